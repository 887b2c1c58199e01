package org.sifter.definition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code %help}: what {@code apptainer run-help} prints. The lines are free text: the writer makes
 * them safe, see {@link PlainText}.
 *
 * @param lines the lines, without indentation
 */
public record HelpSection(List<String> lines) implements Section {

  public HelpSection {
    lines = List.copyOf(lines);
  }

  @Override
  public <R> R accept(SectionVisitor<R> visitor) {
    return visitor.visitHelp(this);
  }

  @Override
  public String joinedBy() {
    return "%help";
  }

  @Override
  public Optional<Section> joinedWith(Section later) {
    return later instanceof HelpSection more
        ? Optional.of(new HelpSection(Stream.concat(lines.stream(), more.lines.stream()).toList()))
        : Optional.empty();
  }

  @Override
  public HelpSection trimmed() {
    int end = lines.size();
    while (end > 0 && EngineLine.isBlank(lines.get(end - 1))) {
      end--;
    }
    return new HelpSection(lines.subList(0, end));
  }
}
