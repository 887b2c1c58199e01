package org.sifter.plan;

import java.util.List;
import java.util.Optional;

/**
 * What has to be done to build a target.
 *
 * @param stages the stages that the target needs, itself the last, in the order of the file
 * @param targetName what the target is called: its name, or its index when it has none
 */
public record BuildPlan(List<Stage> stages, String targetName) {
  public BuildPlan {
    stages = List.copyOf(stages);
  }

  /** The stage whose image is wanted. */
  public Stage target() {
    return stages.get(stages.size() - 1);
  }

  /** The stage with the given index in the file, if the target needs it. */
  public Optional<Stage> stage(int index) {
    int low = 0;
    int high = stages.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = stages.get(middle).index();
      if (found == index) {
        return Optional.of(stages.get(middle));
      } else if (found < index) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }
}
