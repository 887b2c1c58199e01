package org.sifter.definition;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a definition file that is being read.
 *
 * @param number its number, counted from 1
 * @param text the line without its line end; the engine drops one carriage return there
 * @param size its bytes in the file, with its line end
 */
record SourceLine(int number, String text, int size) {

  static List<SourceLine> of(String file) {
    List<SourceLine> lines = new ArrayList<>();
    int start = 0;
    while (start < file.length()) {
      int feed = file.indexOf('\n', start);
      int end = feed < 0 ? file.length() : feed;
      int next = feed < 0 ? end : feed + 1;
      int size = EngineLine.bytes(file.substring(start, next));
      String text = file.substring(start, end);
      String kept = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      lines.add(new SourceLine(lines.size() + 1, kept, size));
      start = next;
    }
    return lines;
  }

  boolean isBlankOrComment() {
    return EngineLine.isBlank(text) || EngineLine.isComment(text);
  }

  DefinitionSyntaxException error(String message) {
    return new DefinitionSyntaxException(number, message);
  }

  DefinitionSyntaxException error(String message, String remedy) {
    return new DefinitionSyntaxException(number, message, remedy);
  }
}
