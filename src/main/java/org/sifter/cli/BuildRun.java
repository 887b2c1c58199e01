package org.sifter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sifter.build.BuildCode;
import org.sifter.build.BuildFailedException;
import org.sifter.build.BuildRequest;
import org.sifter.build.CacheException;
import org.sifter.build.FailureReport;
import org.sifter.build.ImageTarget;
import org.sifter.build.Recipe;
import org.sifter.build.TargetException;
import org.sifter.build.TreeRemoval;
import org.sifter.build.WorkDirectory;
import org.sifter.diag.Diagnostic;
import org.sifter.engine.BuildModeChoice;
import org.sifter.engine.Engine;
import org.sifter.engine.EngineDirectories;
import org.sifter.progress.BuildEvent;
import org.sifter.progress.BuildListener;
import org.sifter.progress.BuildLog;
import org.sifter.progress.Listeners;

/** Builds one image file, and leaves nothing behind but that, or the log of a build that failed. */
final class BuildRun {
  private static final String TEMPORARY_PREFIX = "sifter-build-";

  private final BuildSettings settings;
  private final BuilderChoice builders;
  private final Work work;
  private final TreeRemoval removal;
  private final long begun = System.nanoTime();

  /**
   * What is to be done.
   *
   * @param recipe what is built
   * @param meaning what a Dockerfile means; empty for other recipes
   * @param mode how the engine comes to its rights; empty when it needs none
   */
  record Work(
      Recipe recipe,
      Optional<RecipeReader.Meaning> meaning,
      Engine engine,
      Optional<BuildModeChoice> mode) {}

  /**
   * How a build has ended.
   *
   * @param failure what is wrong, if something is
   * @param log the whole output of a build that has failed, where it is kept
   */
  record Ending(ExitCode code, Optional<FailureReport> failure, Optional<Path> log) {
    static Ending failed(ExitCode code, Diagnostic diagnostic) {
      return new Ending(code, Optional.of(FailureReport.of(diagnostic)), Optional.empty());
    }
  }

  /** A build of which all that the command line says has been found good. */
  BuildRun(BuildSettings settings, BuilderChoice builders, Work work, Surroundings surroundings) {
    this.settings = settings;
    this.builders = builders;
    this.work = work;
    this.removal = new TreeRemoval(surroundings.variables());
  }

  /** Builds, and tells how it goes. */
  Ending build(BuildListener listener) {
    listener.on(work.recipe().planned());
    Ending ending = buildInDirectory(listener);
    listener.on(
        ending
            .failure()
            .<BuildEvent>map(
                failure -> new BuildEvent.Failed(failure.problem(), ending.log(), time()))
            .orElseGet(() -> new BuildEvent.Finished(settings.path(), size(), time())));
    return ending;
  }

  private Ending buildInDirectory(BuildListener listener) {
    Path parent = settings.temporaryParent();
    if (!EngineDirectories.canWorkIn(parent)) {
      return withoutTemporary(parent, "engines cannot work in a directory of such a name");
    }
    try (WorkDirectory temporary = WorkDirectory.create(parent, TEMPORARY_PREFIX, removal)) {
      return buildInterruptibly(temporary.path(), listener);
    } catch (IOException e) {
      return withoutTemporary(parent, FileReader.reason(e));
    }
  }

  private static Ending withoutTemporary(Path parent, String reason) {
    return Ending.failed(
        ExitCode.BAD_INPUT,
        FileException.of(BuildCode.NO_TEMPORARY_DIRECTORY, parent.toString(), reason).diagnostic());
  }

  private Ending buildInterruptibly(Path temporary, BuildListener listener) {
    try (ImageTarget target =
            ImageTarget.open(settings.name(), settings.path(), settings.replaces(), removal);
        BuildLog log = BuildLog.open(temporary)) {
      return build(temporary, target, log, listener);
    } catch (TargetException e) {
      return Ending.failed(ExitCode.BAD_INPUT, e.diagnostic());
    } catch (InterruptedException e) {
      return Ending.failed(
          ExitCode.INTERRUPTED,
          FileException.of(BuildCode.INTERRUPTED, settings.name()).diagnostic());
    } catch (CacheException e) {
      return Ending.failed(
          ExitCode.ENGINE,
          FileException.of(
                  BuildCode.CACHE_UNUSABLE,
                  e.directory().toString(),
                  FileReader.reason(e.failure()))
              .diagnostic());
    } catch (IOException e) {
      return Ending.failed(
          ExitCode.ENGINE,
          FileException.of(BuildCode.CANNOT_BUILD, settings.name(), FileReader.reason(e))
              .diagnostic());
    }
  }

  private Ending build(Path temporary, ImageTarget target, BuildLog log, BuildListener shown)
      throws TargetException, InterruptedException, IOException {
    BuildListener listener = Listeners.all(log, shown);
    log.on(work.recipe().planned());
    BuildRequest request =
        settings.request(
            work.engine(),
            work.mode().map(BuildModeChoice::options).orElse(List.of()),
            temporary,
            work.recipe());
    Optional<FailureReport> failure = build(request, target, listener);
    if (failure.isEmpty()) {
      target.publish();
      forgetLog();
      return new Ending(ExitCode.DONE, Optional.empty(), Optional.empty());
    }
    return new Ending(ExitCode.ENGINE, failure, log.keep(logFile()));
  }

  /** The log of an earlier build, which failed, is not this image's. */
  private void forgetLog() throws IOException {
    if (Files.isRegularFile(logFile(), LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(logFile());
    }
  }

  /** Where the output of a build that fails is kept. */
  private Path logFile() {
    return settings.path().resolveSibling(settings.path().getFileName() + ".log");
  }

  private Optional<FailureReport> build(
      BuildRequest request, ImageTarget target, BuildListener listener)
      throws InterruptedException, IOException {
    listener.on(new BuildEvent.Remark(engine()));
    BuilderChoice.Choice choice = builders.choose(work, request);
    choice.remark().ifPresent(remark -> listener.on(new BuildEvent.Remark(remark)));
    if (settings.namesCompression() && choice.isPlain() && !request.takesSquashOptions()) {
      listener.on(
          new BuildEvent.Remark(
              work.engine().label()
                  + " cannot be told how to compress, and does as it always does"));
    }
    try {
      choice.builder().build(target.temporary(), listener);
    } catch (BuildFailedException e) {
      return Optional.of(FailureReport.of(e, work.recipe(), request));
    }
    Optional<FailureReport> problem =
        settings.test().isEmpty()
            ? Optional.empty()
            : settings.test().get().run(target.temporary(), settings.name(), request);
    return problem.isPresent() || settings.signature().isEmpty()
        ? problem
        : settings.signature().get().sign(target.temporary(), settings.name(), request);
  }

  private String engine() {
    String how = work.mode().map(mode -> ", " + mode.explanation()).orElse("");
    return "%s (%s)%s".formatted(work.engine().label(), work.engine().program(), how);
  }

  private long size() {
    try {
      return Files.size(settings.path());
    } catch (IOException e) {
      return 0; // Another build has just put its own there.
    }
  }

  private Duration time() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
