package org.sifter.api;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.sifter.analysis.Analysis;
import org.sifter.context.BadIgnoreFileException;
import org.sifter.context.BuildContext;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionWriter;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.DiagnosticLog;
import org.sifter.lint.Linter;
import org.sifter.lint.Subject;
import org.sifter.lint.Suppressions;
import org.sifter.lint.rules.Rules;
import org.sifter.parser.Parser;
import org.sifter.plan.BuildPlan;
import org.sifter.resolve.OpenArguments;
import org.sifter.resolve.ResolveOptions;
import org.sifter.resolve.Resolver;
import org.sifter.source.SourceFile;
import org.sifter.syntax.Dockerfile;
import org.sifter.translate.Translation;
import org.sifter.translate.Translator;

/**
 * What can be made of a Dockerfile, each from the text on. Nothing is kept between calls; they may
 * come from any number of threads.
 */
public final class Sifter {
  private Sifter() {}

  /** The instructions of a Dockerfile, as it writes them. */
  public static Outcome<Dockerfile> parse(SourceFile source) {
    DiagnosticLog log = new DiagnosticLog(source);
    Dockerfile dockerfile = Parser.parse(log);
    return Outcome.of(Optional.of(dockerfile), log);
  }

  /** What a Dockerfile asks to be built: stages, their steps, and the config of the image. */
  public static Outcome<BuildPlan> plan(SourceFile source, SifterOptions options) {
    DiagnosticLog log = new DiagnosticLog(source);
    return Outcome.of(plan(options.resolving(), log), log);
  }

  /**
   * The definition file that builds the same image. {@link DefinitionWriter#write} gives its text.
   *
   * @param options name the build context, which is read where patterns and owners depend on it
   */
  public static Outcome<DefinitionFile> translate(SourceFile source, SifterOptions options) {
    DiagnosticLog log = new DiagnosticLog(source);
    Optional<DefinitionFile> definition =
        plan(options.resolving(), log)
            .flatMap(plan -> Translator.translate(plan, options.translating(source.name()), log))
            .map(Translation::definition);
    return Outcome.of(definition, log);
  }

  /**
   * What in a Dockerfile will not work on a cluster, but for what its comments suppress. When it
   * has no plan, what stands in the way is all that is told.
   *
   * @param options name the build context; where that cannot be read, rules that look at its files
   *     find nothing
   */
  public static List<Diagnostic> lint(SourceFile source, SifterOptions options) {
    DiagnosticLog log = new DiagnosticLog(source);
    Dockerfile dockerfile = Parser.parse(log);
    Optional<BuildPlan> plan =
        resolve(dockerfile, OpenArguments.assume(dockerfile, options.resolving()), log);
    if (plan.isEmpty()) {
      return log.diagnostics();
    }
    Analysis analysis = Analysis.of(dockerfile, plan.get(), context(options));
    new Linter(Rules.selected(options.rules(), options.profile()))
        .lint(new Subject(analysis, options.profile()))
        .forEach(log::add);
    return Suppressions.of(dockerfile).remaining(log.diagnostics()).stream()
        .flatMap(finding -> options.rules().apply(finding).stream())
        .toList();
  }

  private static Optional<BuildPlan> plan(ResolveOptions options, DiagnosticLog log) {
    return resolve(Parser.parse(log), options, log);
  }

  private static Optional<BuildPlan> resolve(
      Dockerfile dockerfile, ResolveOptions options, DiagnosticLog log) {
    return log.hasErrors() ? Optional.empty() : Resolver.resolve(dockerfile, options, log);
  }

  private static Optional<BuildContext> context(SifterOptions options) {
    try {
      return Optional.of(BuildContext.open(options.context(), options.dockerfile()));
    } catch (IOException | BadIgnoreFileException e) {
      return Optional.empty();
    }
  }
}
