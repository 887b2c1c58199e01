package org.sifter.definition;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;

/** A stage as text. */
final class StageText {
  private StageText() {}

  /**
   * The text of the stage, which ends with a line end.
   *
   * @param reserved the bytes that will follow it before the next stage or the end of the file
   */
  static String write(DefinitionStage stage, int reserved) {
    SectionRenderer renderer = new SectionRenderer();
    List<SectionText> texts = stage.sections().stream().map(s -> s.accept(renderer)).toList();
    StringBuilder out = new StringBuilder(HeaderText.write(stage.header()));
    if (!texts.isEmpty()) {
      out.append('\n');
    }
    checkHeaderFits(out, texts);
    for (int i = 0; i < texts.size(); i++) {
      boolean last = i == texts.size() - 1;
      String gap = last || isPair(stage.sections().get(i), stage.sections().get(i + 1)) ? "" : "\n";
      int following = last ? reserved : gap.length() + EngineLine.bytes(texts.get(i + 1).heading());
      out.append(texts.get(i).write(following)).append(gap);
    }
    checkTemplates(out.toString(), stage);
    return out.toString();
  }

  /** Whether two sections stand together without a blank line. */
  private static boolean isPair(Section first, Section second) {
    return first instanceof FilesSection && second instanceof FilesSection;
  }

  private static void checkHeaderFits(CharSequence header, List<SectionText> sections) {
    int heading = sections.isEmpty() ? 0 : EngineLine.bytes(sections.get(0).heading());
    if (EngineLine.bytes(header.toString()) + heading > EngineLine.MAX_SECTION) {
      throw new IllegalStateException("too long for a header");
    }
  }

  private static void checkTemplates(String text, DefinitionStage stage) {
    Set<String> names = new TreeSet<>();
    for (Section section : stage.sections()) {
      if (section instanceof ArgumentsSection arguments) {
        arguments.arguments().forEach(argument -> names.add(argument.name()));
      }
    }
    Optional<MatchResult> unknown = Template.firstUnknown(text, names);
    if (unknown.isPresent()) {
      long line =
          1 + text.substring(0, unknown.get().start()).chars().filter(c -> c == '\n').count();
      throw new IllegalStateException(
          "line %d of the stage holds %s, which is not one of its %%arguments"
              .formatted(line, unknown.get().group()));
    }
  }
}
