package org.sifter.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sifter.engine.Engine;
import org.sifter.engine.EngineKind;

/**
 * How an image is built, whatever is in it.
 *
 * @param engine the engine
 * @param modeOptions the options of the engine's {@code build} that choose its mode
 * @param directory the build context, from which relative paths in the definition are taken
 * @param temporary a directory that this build alone may fill; it is removed afterwards
 * @param variables the environment of the engine
 * @param bindings what steps see of this machine, as {@code SOURCE:DESTINATION}
 * @param compression how the image is compressed; of a default that the engine cannot be told, the
 *     engine's own is used
 * @param engineOptions further options for the engine's {@code build}, as the user wrote them
 */
public record BuildRequest(
    Engine engine,
    List<String> modeOptions,
    Path directory,
    Path temporary,
    Map<String, String> variables,
    List<String> bindings,
    Compression compression,
    List<String> engineOptions) {
  public BuildRequest {
    modeOptions = List.copyOf(modeOptions);
    variables = Map.copyOf(variables);
    bindings = List.copyOf(bindings);
    engineOptions = List.copyOf(engineOptions);
  }

  /** The options of the engine's {@code build} for the compression, where it takes them. */
  public List<String> compressionOptions() {
    boolean isSaid = engineOptions.stream().anyMatch(word -> word.startsWith("--mksquashfs-args"));
    return takesSquashOptions() && !isSaid
        ? List.of("--mksquashfs-args", String.join(" ", compression.arguments()))
        : List.of();
  }

  /** Whether the engine can be told how to compress: Apptainer can since version 1.4. */
  public boolean takesSquashOptions() {
    return engine.kind() == EngineKind.APPTAINER && engine.version().isAtLeast(1, 4);
  }
}
