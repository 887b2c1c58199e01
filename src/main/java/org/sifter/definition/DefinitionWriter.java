package org.sifter.definition;

import java.util.List;

/**
 * Writes definition files: LF line ends, the lines of sections indented, a blank line between
 * sections, a line end at the end. A section that is too large for the engine's parser is written
 * in parts.
 */
public final class DefinitionWriter {
  private DefinitionWriter() {}

  /**
   * The text of {@code file}.
   *
   * @throws IllegalStateException if something in it cannot be said in a definition file, or would
   *     be read as something else; what made the model should have said it in another way
   */
  public static String write(DefinitionFile file) {
    StringBuilder out = new StringBuilder(preamble(file.preamble()));
    int last = file.stages().size() - 1;
    for (int i = 0; i <= last; i++) {
      String gap = i < last ? "\n" : "";
      out.append(StageText.write(file.stages().get(i), gap.length())).append(gap);
    }
    return out.toString();
  }

  /** The text of one section, to be put behind others. */
  public static String write(Section section) {
    return section.accept(new SectionRenderer()).write(/* reserved= */ 0);
  }

  private static String preamble(List<String> comment) {
    StringBuilder out = new StringBuilder();
    for (String text : comment) {
      PlainText.lines(text).forEach(line -> out.append(EngineLine.comment(line)).append('\n'));
    }
    if (!comment.isEmpty()) {
      out.append('\n');
    }
    if (EngineLine.bytes(out.toString()) > EngineLine.MAX_SECTION) {
      throw new IllegalStateException("too long for a preamble");
    }
    return out.toString();
  }
}
