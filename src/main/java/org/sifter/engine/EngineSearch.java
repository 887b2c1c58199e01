package org.sifter.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the engine: the one that the user names, else {@code apptainer}, else {@code singularity}.
 */
public final class EngineSearch {
  /** The environment variable that names the engine where no option does. */
  public static final String VARIABLE = "SIFTER_ENGINE";

  private static final List<String> NAMES = List.of("apptainer", "singularity");

  /** Slow file systems need some seconds to load a program of 50 MB for the first time. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Map<String, String> variables;
  private final Path workingDirectory;
  private final Programs programs;
  private final Duration patience;

  /**
   * A search.
   *
   * @param variables the environment
   * @param workingDirectory where relative paths start from
   */
  public EngineSearch(Map<String, String> variables, Path workingDirectory) {
    this(variables, workingDirectory, PATIENCE);
  }

  /** A search that waits for engines only so long. */
  EngineSearch(Map<String, String> variables, Path workingDirectory, Duration patience) {
    this.variables = Map.copyOf(variables);
    this.workingDirectory = workingDirectory;
    this.programs = Programs.of(variables, workingDirectory);
    this.patience = patience;
  }

  /**
   * What the user calls an engine.
   *
   * @param name a path, or the name of a program on {@code PATH}
   * @param subject how messages call it
   */
  private record Named(String name, String subject) {}

  /**
   * Finds it, and asks it for its version.
   *
   * @param option the program that an option names: a path, or a name on {@code PATH}
   * @throws EngineException when there is none, or it does not answer
   */
  public Engine find(Optional<String> option) throws EngineException {
    Optional<Named> named =
        option
            .map(name -> new Named(name, name))
            .or(
                () ->
                    Optional.ofNullable(variables.get(VARIABLE))
                        .filter(name -> !name.isEmpty())
                        .map(name -> new Named(name, VARIABLE + "=" + name)));
    return named.isPresent() ? use(named.get()) : useFirst();
  }

  private Engine useFirst() throws EngineException {
    for (String name : NAMES) {
      Optional<Path> program = programs.find(name);
      if (program.isPresent()) {
        return ask(program.get(), program.get().toString());
      }
    }
    throw EngineException.of(EngineCode.NO_ENGINE, "PATH", howToGetOne());
  }

  private String howToGetOne() {
    boolean hasModules = variables.containsKey("LMOD_CMD") || variables.containsKey("MODULESHOME");
    return (hasModules ? "Run module load apptainer (or singularity). Where there is none: " : "")
        + "Install your distribution's package apptainer, or run Apptainer's"
        + " install-unprivileged.sh, which needs no root"
        + " (https://apptainer.org/docs/admin/main/installation.html)."
        + (hasModules ? "" : " On a cluster, it may be a module: module avail.");
  }

  private Engine use(Named named) throws EngineException {
    String subject = named.subject();
    Path program = named.name().contains("/") ? path(named) : onPath(named);
    if (Files.isDirectory(program)) {
      throw EngineException.of(
          EngineCode.ENGINE_IS_DIRECTORY, subject, program.resolve("bin/apptainer").toString());
    }
    if (!Files.exists(program)) {
      throw EngineException.of(EngineCode.NO_SUCH_ENGINE, subject);
    }
    if (!Files.isExecutable(program)) {
      throw EngineException.of(EngineCode.ENGINE_NOT_EXECUTABLE, subject);
    }
    return ask(program, subject);
  }

  private Path path(Named named) throws EngineException {
    try {
      return workingDirectory.resolve(named.name()).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw EngineException.of(EngineCode.NO_SUCH_ENGINE, named.subject());
    }
  }

  private Path onPath(Named named) throws EngineException {
    try {
      return programs
          .find(named.name())
          .orElseThrow(() -> EngineException.of(EngineCode.ENGINE_NOT_ON_PATH, named.subject()));
    } catch (InvalidPathException e) {
      throw EngineException.of(EngineCode.ENGINE_NOT_ON_PATH, named.subject());
    }
  }

  private Engine ask(Path program, String subject) throws EngineException {
    Answer answer = answer(program, subject);
    if (!answer.isSuccess()) {
      throw EngineException.of(
          EngineCode.ENGINE_FAILS,
          subject,
          Integer.toString(answer.status()),
          answer.lastError().map(line -> ": " + line).orElse(""));
    }
    if (answer.output().isBlank()) {
      throw EngineException.of(EngineCode.ENGINE_SILENT, subject);
    }
    return VersionAnswer.read(answer.output())
        .map(version -> new Engine(program, version.kind(), version.version()))
        .orElseThrow(
            () ->
                EngineException.of(
                    EngineCode.NOT_AN_ENGINE,
                    subject,
                    answer.output().strip().lines().findFirst().orElse("")));
  }

  private Answer answer(Path program, String subject) throws EngineException {
    try {
      return Answer.of(List.of(program.toString(), "--version"), variables, patience);
    } catch (NoAnswerException e) {
      throw EngineException.of(
          EngineCode.ENGINE_HANGS, subject, Long.toString(patience.toSeconds()));
    } catch (IOException e) {
      throw EngineException.of(EngineCode.ENGINE_DOES_NOT_START, subject, reason(e));
    }
  }

  /** What the system says; Java's own message names the program once more. */
  private static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    int reason = message.lastIndexOf("error=");
    int comma = message.indexOf(", ", Math.max(reason, 0));
    return reason < 0 || comma < 0 ? message : message.substring(comma + 2);
  }
}
