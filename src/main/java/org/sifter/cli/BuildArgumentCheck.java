package org.sifter.cli;

import java.util.Set;
import java.util.TreeSet;
import org.sifter.diag.DiagnosticLog;
import org.sifter.resolve.PredefinedArguments;
import org.sifter.source.Span;
import org.sifter.syntax.BuildArgument;
import org.sifter.syntax.Dockerfile;
import org.sifter.syntax.Instruction;

/** Finds values of {@code --build-arg} that nothing in the Dockerfile takes. */
final class BuildArgumentCheck {
  private BuildArgumentCheck() {}

  /** Reports the unused names. */
  static void check(Dockerfile dockerfile, Set<String> given, DiagnosticLog log) {
    if (given.isEmpty()) {
      return;
    }
    Set<String> declared = new TreeSet<>();
    for (Instruction instruction : dockerfile.instructions()) {
      if (instruction instanceof Instruction.Arg arg) {
        arg.arguments().stream().map(BuildArgument::name).forEach(n -> declared.add(n.text()));
      }
    }
    for (String name : given) {
      if (!declared.contains(name) && !PredefinedArguments.includes(name)) {
        log.report(CliCode.UNUSED_BUILD_ARG, Span.at(0), name, remedy(declared));
      }
    }
  }

  private static String remedy(Set<String> declared) {
    return declared.isEmpty()
        ? "This Dockerfile has no ARG; leave the option out."
        : "Its ARGs are " + String.join(", ", declared) + ".";
  }
}
