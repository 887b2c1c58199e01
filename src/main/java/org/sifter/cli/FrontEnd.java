package org.sifter.cli;

import java.util.Optional;
import org.sifter.diag.DiagnosticLog;
import org.sifter.parser.Parser;
import org.sifter.plan.BuildPlan;
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
    return log.hasErrors() ? Optional.empty() : Resolver.resolve(dockerfile, options, log);
  }
}
