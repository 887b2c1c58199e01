package org.sifter.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sifter.engine.ProcessGroup;
import org.sifter.progress.BuildListener;

/** A build by the engine's own {@code build}, which always starts from nothing. */
public final class PlainBuild implements ImageBuilder {
  private final Recipe recipe;
  private final BuildRequest request;

  /**
   * A build.
   *
   * @param recipe what is built
   * @param request how it is built
   */
  public PlainBuild(Recipe recipe, BuildRequest request) {
    this.recipe = recipe;
    this.request = request;
  }

  @Override
  public void build(Path image, BuildListener listener)
      throws BuildFailedException, InterruptedException, IOException {
    EngineOutput output = new EngineOutput(recipe, listener);
    List<String> command = command(image);
    output.begin();
    int status = FetchRace.run(() -> run(command, output), output::hasLostFetchRace);
    if (status != 0 || !Files.exists(image)) {
      throw output.failure(status);
    }
    output.end();
  }

  private int run(List<String> command, EngineOutput output)
      throws InterruptedException, IOException {
    Map<String, String> variables = new LinkedHashMap<>(recipe.variables());
    variables.putAll(request.variables());
    try (ProcessGroup group =
        ProcessGroup.start(command, variables, request.directory(), output::line)) {
      return group.waitFor();
    }
  }

  private List<String> command(Path image) throws IOException {
    List<String> words = new ArrayList<>(List.of(request.engine().program().toString(), "build"));
    words.addAll(request.modeOptions());
    words.addAll(request.compressionOptions());
    for (String binding : request.bindings()) {
      words.add("--bind");
      words.add(binding);
    }
    words.addAll(request.engineOptions());
    List<String> source = new ArrayList<>(recipe.prepare(request.temporary()));
    String last = source.remove(source.size() - 1);
    words.addAll(source);
    words.add(image.toString());
    words.add(last);
    return words;
  }
}
