package org.sifter.cli;

import java.util.Optional;
import org.sifter.diag.DiagnosticLog;
import org.sifter.parser.Parser;
import org.sifter.plan.Base;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.ImageFacts;
import org.sifter.plan.Stage;
import org.sifter.resolve.ResolveOptions;
import org.sifter.resolve.Resolver;
import org.sifter.syntax.Dockerfile;

/** From the text of a Dockerfile to its build plan. */
final class FrontEnd {
  private FrontEnd() {}

  /**
   * A Dockerfile and what it means.
   *
   * @param plan its build plan; empty when an error has been reported
   */
  record Reading(Dockerfile dockerfile, Optional<BuildPlan> plan) {}

  /**
   * Parses and resolves.
   *
   * @param log has the text, and gets what is found in it
   */
  static Reading read(DiagnosticLog log, ResolveOptions options) {
    return resolve(Parser.parse(log), log, options);
  }

  /** Resolves a Dockerfile that has been parsed. */
  static Reading resolve(Dockerfile dockerfile, DiagnosticLog log, ResolveOptions options) {
    Optional<BuildPlan> plan =
        log.hasErrors() ? Optional.empty() : Resolver.resolve(dockerfile, options, log);
    BuildArgumentCheck.check(dockerfile, plan, options.buildArguments().keySet(), log);
    return new Reading(dockerfile, plan);
  }

  /** The build plan of a Dockerfile; empty when an error has been reported. */
  static Optional<BuildPlan> plan(DiagnosticLog log, ResolveOptions options) {
    return read(log, options).plan();
  }

  /** Reports base images of which nothing is known, where that ends the command. */
  static void verifyBases(BuildPlan plan, ResolveMode mode, DiagnosticLog log) {
    if (mode != ResolveMode.ALWAYS) {
      return;
    }
    for (Stage stage : plan.stages()) {
      if (stage.base() instanceof Base.Image image
          && image.facts() instanceof ImageFacts.Unknown unknown) {
        log.report(
            CliCode.BASE_NOT_FOUND,
            stage.provenance().span(),
            image.reference().toString(),
            unknown.reason());
      }
    }
  }
}
