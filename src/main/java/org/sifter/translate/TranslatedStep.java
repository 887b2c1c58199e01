package org.sifter.translate;

import java.util.Optional;
import org.sifter.plan.Provenance;

/**
 * A step of a build: something that takes its time, and that can fail.
 *
 * @param number its number among all steps of the build, from 1
 * @param stage the index of its stage in the definition file
 * @param provenance the instruction that it comes from
 * @param kind what it does
 * @param image the image that is fetched; empty unless it is the first step of a stage, and one is
 */
public record TranslatedStep(
    int number, int stage, Provenance provenance, Kind kind, Optional<String> image) {

  /** What a step does. */
  public enum Kind {
    /** It gets what its stage starts from, and the files that the stage takes from outside. */
    BASE,
    /** It does what its instruction says. */
    INSTRUCTION
  }

  static TranslatedStep base(int number, int stage, Provenance provenance, Optional<String> image) {
    return new TranslatedStep(number, stage, provenance, Kind.BASE, image);
  }

  static TranslatedStep instruction(int number, int stage, Provenance provenance) {
    return new TranslatedStep(number, stage, provenance, Kind.INSTRUCTION, Optional.empty());
  }

  /** The instruction on one line; for an image that a COPY or a mount names, {@code FROM} it. */
  public String title() {
    if (kind == Kind.BASE && !provenance.keyword().equals("FROM")) {
      return "FROM " + image.orElse("scratch");
    }
    return (provenance.triggered() ? "ONBUILD " : "") + provenance.text();
  }
}
