package org.sifter.layer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sifter.definition.ScriptLine;
import org.sifter.shell.ShellQuote;
import org.sifter.translate.LayerScript;

/**
 * The directory in which layers and an image are made, and what {@code worker.sh} finds there: it
 * tells what the files are.
 */
final class LayerJob {
  private static final String WAITS = "waits";
  private static final String SURE = "sure";

  private final Path directory;
  private final LayerStore store;
  private final Snapshotter snapshotter;
  private final Map<Layer, String> names = new LinkedHashMap<>();
  private final List<String> work = new ArrayList<>();

  /**
   * A job in an empty directory.
   *
   * @param directory on the file system of the cache
   * @param store the cache
   * @param snapshotter how layers are laid over each other
   */
  LayerJob(Path directory, LayerStore store, Snapshotter snapshotter) throws IOException {
    this.directory = directory;
    this.store = store;
    this.snapshotter = snapshotter;
    for (String name : List.of("l", "root", "roots", "meta", "once")) {
      Files.createDirectory(directory.resolve(name));
    }
    write(WAITS, "");
    write(SURE, "");
    Namespace.install(directory);
  }

  Path directory() {
    return directory;
  }

  /** What a layer is called in the job. */
  String name(Layer layer) {
    return names.computeIfAbsent(layer, unknown -> Integer.toString(names.size() + 1));
  }

  /** Where a layer is made. */
  Path place(Layer layer) {
    return directory.resolve(name(layer));
  }

  /** Where the files of a layer come that is made. */
  Path tree(Layer layer) {
    return place(layer).resolve("tree");
  }

  /** Where the files come that the engine adds to those of an image ({@code complete}). */
  Path additions(Layer layer) {
    return place(layer).resolve("engine");
  }

  /** The image file in which the engine leaves the config of an image. */
  Path image(Layer layer) {
    return directory.resolve(name(layer) + ".sif");
  }

  /** Where the image comes that is the engine's to add to. */
  Path layout(Layer layer) {
    return directory.resolve(name(layer) + ".image");
  }

  /** Writes what stays the same for all that the job does. */
  void settings(Map<String, String> settings) throws IOException {
    StringBuilder text = new StringBuilder();
    settings.forEach(
        (name, value) -> text.append(name).append('=').append(ShellQuote.word(value)).append('\n'));
    write("vars", text.toString());
  }

  /** Has a layer that is in the cache at hand. */
  void use(Layer layer) throws IOException {
    Files.createSymbolicLink(
        directory.resolve("l").resolve(name(layer)), store.layer(layer.key()).resolve("tree"));
    call("check", name(layer), kept(layer));
  }

  /** Where a layer is when it is done. */
  private String kept(Layer layer) {
    Path parent = layer.isVolatile() ? directory.resolve("once") : store.layers();
    return parent.resolve(layer.key()).toString();
  }

  /**
   * A directory of programs, for the start of an engine's PATH, that has it put what it unpacks of
   * an image to a place of ours.
   *
   * @param tree that place
   * @param mksquashfs the real program
   */
  Path programs(Layer layer, Path tree, Path mksquashfs) throws IOException {
    Path programs = Files.createDirectories(directory.resolve(name(layer) + ".programs"));
    Path program = programs.resolve("mksquashfs");
    String script =
        Stream.of(directory.resolve(Namespace.UNPACK), tree, mksquashfs)
            .map(path -> ShellQuote.word(path.toString()))
            .collect(Collectors.joining(" ", "#!/bin/sh\nexec /bin/sh ", " \"$@\"\n"));
    write(directory.relativize(program).toString(), script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return programs;
  }

  /** Puts an image that has been unpacked into the cache. */
  void take(Layer layer, String about) throws IOException {
    write(name(layer) + "/about", about + "\n");
    call("take", name(layer), kept(layer));
  }

  /**
   * Has a layer made.
   *
   * @param script how
   * @param roots the layers that it copies from
   * @param binds what its processes see of this machine, as {@code SOURCE:DESTINATION}
   * @param about what it is of
   */
  void make(
      Layer layer, LayerScript script, Map<String, Layer> roots, List<String> binds, String about)
      throws IOException {
    String name = name(layer);
    Files.createDirectory(directory.resolve(name));
    write(name + "/about", about + "\n");
    write(name + "/setup", lines(script.setup()));
    write(name + "/post", lines(script.post()));
    write(name + "/binds", lines(binds));
    write(
        name + "/roots",
        roots.entrySet().stream()
            .map(root -> root.getKey() + " " + stack(root.getValue()) + "\n")
            .collect(Collectors.joining()));
    write(
        name + "/needs",
        layer.needs().stream()
            .map(lower -> name(lower) + " " + lower.key() + "\n")
            .collect(Collectors.joining()));
    call("make", name, kept(layer), layer.below().map(this::stack).orElse(""));
  }

  /** Has the size of a directory measured that outlives the job. */
  void measure(Path kept) {
    call("measure", kept.toString());
  }

  /**
   * Has the image made.
   *
   * @param top its uppermost layer
   * @param architecture its processor, as {@code sif add --partarch} counts them
   */
  void assemble(Layer top, int architecture) {
    call("assemble", stack(top), Integer.toString(architecture));
  }

  /** Writes what has been asked for since the last time. */
  void writeWork() throws IOException {
    write("work", lines(work));
    work.clear();
  }

  private void call(String function, String... words) {
    StringBuilder line = new StringBuilder(function);
    for (String word : words) {
      line.append(' ').append(ShellQuote.word(word));
    }
    work.add(line.toString());
  }

  /** The layers of a file system, as the worker names them. */
  private String stack(Layer top) {
    return snapshotter == Snapshotter.COPY
        ? name(top)
        : top.stack().stream().map(this::name).collect(Collectors.joining(":"));
  }

  private static String lines(List<?> lines) {
    return lines.stream()
        .map(line -> (line instanceof ScriptLine script ? script.text() : line) + "\n")
        .collect(Collectors.joining());
  }

  /** Writes a file of the job. */
  void write(String name, String text) throws IOException {
    Files.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Tells the worker, which waits for it, that the files for the assembly of the image are there.
   * It is told by files that go, as a full disk takes no more.
   *
   * @param isSure whether they are; else the worker ends
   */
  void answer(boolean isSure) throws IOException {
    if (!isSure) {
      Files.delete(directory.resolve(SURE));
    }
    Files.delete(directory.resolve(WAITS));
  }

  /** The text of a file that the worker has left beside a layer, in the cache or in the job. */
  Optional<String> left(Layer layer, String name) {
    for (Path where : List.of(place(layer), Path.of(kept(layer)))) {
      try {
        byte[] bytes = Files.readAllBytes(where.resolve(name));
        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It is elsewhere, or there is none.
      }
    }
    return Optional.empty();
  }
}
