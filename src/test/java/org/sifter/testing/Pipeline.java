package org.sifter.testing;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.definition.DefinitionFile;
import org.sifter.diag.DiagnosticLog;
import org.sifter.parser.Parser;
import org.sifter.plan.BaseImages;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.Platform;
import org.sifter.resolve.ResolveOptions;
import org.sifter.resolve.ResolveOptions.UnknownVariables;
import org.sifter.resolve.Resolver;
import org.sifter.source.SourceFile;
import org.sifter.syntax.Dockerfile;
import org.sifter.translate.Dialect;
import org.sifter.translate.TranslateOptions;
import org.sifter.translate.Translation;
import org.sifter.translate.Translator;

/** A Dockerfile on its way: what each phase makes of it, and what all have reported. */
public final class Pipeline {
  private final DiagnosticLog log;
  private final Dockerfile dockerfile;
  private final BaseImages baseImages;
  private final Optional<String> target;

  private Pipeline(SourceFile source, BaseImages baseImages, Optional<String> target) {
    this.log = new DiagnosticLog(source);
    this.dockerfile = Parser.parse(log);
    this.baseImages = baseImages;
    this.target = target;
  }

  /** A Dockerfile whose base images nothing is known of. */
  public static Pipeline of(SourceFile source) {
    return of(source, BaseImages.none());
  }

  /** A Dockerfile with what is known of base images. */
  public static Pipeline of(SourceFile source, BaseImages baseImages) {
    return of(source, baseImages, Optional.empty());
  }

  /** As above, built up to the stage {@code target}. */
  public static Pipeline of(SourceFile source, BaseImages baseImages, Optional<String> target) {
    return new Pipeline(source, baseImages, target);
  }

  /** The syntax tree. */
  public Dockerfile dockerfile() {
    return dockerfile;
  }

  /** What has been reported so far. */
  public DiagnosticLog log() {
    return log;
  }

  /** The build plan, if there is one. */
  public Optional<BuildPlan> plan(UnknownVariables unknown) {
    if (log.hasErrors()) {
      return Optional.empty();
    }
    ResolveOptions options =
        new ResolveOptions(target, Map.of(), Platform.LINUX_AMD64, baseImages, unknown);
    return Resolver.resolve(dockerfile, options, log);
  }

  /** The definition file that is built from {@code context}, if there is one. */
  public Optional<DefinitionFile> definition(Path context, boolean lenient) {
    return definition(context, lenient, Optional.empty());
  }

  /** As above, for an engine. */
  public Optional<DefinitionFile> definition(
      Path context, boolean lenient, Optional<Dialect> dialect) {
    return translation(context, lenient, dialect, /* given= */ Optional.empty())
        .map(Translation::definition);
  }

  /** The whole translation, for a build that is given secrets. */
  public Optional<Translation> translation(
      Path context, boolean lenient, Optional<Dialect> dialect, Optional<Set<String>> given) {
    TranslateOptions options =
        new TranslateOptions(
            context, Optional.empty(), "Dockerfile", lenient, Platform.LINUX_AMD64, dialect, given);
    return plan(UnknownVariables.KEPT).flatMap(plan -> Translator.translate(plan, options, log));
  }
}
