package org.sifter.cli;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sifter.diag.DiagnosticLog;
import org.sifter.parser.Parser;
import org.sifter.plan.Base;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.Stage;
import org.sifter.resolve.PredefinedArguments;
import org.sifter.shell.Suggestion;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;
import org.sifter.syntax.BuildArgument;
import org.sifter.syntax.Dockerfile;
import org.sifter.syntax.Instruction;

/** Finds values of {@code --build-arg} that nothing in the Dockerfile takes. */
final class BuildArgumentCheck {
  private BuildArgumentCheck() {}

  /**
   * Reports the unused names.
   *
   * @param plan the build plan, which knows what the base images have for those that build on them;
   *     empty when an error has been reported
   */
  static void check(
      Dockerfile dockerfile, Optional<BuildPlan> plan, Set<String> given, DiagnosticLog log) {
    if (given.isEmpty()) {
      return;
    }
    Set<String> declared = new TreeSet<>();
    dockerfile.instructions().forEach(instruction -> declare(instruction, declared));
    plan.stream()
        .flatMap(BuildArgumentCheck::triggers)
        .forEach(trigger -> declareLater(trigger, declared));
    for (String name : given) {
      if (!declared.contains(name) && !PredefinedArguments.includes(name)) {
        log.reportFile(CliCode.UNUSED_BUILD_ARG, name, remedy(name, declared));
      }
    }
  }

  private static void declare(Instruction instruction, Set<String> declared) {
    if (instruction instanceof Instruction.Arg arg) {
      arg.arguments().stream().map(BuildArgument::name).forEach(n -> declared.add(n.text()));
    } else if (instruction instanceof Instruction.Onbuild onbuild) {
      declareLater(onbuild.trigger().text(), declared);
    }
  }

  private static void declareLater(String trigger, Set<String> declared) {
    DiagnosticLog unread = new DiagnosticLog(SourceFile.of("", trigger));
    Parser.parseTrigger(trigger, unread, Span.at(0))
        .ifPresent(instruction -> declare(instruction, declared));
  }

  /** The ONBUILD instructions of base images. */
  private static Stream<String> triggers(BuildPlan plan) {
    return plan.stages().stream()
        .map(Stage::base)
        .filter(Base.Image.class::isInstance)
        .flatMap(base -> ((Base.Image) base).facts().config().stream())
        .flatMap(config -> config.triggers().stream());
  }

  private static String remedy(String name, Set<String> declared) {
    if (declared.isEmpty()) {
      return "This Dockerfile has no ARG; leave the option out.";
    }
    String near =
        Suggestion.nearest(name, declared).map(arg -> "Did you mean " + arg + "? ").orElse("");
    return near + "Its ARGs are " + String.join(", ", declared) + ".";
  }
}
