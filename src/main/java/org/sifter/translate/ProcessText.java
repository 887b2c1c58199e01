package org.sifter.translate;

import org.sifter.plan.Process;

/** What a process says that it does: its command line or its script. */
final class ProcessText {
  private ProcessText() {}

  /** The text, for those who look for words in it. */
  static String of(Process process) {
    if (process instanceof Process.Shell shell) {
      return shell.text();
    }
    return process instanceof Process.Script script
        ? script.content()
        : String.join(" ", process.arguments());
  }
}
