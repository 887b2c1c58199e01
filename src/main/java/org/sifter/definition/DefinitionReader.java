package org.sifter.definition;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads definition files as the engine does ({@code All} in {@code deffile.go}), and refuses what
 * the engine refuses. Refused as well are a few things that the engine drops without a word: {@code
 * %files} of which it would copy nothing, {@code %arguments} without a value. Template variables
 * stay as they are written.
 */
public final class DefinitionReader {
  private DefinitionReader() {}

  /**
   * The definition file whose text is {@code text}.
   *
   * @throws DefinitionSyntaxException if the engine could not read it, or not all of it
   */
  public static DefinitionFile read(String text) throws DefinitionSyntaxException {
    if (text.startsWith("\uFEFF")) {
      throw new DefinitionSyntaxException(1, "the file begins with a byte order mark");
    }
    List<SourceLine> lines = SourceLine.of(text);
    int start = preambleEnd(lines);
    List<String> preamble = new ArrayList<>();
    for (SourceLine line : lines.subList(0, start)) {
      if (EngineLine.isComment(line.text())) {
        preamble.add(uncommented(line.text()));
      }
    }
    List<DefinitionStage> stages = new ArrayList<>();
    for (List<SourceLine> stage : stages(lines)) {
      StageReader.checkSizes(stage);
      if (!stage.stream().allMatch(SourceLine::isBlankOrComment)) {
        stages.add(StageReader.read(stage));
      }
    }
    if (stages.isEmpty()) {
      throw new DefinitionSyntaxException(1, "the file has no stage: it needs a line Bootstrap:");
    }
    return new DefinitionFile(preamble, stages);
  }

  /** The number of blank lines and comments at the start. */
  private static int preambleEnd(List<SourceLine> lines) {
    int end = 0;
    while (end < lines.size() && lines.get(end).isBlankOrComment()) {
      end++;
    }
    return end;
  }

  private static String uncommented(String line) {
    String text = line.substring(line.indexOf('#') + 1);
    return text.startsWith(" ") ? text.substring(1) : text;
  }

  /** The lines of each stage. What precedes the first may be a comment, or a stage of its own. */
  static List<List<SourceLine>> stages(List<SourceLine> lines) {
    List<List<SourceLine>> result = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= lines.size(); i++) {
      if (i == lines.size() || EngineLine.startsStage(lines.get(i).text())) {
        result.add(lines.subList(start, i));
        start = i;
      }
    }
    return result;
  }
}
