package org.sifter.definition;

import java.util.Optional;

/** One section of a stage. */
public sealed interface Section
    permits FilesSection, LabelsSection, ArgumentsSection, HelpSection, ScriptSection {

  /** Calls the method of {@code visitor} for this kind of section. */
  <R> R accept(SectionVisitor<R> visitor);

  /**
   * The one section that the engine makes of this one and a later one of its stage, or nothing when
   * it keeps them apart ({@code parseTokenSection} in the engine's {@code deffile.go}).
   */
  Optional<Section> joinedWith(Section later);

  /** What it has in common with those that it is joined with, and with no others. */
  String joinedBy();

  /** This section without blank lines at its end, which mean nothing. */
  default Section trimmed() {
    return this;
  }
}
