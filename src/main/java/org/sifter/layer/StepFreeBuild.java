package org.sifter.layer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sifter.build.BuildRequest;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionStage;
import org.sifter.definition.DefinitionWriter;
import org.sifter.definition.Header;
import org.sifter.engine.ProcessGroup;

/**
 * The engine's build of an image to which nothing is done, for the files that are in it then.
 *
 * @param mksquashfs the program that compresses images
 * @param job where it is done
 * @param layer what it is for
 * @param header where the image comes from
 * @param tree where its files come
 */
record StepFreeBuild(
    BuildRequest request, Path mksquashfs, LayerJob job, Layer layer, Header header, Path tree) {

  /**
   * Runs it; the files do not come where the engine has been configured to take another {@code
   * mksquashfs} than it finds.
   *
   * @param more of the environment
   * @param output takes the lines that it prints
   * @return the engine's exit status
   */
  int run(Map<String, String> more, Consumer<String> output)
      throws InterruptedException, IOException {
    return run(List.of(job.image(layer).toString()), more, output);
  }

  /** Runs it the way in which they come in any case, and no image file is made. */
  int runToSandbox(Consumer<String> output) throws InterruptedException, IOException {
    return run(List.of("--sandbox", tree.toString()), Map.of(), output);
  }

  private int run(List<String> target, Map<String, String> more, Consumer<String> output)
      throws InterruptedException, IOException {
    List<String> command = new ArrayList<>(List.of(request.engine().program().toString(), "build"));
    command.addAll(request.modeOptions());
    command.addAll(target);
    command.add(definition().toString());
    Map<String, String> variables = new LinkedHashMap<>(request.variables());
    // On the file system of the cache, so that what is unpacked is moved and not copied.
    variables.put("APPTAINER_TMPDIR", job.directory().toString());
    variables.putAll(more);
    Path programs = job.programs(layer, tree, mksquashfs);
    variables.merge("PATH", programs.toString(), (path, own) -> own + ":" + path);
    try (ProcessGroup group = ProcessGroup.start(command, variables, request.directory(), output)) {
      return group.waitFor();
    }
  }

  private Path definition() throws IOException {
    String name = job.name(layer) + ".def";
    DefinitionStage stage = new DefinitionStage(header, List.of());
    job.write(name, DefinitionWriter.write(new DefinitionFile(List.of(), List.of(stage))));
    return job.directory().resolve(name);
  }
}
