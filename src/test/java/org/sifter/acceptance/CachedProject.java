package org.sifter.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A project of the user who builds, whose image is built several times with one cache. All of it is
 * gone when closed.
 *
 * @param sifter the program and its cache
 */
record CachedProject(InstalledSifter sifter) implements AutoCloseable {
  static CachedProject of(String dockerfile) throws IOException {
    CachedProject project = new CachedProject(InstalledSifter.install());
    Files.createDirectory(project.directory());
    project.write("Dockerfile", dockerfile);
    return project;
  }

  /** The build context. */
  Path directory() {
    return sifter.directory().resolve("project");
  }

  Path image() {
    return directory().resolve("app.sif");
  }

  /** Writes a file of the context. */
  void write(String name, String text) throws IOException {
    Path file = directory().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    own();
  }

  /** Gives every file of the context another time. */
  void touch() throws IOException {
    Instant other = Instant.parse("2001-02-03T04:05:06Z");
    try (var files = Files.walk(directory())) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.setLastModifiedTime(file, FileTime.from(other));
      }
    }
  }

  private void own() {
    Commands.in(Engines.WORK).run("chown", "-R", Engines.USER, directory().toString()).orFail();
  }

  /** The command line of a build. */
  List<String> command(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("--base-config", Engines.BASE_CONFIG.toString()));
    arguments.addAll(List.of("--compression", "zstd"));
    if (!List.of(options).contains("-o")) {
      arguments.addAll(List.of("-o", "app.sif"));
    }
    arguments.addAll(List.of(options));
    return sifter.build(arguments);
  }

  /** Builds {@code app.sif}, whether that succeeds or not. */
  Outcome tryBuild(String... options) {
    return new Commands(directory(), Map.of()).run(command(options));
  }

  /** Builds {@code app.sif}. */
  StepOutcomes build(String... options) {
    return StepOutcomes.of(tryBuild(options).orFail());
  }

  /** What a file of the image holds. */
  String file(String path) {
    return Commands.in(directory())
        .run(Engines.APPTAINER, "--silent", "exec", "--no-mount", "tmp", "app.sif", "cat", path)
        .orFail()
        .output();
  }

  /** All that is in the image but what is written when it is made. */
  ExactTree files() {
    return files("app.sif");
  }

  /** The same of an image of another name. */
  ExactTree files(String image) {
    return unpacked(
        directory().resolve(image),
        root ->
            ExactTree.of(root)
                .without(
                    path -> path.equals("/.singularity.d") || path.startsWith("/.singularity.d/")));
  }

  /** What the engine has written into an image: files of {@code /.singularity.d}. */
  SortedMap<String, String> metadata(String image) {
    return unpacked(directory().resolve(image), CachedProject::metadata);
  }

  /**
   * What an image file holds beside the file system, and of what kinds all of it is: of each object
   * its number, type, and links to others, and of those of JSON the name and text.
   */
  String objects(String image) {
    Commands here = Commands.in(directory());
    StringBuilder objects = new StringBuilder();
    String list = here.run(Engines.APPTAINER, "sif", "list", image).orFail().output();
    for (String line : list.lines().filter(each -> each.matches("[0-9].*")).toList()) {
      String[] columns = line.split("\\|", -1);
      String number = columns[0].strip();
      objects.append("\n" + number + columns[1] + columns[2] + columns[4]);
      if (columns[4].startsWith("JSON")) {
        String facts = here.run(Engines.APPTAINER, "sif", "info", number, image).orFail().output();
        objects.append(facts.replaceAll("(?s).*Name:", " "));
        objects.append(here.run(Engines.APPTAINER, "sif", "dump", number, image).orFail().output());
      }
    }
    String header = here.run(Engines.APPTAINER, "sif", "header", image).orFail().output();
    return header.replaceAll("(?m)^(?!Launch|Version|Primary).*\n", "") + objects;
  }

  private static SortedMap<String, String> metadata(Path root) {
    SortedMap<String, String> metadata = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root.resolve(".singularity.d"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        String text = Files.isRegularFile(file) ? Files.readString(file) : "";
        metadata.put(root.relativize(file).toString(), mode + "\n" + text);
      }
      return metadata;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T unpacked(Path image, Function<Path, T> use) {
    Path there = sifter.directory().resolve("unpacked");
    Commands here = Commands.in(sifter.directory());
    String parts = here.run(Engines.APPTAINER, "sif", "list", image.toString()).orFail().output();
    String start =
        parts
            .lines()
            .filter(line -> line.contains("FS (Squashfs"))
            .map(line -> line.split("\\|", -1)[3].strip())
            .map(range -> range.substring(0, range.indexOf('-')))
            .findFirst()
            .orElseThrow();
    here.run("unsquashfs", "-q", "-n", "-o", start, "-d", there.toString(), image.toString())
        .orFail();
    T used = use.apply(there);
    here.run("rm", "-rf", there.toString()).orFail();
    return used;
  }

  /** What builds are making, or have left. */
  List<String> work() throws IOException {
    try (var entries = Files.list(sifter.cache().resolve("work"))) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  /** The layers in the cache. */
  List<Path> layers() throws IOException {
    try (var entries = Files.list(sifter.cache().resolve("layers"))) {
      return entries.sorted().toList();
    }
  }

  /** The layer of a step. */
  Path layer(String title) throws IOException {
    for (Path layer : layers()) {
      if (Files.readString(layer.resolve("about")).strip().equals(title)) {
        return layer;
      }
    }
    throw new AssertionError("no layer of " + title);
  }

  /** The processes whose command lines hold a text. */
  static List<String> processes(String text) {
    return Commands.in(Engines.WORK)
        .run("pgrep", "--full", "--list-full", text)
        .output()
        .lines()
        .filter(line -> !line.contains("pgrep"))
        .toList();
  }

  @Override
  public void close() {
    sifter.close();
  }
}
