package org.sifter.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code sifter build} as the ordinary user who builds, in a directory that holds the build
 * context, and beside it a directory for what is temporary, a cache and the program itself. All of
 * it is gone when closed.
 *
 * @param directory the directory
 */
record SifterBuild(Path directory) implements AutoCloseable {
  /** Which of the two ways to build a test is about. */
  enum Way {
    /** With the step cache. */
    LAYERED,
    /** By the engine's own build, to which an option is passed on that changes nothing. */
    PLAIN;

    private List<String> options() {
      return this == PLAIN ? List.of("--", "--notest") : List.of();
    }
  }

  static SifterBuild of(String dockerfile) throws IOException {
    SifterBuild build = new SifterBuild(Files.createTempDirectory(Engines.WORK, "build-"));
    try {
      Files.createDirectory(build.context());
      Files.createDirectory(build.temporary());
      Files.writeString(build.context().resolve("Dockerfile"), dockerfile);
      InstalledSifter.copyProgram(build.directory.resolve("sifter"));
      build.handOver();
      return build;
    } catch (Throwable e) {
      build.close();
      throw e;
    }
  }

  /** Makes everything but the program the user's who builds. */
  void handOver() {
    forEach(List.of("-true"), "chown", "-h", Engines.USER);
    forEach(List.of("!", "-type", "l"), "chmod", "u+rwX,go+rX");
  }

  private void forEach(List<String> test, String... command) {
    List<String> find = new ArrayList<>(List.of("find", ".", "-path", "./sifter", "-prune", "-o"));
    find.addAll(test);
    find.add("-exec");
    find.addAll(List.of(command));
    find.addAll(List.of("{}", "+"));
    Commands.in(directory).run(find).orFail();
  }

  Path context() {
    return directory.resolve("context");
  }

  Path temporary() {
    return directory.resolve("temporary");
  }

  Path image() {
    return context().resolve("app.sif");
  }

  /** The program. */
  String sifter() {
    return directory.resolve("sifter/bin/sifter").toString();
  }

  /** What its processes have in their environment. */
  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("APPTAINER_TMPDIR", temporary().toString());
    variables.put("SIFTER_CACHE", directory.resolve("cache").toString());
    return variables;
  }

  /** The command, as the user who builds. */
  List<String> command(Way way, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Engines.AS_USER,
                sifter(),
                "build",
                "--base-config",
                Engines.BASE_CONFIG.toString(),
                "--resolve",
                "never"));
    command.addAll(List.of(options));
    if (!command.contains("-o")) {
      command.addAll(List.of("-o", "app.sif"));
    }
    command.addAll(way.options());
    return command;
  }

  /** Builds {@code app.sif} in the context. */
  Outcome run(Way way, String... options) {
    return new Commands(context(), variables()).run(command(way, options));
  }

  /** Runs a command in the image that has been built. */
  Outcome inImage(String... command) {
    List<String> words = new ArrayList<>(List.of(Engines.APPTAINER, "exec", image().toString()));
    words.addAll(List.of(command));
    return Commands.in(context()).run(words);
  }

  /** The names in the context and the directory for what is temporary. */
  List<String> files() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path each : List.of(context(), temporary())) {
      try (Stream<Path> entries = Files.list(each)) {
        entries.map(entry -> directory.relativize(entry).toString()).forEach(names::add);
      }
    }
    names.sort(null);
    return names;
  }

  /** The processes that run still, and have something to do with this build. */
  String processes() {
    return Commands.in(Engines.WORK)
        .run("pgrep", "--full", "--list-full", directory.getFileName().toString())
        .output();
  }

  @Override
  public void close() {
    Commands.in(Engines.WORK).run("rm", "-rf", directory.toString()).orFail();
  }
}
