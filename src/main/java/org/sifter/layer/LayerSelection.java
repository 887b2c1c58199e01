package org.sifter.layer;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sifter.build.TreeRemoval;

/**
 * Which layers an image needs, and which of these are taken from the cache. A layer is only taken
 * together with those that it was made on and from: where one of them has to be made again, what
 * comes of that may be something else.
 */
final class LayerSelection {
  private final LayerStore store;
  private final boolean isWhole;

  /** Those in the cache that are of no use, with their digests. */
  private final Map<Layer, String> stale = new HashMap<>();

  private Set<Layer> needed = Set.of();

  private LayerSelection(LayerStore store, boolean isWhole) {
    this.store = store;
    this.isWhole = isWhole;
  }

  /**
   * Selects.
   *
   * @param layers all layers, each behind those that it needs; the last is the image's
   * @param store the cache
   * @param snapshotter whether a layer needs those below it once it is made
   */
  static LayerSelection of(List<Layer> layers, LayerStore store, Snapshotter snapshotter) {
    LayerSelection selection = new LayerSelection(store, snapshotter == Snapshotter.COPY);
    int before;
    do {
      before = selection.stale.size();
      selection.select(layers);
    } while (selection.stale.size() > before);
    return selection;
  }

  /** A layer that turns out to be stale may need others, which are looked at in the next turn. */
  private void select(List<Layer> layers) {
    needed = new LinkedHashSet<>();
    collect(layers.get(layers.size() - 1));
    for (Layer layer : layers) {
      if (needed.contains(layer) && isCached(layer) && !agrees(layer)) {
        stale.put(layer, store.digest(layer.key()).orElse(""));
      }
    }
  }

  private void collect(Layer layer) {
    if (needed.add(layer)) {
      List<Layer> lower = isWhole ? List.of() : layer.below().stream().toList();
      (isCached(layer) ? lower : layer.needs()).forEach(this::collect);
    }
  }

  private boolean agrees(Layer layer) {
    Map<String, String> under = store.under(layer.key());
    for (Layer lower : layer.needs()) {
      boolean isMade = needed.contains(lower) && !isCached(lower);
      boolean isOther =
          isCached(lower)
              && !store
                  .digest(lower.key())
                  .map(digest -> digest.equals(under.get(lower.key())))
                  .orElse(false);
      if (isMade || isOther) {
        return false;
      }
    }
    return true;
  }

  /** The layers that the image, or others that have to be made, need. */
  Set<Layer> needed() {
    return Set.copyOf(needed);
  }

  /**
   * Removes what is left of a layer that is not taken from the cache, so that it can be made. What
   * another build has put there meanwhile stays.
   */
  void clear(Layer layer, TreeRemoval removal) {
    boolean isStale =
        store.digest(layer.key()).map(digest -> digest.equals(stale.get(layer))).orElse(false);
    if (isStale || !store.has(layer.key())) {
      store.clear(layer.key(), removal);
    }
  }

  /** Whether a layer is taken from the cache. */
  boolean isCached(Layer layer) {
    return !stale.containsKey(layer) && store.has(layer.key());
  }
}
