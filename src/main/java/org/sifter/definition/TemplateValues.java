package org.sifter.definition;

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
    FilledText filled = new FilledText();
    int next = 0;
    int line = 0;
    for (Template.Use use : Template.uses(text)) {
      String between = text.substring(next, use.start());
      line += lineFeeds(between).length();
      String value = value(use.name(), values, stage.get(line));
      String feeds = lineFeeds(text.substring(use.start(), use.end()));
      // The lines keep their numbers.
      if (!filled.append(between) || !filled.append(value + feeds)) {
        StageReader.checkSizes(stage);
        throw stage
            .get(line)
            .error(
                "with variables filled in, the section has more than the %d bytes that the engine"
                        .formatted(EngineLine.MAX_SECTION)
                    + " can read up to here",
                "Use fewer variables in it, or shorter values.");
      }
      line += feeds.length();
      next = use.end();
    }
    return filled + text.substring(next);
  }

  private String value(String name, Map<String, String> values, SourceLine line)
      throws DefinitionSyntaxException {
    String value = values.get(name);
    if (value == null) {
      throw line.error(
          "{{ " + name + " }} has no value",
          "Give it one with --build-arg %1$s=VALUE, or in a section %%arguments: %1$s=VALUE"
              .formatted(name));
    }
    used.add(name);
    return value;
  }

  private static String lineFeeds(String text) {
    return "\n".repeat((int) text.chars().filter(c -> c == '\n').count());
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
