package org.sifter.cli;

import java.util.List;
import java.util.Optional;
import org.sifter.config.Configuration;
import org.sifter.context.BuildContext;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.DiagnosticLog;
import org.sifter.lint.Profile;
import org.sifter.parser.Parser;
import org.sifter.resolve.OpenArguments;
import org.sifter.resolve.ResolveOptions;
import org.sifter.source.SourceFile;
import org.sifter.syntax.Dockerfile;

/** Lints the text of one Dockerfile. */
final class DockerfileLint {
  private final Configuration configuration;
  private final ResolveOptions resolving;
  private final Optional<BuildContext> context;

  DockerfileLint(
      Configuration configuration, ResolveOptions resolving, Optional<BuildContext> context) {
    this.configuration = configuration;
    this.resolving = resolving;
    this.context = context;
  }

  /**
   * What is found in a file.
   *
   * @param valid whether it is a Dockerfile that has a plan; otherwise the diagnostics say why not
   */
  record Result(boolean valid, List<Diagnostic> diagnostics) {}

  Result lint(SourceFile source) {
    DiagnosticLog log = new DiagnosticLog(source);
    Dockerfile dockerfile = Parser.parse(log);
    FrontEnd.Reading reading =
        FrontEnd.resolve(dockerfile, log, OpenArguments.assume(dockerfile, resolving));
    if (reading.plan().isEmpty()) {
      return new Result(/* valid= */ false, log.diagnostics());
    }
    Profile profile = configuration.profile();
    RuleRun run = RuleRun.of(configuration.selection(), profile);
    run.check(reading.dockerfile(), reading.plan().get(), context, profile).forEach(log::add);
    return new Result(
        /* valid= */ true,
        new Telling(configuration).told(reading.dockerfile(), run.infos(), log.diagnostics()));
  }
}
