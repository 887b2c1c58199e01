package org.sifter.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.build.DefinitionRecipe;
import org.sifter.build.DockerfileRecipe;
import org.sifter.build.ImageRecipe;
import org.sifter.build.Recipe;
import org.sifter.definition.DefinitionSyntaxException;
import org.sifter.definition.Label;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.DiagnosticLog;
import org.sifter.diag.Severity;
import org.sifter.image.KnownImages;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.Platform;
import org.sifter.resolve.ResolveOptions;
import org.sifter.reverse.DefinitionTranslator;
import org.sifter.syntax.Dockerfile;
import org.sifter.translate.Dialect;
import org.sifter.translate.TranslateOptions;
import org.sifter.translate.TranslationCode;

/** Reads what an image is built from, and tells what it finds in it. */
final class RecipeReader {
  private final Arguments arguments;
  private final Surroundings surroundings;
  private final Messages messages;
  private final SecretOptions secrets;
  private final Optional<Dialect> dialect;

  /**
   * A reader.
   *
   * @param secrets what the build is given
   * @param dialect that of the engine, when there is one
   */
  RecipeReader(
      Arguments arguments,
      Surroundings surroundings,
      Messages messages,
      SecretOptions secrets,
      Optional<Dialect> dialect) {
    this.arguments = arguments;
    this.surroundings = surroundings;
    this.messages = messages;
    this.secrets = secrets;
    this.dialect = dialect;
  }

  /**
   * What has been read.
   *
   * @param code how the command ends when there is no recipe
   * @param recipe what is built
   * @param meaning what a Dockerfile means; empty for other recipes
   * @param unknownBases what is told of base images, if these can be fetched
   */
  record Reading(
      ExitCode code,
      Optional<Recipe> recipe,
      Optional<Meaning> meaning,
      List<Diagnostic> unknownBases) {
    static Reading of(Recipe recipe) {
      return new Reading(ExitCode.DONE, Optional.of(recipe), Optional.empty(), List.of());
    }

    static Reading failed(ExitCode code) {
      return new Reading(code, Optional.empty(), Optional.empty(), List.of());
    }
  }

  /**
   * What a Dockerfile means, and how it is translated.
   *
   * @param dockerfile its instructions
   * @param platform what the image is for
   * @param images what is known of base images
   */
  record Meaning(
      DockerfileRecipe recipe,
      Dockerfile dockerfile,
      BuildPlan plan,
      TranslateOptions options,
      Platform platform,
      KnownImages images) {}

  Reading read(BuildSource source) throws UsageException, FileException {
    if (source instanceof BuildSource.OfImage image) {
      return Reading.of(new ImageRecipe(image.image(), image.place()));
    }
    return source instanceof BuildSource.OfDefinition definition
        ? definition(definition)
        : dockerfile(((BuildSource.OfDockerfile) source).input());
  }

  private Reading definition(BuildSource.OfDefinition definition) throws UsageException {
    Map<String, String> given = BuildOptions.buildArguments(arguments, surroundings);
    try {
      List<Label> labels = SourceLabels.ofSources(definition.directory(), surroundings);
      return Reading.of(new DefinitionRecipe(definition.source(), given, labels));
    } catch (DefinitionSyntaxException e) {
      DiagnosticLog log = new DiagnosticLog(definition.source());
      DefinitionTranslator.reportSyntax(log, e);
      messages.report(log.diagnostics());
      return Reading.failed(ExitCode.BAD_INPUT);
    }
  }

  private Reading dockerfile(DockerfileInput input) throws UsageException, FileException {
    BuildOptions options = new BuildOptions(arguments, surroundings);
    ResolveOptions resolving = options.resolveOptions(ResolveOptions.UnknownVariables.KEPT);
    BaseImageOptions bases = BaseImageOptions.ofBuild(arguments, surroundings);
    FileReader reader = new FileReader(surroundings);
    ConversionFindings findings = ConfiguredFindings.of(arguments, reader).in(input);
    DiagnosticLog log = new DiagnosticLog(input.source());
    TranslateOptions translating =
        Conversion.translateOptions(
            input, arguments, resolving.platform(), dialect, Optional.of(secrets.ids()));
    Conversion conversion = new Conversion(input, bases, resolving, translating, log);
    ExitCode code = conversion.run();
    messages.report(bases.remarks());
    List<Diagnostic> unknownBases =
        conversion.translation().isPresent() ? unknownBases(log) : List.of();
    List<Diagnostic> told = findings.told(without(unknownBases, log), conversion.reading());
    messages.report(input.source().name(), told);
    if (conversion.translation().isEmpty()) {
      return Reading.failed(code);
    }
    if (findings.areGrave(told)) {
      return Reading.failed(ExitCode.FINDINGS);
    }
    DockerfileRecipe recipe =
        new DockerfileRecipe(
            input.source(),
            conversion.translation().get(),
            SourceLabels.of(input.source(), input.context(), surroundings));
    Meaning meaning =
        new Meaning(
            recipe,
            conversion.reading().orElseThrow().dockerfile(),
            conversion.reading().flatMap(FrontEnd.Reading::plan).orElseThrow(),
            translating,
            resolving.platform(),
            bases.images(input, resolving.platform()));
    return new Reading(ExitCode.DONE, Optional.of(recipe), Optional.of(meaning), unknownBases);
  }

  private static List<Diagnostic> unknownBases(DiagnosticLog log) {
    return log.diagnostics().stream()
        .filter(each -> each.code() == TranslationCode.UNKNOWN_BASE)
        .filter(each -> each.severity() == Severity.INFO)
        .toList();
  }

  private static DiagnosticLog without(List<Diagnostic> left, DiagnosticLog log) {
    DiagnosticLog rest = new DiagnosticLog(log.source());
    log.diagnostics().stream().filter(each -> !left.contains(each)).forEach(rest::add);
    return rest;
  }
}
