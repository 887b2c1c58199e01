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
   * Parses and resolves.
   *
   * @param log has the text, and gets what is found in it
   * @return the plan; empty when an error has been reported
   */
  static Optional<BuildPlan> plan(DiagnosticLog log, ResolveOptions options) {
    Dockerfile dockerfile = Parser.parse(log);
    BuildArgumentCheck.check(dockerfile, options.buildArguments().keySet(), log);
    return log.hasErrors() ? Optional.empty() : Resolver.resolve(dockerfile, options, log);
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
