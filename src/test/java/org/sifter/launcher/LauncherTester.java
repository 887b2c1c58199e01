package org.sifter.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sifter.analysis.Analysis;
import org.sifter.image.BaseConfigFile;
import org.sifter.image.KnownImages;
import org.sifter.image.LocalImages;
import org.sifter.image.LockFile;
import org.sifter.json.MalformedJsonException;
import org.sifter.plan.BaseImages;
import org.sifter.resolve.ResolveOptions.UnknownVariables;
import org.sifter.source.SourceFile;
import org.sifter.testing.Pipeline;
import org.sifter.testing.Shells;

/**
 * A directory with a run script, an empty file as its image, and as its engine a program that
 * writes down what it is called with: the only way to see that on a machine without an engine. The
 * acceptance tests run the same scripts with real ones.
 */
final class LauncherTester {
  private static final String PROGRAMS = "/usr/bin:/bin";

  /** Prints each of its arguments, and the variable V for the container if it is there. */
  private static final String ENGINE =
      """
      #!/bin/sh
      for word do printf '<%s>' "$word"; done
      printf '%s' "${APPTAINERENV_V+{$APPTAINERENV_V\\}}"
      """;

  private final Path directory;
  private final Map<String, String> environment = new LinkedHashMap<>();

  LauncherTester(Path directory) throws IOException {
    this.directory = directory;
    Path programs = Files.createDirectories(directory.resolve("programs"));
    Files.createDirectories(directory.resolve("home"));
    program("apptainer", ENGINE);
    environment.put("PATH", programs + ":" + PROGRAMS);
    environment.put("HOME", directory.resolve("home").toString());
    environment.put("USER", "somebody");
  }

  /** Puts a program before those of this machine. */
  void program(String name, String text) throws IOException {
    Path program = Files.writeString(directory.resolve("programs").resolve(name), text);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  LauncherTester variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** What is known of a Dockerfile with {@code configs} for its base images. */
  static Analysis analysis(String dockerfile, Optional<String> configs) {
    Pipeline pipeline = Pipeline.of(SourceFile.of("Dockerfile", dockerfile), bases(configs));
    return Analysis.of(
        pipeline.dockerfile(),
        pipeline
            .plan(UnknownVariables.KEPT)
            .orElseThrow(() -> new AssertionError(pipeline.log().diagnostics().toString())),
        /* context= */ Optional.empty());
  }

  private static BaseImages bases(Optional<String> configs) {
    if (configs.isEmpty()) {
      return BaseImages.none();
    }
    try {
      SourceFile source = SourceFile.of("base-config.json", configs.get());
      return new KnownImages(
          Optional.of(BaseConfigFile.parse(source)),
          LocalImages.NONE,
          LockFile.EMPTY,
          Optional.empty());
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes the script of an image that is called {@code image}. */
  Path write(Analysis analysis, String image, ScriptShell shell) throws IOException {
    return write(
        analysis,
        new ScriptOptions(
            image,
            "sifter build",
            shell,
            SiteProfile.UNKNOWN,
            false,
            Optional.empty(),
            List.of(),
            List.of()));
  }

  /** Writes a script. */
  Path write(Analysis analysis, ScriptOptions options) throws IOException {
    Files.writeString(directory.resolve(options.image()), "");
    String text = RunScript.of(analysis, options);
    return Files.write(directory.resolve("launch"), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Runs the script with one of this machine's shells. */
  Shells.Outcome run(List<String> shell, String... words) {
    List<String> command =
        Stream.of(
                shell.stream(),
                Stream.of(directory.resolve("launch").toString()),
                Arrays.stream(words))
            .flatMap(part -> part)
            .toList();
    try {
      return Shells.run(command, directory, environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What the engine was called with, each word in angle brackets, by a line that was printed. */
  Shells.Outcome evaluate(List<String> shell, String line) throws Exception {
    List<String> command = Stream.concat(shell.stream(), Stream.of("-c", line)).toList();
    return Shells.run(command, directory, environment);
  }

  /** What is in the directory and below. */
  List<String> files() throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.map(path -> directory.relativize(path).toString()).sorted().toList();
    }
  }
}
