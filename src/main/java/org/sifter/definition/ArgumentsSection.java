package org.sifter.definition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code %arguments}: what {@code {{ NAME }}} in this stage stands for when the build does not say
 * otherwise. Apptainer knows it since 1.2, SingularityCE since 4.0.
 *
 * @param arguments the arguments in order
 */
public record ArgumentsSection(List<Argument> arguments) implements Section {

  public ArgumentsSection {
    arguments = List.copyOf(arguments);
  }

  @Override
  public <R> R accept(SectionVisitor<R> visitor) {
    return visitor.visitArguments(this);
  }

  @Override
  public String joinedBy() {
    return "%arguments";
  }

  @Override
  public Optional<Section> joinedWith(Section later) {
    return later instanceof ArgumentsSection more
        ? Optional.of(
            new ArgumentsSection(
                Stream.concat(arguments.stream(), more.arguments.stream()).toList()))
        : Optional.empty();
  }
}
