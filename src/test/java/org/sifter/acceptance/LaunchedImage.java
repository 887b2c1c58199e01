package org.sifter.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An image with its launcher beside it, in a directory of the user who runs it; the home directory
 * of that user is one below it. All is gone when closed.
 *
 * @param variables what the launcher's environment has besides that of the test
 */
record LaunchedImage(Path directory, Map<String, String> variables) implements AutoCloseable {
  LaunchedImage {
    variables = Map.copyOf(variables);
  }

  /**
   * Builds the image of a Dockerfile with the files that it copies, and writes its launcher. A file
   * {@code prepare.sh} makes what a repository should not hold.
   */
  static LaunchedImage of(Path context) throws IOException {
    Engines.require();
    Path directory = Files.createTempDirectory(Engines.WORK, "launcher-");
    LaunchedImage image =
        new LaunchedImage(directory, Map.of("HOME", directory.resolve("home").toString()));
    try {
      image.build(context);
    } catch (Throwable e) {
      image.close();
      throw e;
    }
    return image;
  }

  private void build(Path context) throws IOException {
    Commands root = Commands.in(directory);
    root.run("cp", "-R", context.toAbsolutePath().toString(), "context").orFail();
    Files.createDirectory(directory.resolve("home"));
    Path preparation = directory.resolve("context/prepare.sh");
    if (Files.exists(preparation)) {
      Commands.in(preparation.getParent()).run("bash", preparation.toString()).orFail();
    }
    sifter("convert", "-o", "image.def");
    write("bash");
    root.run("chown", "-R", Engines.USER, ".").orFail();
    buildImage("image.def", "image.sif");
  }

  /** Builds another image of the same context. */
  void buildImage(String definition, String name) {
    // Whatever this machine has mounted below /tmp.
    Commands here = new Commands(directory.resolve("context"), Map.of("APPTAINER_NO_MOUNT", "tmp"));
    List<String> build = new ArrayList<>(List.of(Engines.APPTAINER, "build"));
    build.addAll(PlainEngineBuild.FAST);
    build.addAll(List.of("../" + name, "../" + definition));
    PlainEngineBuild.run(here, build).orFail();
  }

  /** Writes the launcher for one of the shells. */
  void write(String shell, String... options) {
    List<String> words =
        new ArrayList<>(List.of("--sif", "image.sif", "-o", "launch", "--shell", shell));
    words.addAll(List.of(options));
    sifter("launcher", words.toArray(String[]::new));
  }

  /** Runs sifter as root, on the Dockerfile. */
  void sifter(String command, String... options) {
    List<String> words = new ArrayList<>(List.of(Engines.SIFTER, command));
    words.addAll(List.of(options));
    words.addAll(List.of("--base-config", Engines.BASE_CONFIG.toString(), "context"));
    Commands.in(directory).run(words).orFail();
  }

  /** The same with another variable in the launcher's environment. */
  LaunchedImage with(String name, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(name, value);
    return new LaunchedImage(directory, more);
  }

  /** Runs the launcher as the user, in the directory that it is in. */
  Outcome launch(String... words) {
    return launchIn(directory, words);
  }

  /** Runs the launcher as the user. */
  Outcome launchIn(Path where, String... words) {
    List<String> command = new ArrayList<>(List.of(directory.resolve("launch").toString()));
    command.addAll(List.of(words));
    return run(where, command);
  }

  /** Runs a program as the user. */
  Outcome run(Path where, List<String> program) {
    return Commands.in(where).run(words(program));
  }

  /** The words that run a program as the user, with the variables. */
  List<String> words(List<String> program) {
    List<String> words = new ArrayList<>(List.of(Engines.AS_USER, "env"));
    variables.forEach((name, value) -> words.add(name + "=" + value));
    words.addAll(program);
    return words;
  }

  /** A directory of the user's. */
  Path newDirectory(String name) {
    Path made = directory.resolve(name);
    Commands.in(directory).run(Engines.AS_USER, "mkdir", made.toString()).orFail();
    return made;
  }

  @Override
  public void close() {
    Commands.in(Engines.WORK).run("rm", "-rf", directory.toString()).orFail();
  }
}
