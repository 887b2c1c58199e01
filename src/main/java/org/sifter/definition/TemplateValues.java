package org.sifter.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts values in the place of {@code {{ NAME }}}, as the engine does before it looks at sections:
 * what a build is given, else what {@code %arguments} of the stage say.
 */
public final class TemplateValues {
  private final Map<String, String> given;
  private final Set<String> used = new LinkedHashSet<>();

  private TemplateValues(Map<String, String> given) {
    this.given = given;
  }

  /**
   * A definition file without template variables.
   *
   * @param text the text, with as many lines as before
   * @param used the names of the variables that it had, in order
   */
  public record Filled(String text, Set<String> used) {}

  /**
   * Fills in the variables of a definition file.
   *
   * @param given values that go before those of {@code %arguments}
   * @throws DefinitionSyntaxException if a variable has no value
   */
  public static Filled fill(String text, Map<String, String> given)
      throws DefinitionSyntaxException {
    if (!text.contains("{{")) {
      return new Filled(text, Set.of());
    }
    TemplateValues values = new TemplateValues(given);
    StringBuilder filled = new StringBuilder();
    for (List<SourceLine> stage : DefinitionReader.stages(SourceLine.of(text))) {
      filled.append(values.fill(stage));
    }
    return new Filled(filled.toString(), values.used);
  }

  private String fill(List<SourceLine> stage) throws DefinitionSyntaxException {
    Map<String, String> values = arguments(stage);
    values.putAll(given);
    String text = stage.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
    List<Template.Use> uses = new ArrayList<>(Template.uses(text));
    StringBuilder filled = new StringBuilder();
    int next = 0;
    for (Template.Use use : uses) {
      filled.append(text, next, use.start());
      int line = (int) text.substring(0, use.start()).chars().filter(c -> c == '\n').count();
      String value = values.get(use.name());
      if (value == null) {
        throw stage
            .get(line)
            .error(
                "{{ " + use.name() + " }} has no value",
                "Give it one with --build-arg %1$s=VALUE, or in a section %%arguments: %1$s=VALUE"
                    .formatted(use.name()));
      }
      used.add(use.name());
      filled.append(value);
      text.substring(use.start(), use.end())
          .chars()
          .filter(c -> c == '\n')
          .forEach(c -> filled.append('\n')); // so that lines keep their numbers
      next = use.end();
    }
    return filled.append(text, next, text.length()).toString();
  }

  private static Map<String, String> arguments(List<SourceLine> stage)
      throws DefinitionSyntaxException {
    Map<String, String> values = new LinkedHashMap<>();
    int next = StageReader.nextHeading(stage, 0);
    while (next < stage.size()) {
      int end = StageReader.nextHeading(stage, next + 1);
      if (SectionHeading.parse(stage.get(next).text()).name().equals("arguments")) {
        for (Argument argument : SectionReader.arguments(stage.subList(next + 1, end))) {
          values.put(argument.name(), argument.value());
        }
      }
      next = end;
    }
    return values;
  }
}
