package org.sifter.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.sifter.build.BuildFailedException;
import org.sifter.build.BuildPoint;
import org.sifter.engine.ProcessGroup;

/** Has the work of a job done, and reads what the worker tells. */
final class LayerWorker {
  private final Namespace namespace;
  private final Map<String, String> variables;
  private final String sign;
  private final Map<String, Layer> byName = new LinkedHashMap<>();
  private final LayerJob job;
  private final Metadata metadata;
  private final LayerProgress progress;
  private Optional<IOException> unwritten = Optional.empty();
  private OptionalInt failed = OptionalInt.empty();
  private final List<String> damaged = new ArrayList<>();

  /** Writes what the assembly of the image needs to know of the layers. */
  @FunctionalInterface
  interface Metadata {
    /** Writes it. */
    void write() throws IOException;
  }

  /**
   * A worker.
   *
   * @param namespace where it works
   * @param variables its environment
   * @param token what its own lines begin with
   * @param layers the layers that the job knows
   * @param metadata is written when all layers are there
   */
  LayerWorker(
      Namespace namespace,
      Map<String, String> variables,
      String token,
      List<Layer> layers,
      LayerJob job,
      Metadata metadata,
      LayerProgress progress) {
    this.namespace = namespace;
    this.variables = variables;
    this.sign = "\u001e" + token + " ";
    this.job = job;
    this.metadata = metadata;
    this.progress = progress;
    layers.forEach(layer -> byName.put(job.name(layer), layer));
  }

  /** The keys of layers that are not as they were made. */
  List<String> damaged() {
    return List.copyOf(damaged);
  }

  /** Whether it could be done with what is in the cache. */
  boolean run() throws BuildFailedException, InterruptedException, IOException {
    job.writeWork();
    int status = work();
    if (!damaged.isEmpty()) {
      return false;
    }
    if (unwritten.isPresent()) {
      throw unwritten.get();
    }
    if (status == 0) {
      return true;
    }
    List<String> lines = progress.lastLines();
    BuildPoint point =
        progress.isAssembling()
            ? new BuildPoint.AtAssembly()
            : progress
                .step()
                .<BuildPoint>map(BuildPoint.AtStep::new)
                .orElseGet(BuildPoint.BeforeSteps::new);
    progress.fail();
    throw new BuildFailedException(point, failed.orElse(status), lines);
  }

  private int work() throws InterruptedException, IOException {
    try (ProcessGroup group =
        ProcessGroup.start(
            namespace.work(job.directory()), variables, job.directory(), this::line)) {
      return group.waitFor();
    }
  }

  private void line(String line) {
    int start = line.indexOf(sign);
    if (start < 0) {
      progress.output(line);
      return;
    }
    if (start > 0) {
      progress.output(line.substring(0, start)); // of a program that has not ended its last line
    }
    String[] words = line.substring(start + sign.length()).split(" ", -1);
    switch (words[0]) {
      case "assemble" -> progress.assemble();
      case "metadata" -> writeMetadata();
      case "begin" -> progress.begin(byName.get(words[1]));
      case "done" -> progress.end();
      case "failed" -> failed = OptionalInt.of(Integer.parseInt(words[2]));
      case "damaged" -> damaged.add(words[1]);
      default -> {}
    }
  }

  private void writeMetadata() {
    try {
      boolean isSure = false;
      try {
        metadata.write();
        isSure = true;
      } finally {
        job.answer(isSure);
      }
    } catch (IOException e) {
      unwritten = Optional.of(e);
    }
  }
}
