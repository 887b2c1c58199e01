package org.sifter.cli;

import org.sifter.report.UnifiedDiff;
import org.sifter.source.SourceFile;

/** Shows what fixes would change, and changes nothing. */
final class LintDiff implements LintOutcome {
  private final Results results;
  private final Messages messages;

  LintDiff(Results results, Messages messages) {
    this.results = results;
    this.messages = messages;
  }

  @Override
  public ExitCode take(LintedFile file) {
    if (!file.valid()) {
      messages.report(file.diagnostics());
      return file.exitCode();
    }
    SourceFile before = file.before().orElseThrow();
    results.write(
        UnifiedDiff.render(before.name(), before.text(), file.after().orElseThrow().text()));
    return file.fixes() > 0 ? ExitCode.FINDINGS : ExitCode.DONE;
  }

  @Override
  public void end() {}
}
