package org.sifter.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header of a stage: the lines from {@code Bootstrap:} to the first section.
 *
 * @param agent the value of {@code Bootstrap}
 * @param from the value of {@code From}, e.g. an image reference; scratch has none
 * @param stageName the value of {@code Stage}, by which a later {@code %files from} calls the stage
 * @param others further fields, such as {@code OSVersion}, in their order; a key counts once,
 *     whatever its case, with the value given last
 */
public record Header(
    BootstrapAgent agent,
    Optional<String> from,
    Optional<String> stageName,
    List<HeaderField> others) {

  public Header {
    others = List.copyOf(lastOfEachKey(others));
  }

  /** The header of a stage that starts from an image, e.g. {@code docker} and {@code alpine:3}. */
  public static Header of(BootstrapAgent agent, String from) {
    return new Header(agent, Optional.of(from), Optional.empty(), List.of());
  }

  /** The header of a stage that starts from nothing. */
  public static Header scratch() {
    return new Header(BootstrapAgent.SCRATCH, Optional.empty(), Optional.empty(), List.of());
  }

  /** This header with a name for the stage. */
  public Header named(String name) {
    return new Header(agent, from, Optional.of(name), others);
  }

  private static List<HeaderField> lastOfEachKey(List<HeaderField> fields) {
    List<HeaderField> result = new ArrayList<>();
    for (HeaderField field : fields) {
      String key = field.key().toLowerCase(Locale.ROOT);
      result.removeIf(earlier -> earlier.key().toLowerCase(Locale.ROOT).equals(key));
      result.add(field);
    }
    return result;
  }
}
