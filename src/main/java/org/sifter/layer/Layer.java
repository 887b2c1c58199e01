package org.sifter.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.definition.Header;
import org.sifter.oci.ImageContents;
import org.sifter.translate.LayerScript;

/**
 * What is done to the file system below, and how it is found again.
 *
 * @param key what can change its result, as a digest
 * @param below the layer that it is made on; empty at the bottom
 * @param work how it is made
 * @param steps the numbers of the steps that are done in it
 * @param isVolatile whether it may come out otherwise each time, so that it is of no use later
 */
record Layer(
    String key, Optional<Layer> below, Work work, List<Integer> steps, boolean isVolatile) {

  Layer {
    steps = List.copyOf(steps);
  }

  /** How a layer is made. */
  sealed interface Work {}

  /**
   * The engine unpacks an image, or begins an empty one.
   *
   * @param header where it comes from
   * @param contents what it is made of, where that is known
   */
  record Unpack(Header header, Optional<ImageContents> contents) implements Work {}

  /**
   * Scripts are run.
   *
   * @param script the scripts
   * @param roots the layers whose file systems they copy from, by the variables that tell where
   *     those are
   */
  record Run(LayerScript script, Map<String, Layer> roots) implements Work {
    Run {
      roots = Map.copyOf(roots);
    }
  }

  /** The layer and all below it, itself the first. */
  List<Layer> stack() {
    List<Layer> stack = new ArrayList<>(List.of(this));
    for (Optional<Layer> next = below; next.isPresent(); next = next.get().below()) {
      stack.add(next.get());
    }
    return stack;
  }

  /** The layers that have to be there before it can be made. */
  List<Layer> needs() {
    List<Layer> needs = new ArrayList<>(below.stream().toList());
    if (work instanceof Run run) {
      needs.addAll(run.roots().values());
    }
    return needs;
  }

  /** The keys of two layers differ when they may. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Layer layer && layer.key.equals(key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
