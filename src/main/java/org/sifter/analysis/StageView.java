package org.sifter.analysis;

import java.util.List;
import org.sifter.plan.Stage;

/**
 * A stage that is built.
 *
 * @param stage what it means
 * @param beginning its FROM
 * @param moments its other instructions, in order
 * @param end what is in force behind the last of them
 * @param shipped whether the image that is built is this stage, or is built FROM it
 */
public record StageView(
    Stage stage, Moment beginning, List<Moment> moments, StageState end, boolean shipped) {
  public StageView {
    moments = List.copyOf(moments);
  }
}
