package org.sifter.definition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code %labels}: facts about the image.
 *
 * @param labels the labels in order; of two with one key the last counts
 */
public record LabelsSection(List<Label> labels) implements Section {

  public LabelsSection {
    labels = List.copyOf(labels);
  }

  @Override
  public <R> R accept(SectionVisitor<R> visitor) {
    return visitor.visitLabels(this);
  }

  @Override
  public String joinedBy() {
    return "%labels";
  }

  @Override
  public Optional<Section> joinedWith(Section later) {
    return later instanceof LabelsSection more
        ? Optional.of(
            new LabelsSection(Stream.concat(labels.stream(), more.labels.stream()).toList()))
        : Optional.empty();
  }
}
