package org.sifter.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.sifter.build.BuildFailedException;
import org.sifter.build.BuildRequest;
import org.sifter.build.Compression;
import org.sifter.build.DockerfileRecipe;
import org.sifter.build.ImageTarget;
import org.sifter.build.PlainBuild;
import org.sifter.build.TargetException;
import org.sifter.build.TreeRemoval;
import org.sifter.build.WorkDirectory;
import org.sifter.diag.DiagnosticLog;
import org.sifter.engine.Engine;
import org.sifter.progress.BuildListener;
import org.sifter.layer.LayerStore;
import org.sifter.layer.LayeredBuild;
import org.sifter.plan.BuildPlan;
import org.sifter.resolve.ResolveOptions;
import org.sifter.translate.TranslateOptions;

/** Builds an image file from a Dockerfile. */
final class BuildCommand implements Command {
  @Override
  public String name() {
    return "build";
  }

  @Override
  public String synopsis() {
    return "[OPTION]... [CONTEXT] [-- ENGINE-OPTION...]";
  }

  @Override
  public String summary() {
    return "build an image file (SIF) from a Dockerfile";
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>(OptionNames.ofBuilds());
    options.addAll(OptionNames.ofImages());
    options.addAll(OptionNames.ofReports());
    options.add(OptionNames.lint());
    return options;
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException {
    String context = arguments.single("CONTEXT").orElse(".");
    BuildOptions options = new BuildOptions(arguments, surroundings);
    ResolveOptions resolving = options.resolveOptions(ResolveOptions.UnknownVariables.KEPT);
    BaseImageOptions bases = new BaseImageOptions(arguments, surroundings);
    FileReader reader = new FileReader(surroundings);
    DockerfileInput input =
        new DockerfileFinder(reader).find(arguments.value(OptionNames.FILE), context);
    ConversionReport report = ConversionReport.of(arguments, surroundings, reader, input);
    DiagnosticLog log = new DiagnosticLog(input.source());
    Optional<Engine> engine = new InterimEngineSearch(surroundings).find();
    TranslateOptions translating =
        Conversion.translateOptions(
            input,
            arguments,
            surroundings.platform(),
            Optional.empty(),
            Optional.of(java.util.Set.of()));
    Conversion conversion = new Conversion(input, bases, resolving, translating, log);
    ExitCode code = conversion.run();
    messages.report(bases.remarks());
    boolean fails = report.tell(log, conversion.reading(), messages);
    if (code != ExitCode.DONE || fails) {
      return fails ? ExitCode.FINDINGS : code;
    }
    if (engine.isEmpty()) {
      messages.say("no engine");
      return ExitCode.ENGINE;
    }
    DockerfileRecipe recipe =
        new DockerfileRecipe(input.source(), conversion.translation().orElseThrow());
    BuildListener listener = event -> messages.say(event.toString());
    listener.on(recipe.planned());
    String name = arguments.value(OptionNames.OUTPUT).orElse("image.sif");
    TreeRemoval removal = new TreeRemoval(surroundings.variables());
    try (ImageTarget target =
            ImageTarget.open(name, reader.path(name), arguments.has(OptionNames.FORCE), removal);
        WorkDirectory temporary = WorkDirectory.create(Path.of("/tmp"), "sifter-build-", removal)) {
      BuildRequest request =
          new BuildRequest(
              engine.get(),
              List.of(),
              input.context().toAbsolutePath(),
              temporary.path(),
              surroundings.variables(),
              List.of(),
              Compression.ZSTD,
              List.of());
      BuildPlan plan = conversion.reading().orElseThrow().plan().orElseThrow();
      LayeredBuilds.Answer answer =
          new LayeredBuilds(surroundings)
              .find(
                  request,
                  org.sifter.engine.BuildMode.SUBORDINATE_IDS,
                  resolving.platform(),
                  LayerStore.of(CacheDirectory.of(surroundings).orElseThrow()),
                  Optional.empty(),
                  LayeredBuilds.identities(
                      plan, resolving.platform(), bases.images(input, resolving.platform())));
      if (answer instanceof LayeredBuilds.Possible possible) {
        new LayeredBuild(recipe, plan, translating, request, possible.cache())
            .build(target.temporary(), listener);
      } else {
        messages.say(((LayeredBuilds.Impossible) answer).reason());
        new PlainBuild(recipe, request).build(target.temporary(), listener);
      }
      target.publish();
      return ExitCode.DONE;
    } catch (TargetException e) {
      throw new FileException(e.diagnostic());
    } catch (BuildFailedException | IOException e) {
      messages.say(e.toString());
      return ExitCode.ENGINE;
    } catch (InterruptedException e) {
      return ExitCode.ENGINE;
    }
  }
}
