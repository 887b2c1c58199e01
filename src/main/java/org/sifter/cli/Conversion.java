package org.sifter.cli;

import java.util.Optional;
import java.util.Set;
import org.sifter.diag.DiagnosticLog;
import org.sifter.image.KnownImages;
import org.sifter.image.LockFile;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.Platform;
import org.sifter.resolve.ResolveOptions;
import org.sifter.translate.Dialect;
import org.sifter.translate.TranslateOptions;
import org.sifter.translate.Translation;
import org.sifter.translate.Translator;

/** The conversion of one Dockerfile. */
final class Conversion {
  private final DockerfileInput input;
  private final BaseImageOptions bases;
  private final ResolveOptions resolving;
  private final TranslateOptions translating;
  private final DiagnosticLog log;
  private Optional<FrontEnd.Reading> reading = Optional.empty();
  private Optional<Translation> translation = Optional.empty();

  /**
   * A conversion.
   *
   * @param log has the text of the Dockerfile, and gets what is found in it
   */
  Conversion(
      DockerfileInput input,
      BaseImageOptions bases,
      ResolveOptions resolving,
      TranslateOptions translating,
      DiagnosticLog log) {
    this.input = input;
    this.bases = bases;
    this.resolving = resolving;
    this.translating = translating;
    this.log = log;
  }

  static TranslateOptions translateOptions(
      DockerfileInput input,
      Arguments arguments,
      Platform platform,
      Optional<Dialect> dialect,
      Optional<Set<String>> given) {
    return new TranslateOptions(
        input.context(),
        input.path(),
        input.nameInContext(),
        arguments.has(OptionNames.LENIENT),
        platform,
        dialect,
        given);
  }

  /** What was read; empty when it did not come to that. */
  Optional<FrontEnd.Reading> reading() {
    return reading;
  }

  /** What the Dockerfile has been translated to; empty when that has not ended well. */
  Optional<Translation> translation() {
    return translation;
  }

  /** Converts with a lock that is written anew. */
  ExitCode withLock(LockUpdate update) throws FileException {
    LockFile lock = update.lock(log);
    if (log.hasErrors()) {
      return ExitCode.FINDINGS;
    }
    ExitCode code = run(bases.images(input, resolving.platform()).pinnedBy(lock));
    if (code == ExitCode.DONE) {
      update.write(lock);
    }
    return code;
  }

  /** Converts. */
  ExitCode run() throws FileException {
    return run(bases.images(input, resolving.platform()));
  }

  private ExitCode run(KnownImages images) {
    FrontEnd.Reading read = FrontEnd.read(log, resolving.with(images));
    reading = Optional.of(read);
    Optional<BuildPlan> plan = read.plan();
    if (plan.isEmpty()) {
      return ExitCode.BAD_INPUT;
    }
    FrontEnd.verifyBases(plan.get(), bases.mode(), log);
    if (log.hasErrors()) {
      return ExitCode.FINDINGS;
    }
    Optional<Translation> translated = Translator.translate(plan.get(), translating, log);
    if (translated.isEmpty()) {
      return ExitCode.BAD_INPUT;
    }
    if (log.hasErrors()) {
      return ExitCode.FINDINGS;
    }
    translation = translated;
    return ExitCode.DONE;
  }
}
