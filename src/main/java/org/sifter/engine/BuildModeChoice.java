package org.sifter.engine;

import java.util.List;

/**
 * How images are built here.
 *
 * @param mode the best way that works
 * @param reason why it works; of {@link BuildMode#NONE}, why nothing does; a clause
 * @param options what has to be told to the engine's {@code build}
 * @param passedOver the better ways, the best first, and why they do not work
 */
public record BuildModeChoice(
    BuildMode mode, String reason, List<String> options, List<PassedOver> passedOver) {

  public BuildModeChoice {
    options = List.copyOf(options);
    passedOver = List.copyOf(passedOver);
  }

  /**
   * A way that does not work.
   *
   * @param mode the way
   * @param why what is missing
   */
  public record PassedOver(BuildMode mode, Ability.Lacking why) {}

  /**
   * How, with which options, and why it builds so, and why not in a better way; a sentence without
   * a full stop.
   */
  public String explanation() {
    String told = options.isEmpty() ? "" : " (" + String.join(" ", options) + ")";
    StringBuilder text = new StringBuilder(mode.label() + told + ": " + reason);
    if (mode != BuildMode.NONE) {
      passedOver.forEach(
          way ->
              text.append("; not ")
                  .append(way.mode().label())
                  .append(", as ")
                  .append(way.why().why()));
    }
    return text.toString();
  }

  /** What would have to be done for a better way; empty when there is none. */
  public String remedy() {
    return passedOver.stream().map(way -> way.why().remedy()).findFirst().orElse("");
  }
}
