package org.sifter.reverse;

import java.util.List;

/**
 * A command of a script, or a comment.
 *
 * @param first the index of its first line in the script
 * @param lines its lines, with the bodies of its here-documents
 * @param bodies how many of the lines, at the end, are here-documents
 */
record ScriptCommand(int first, List<String> lines, int bodies) {

  ScriptCommand {
    lines = List.copyOf(lines);
  }

  /** The text of the command without here-documents and without indentation. */
  String text() {
    return String.join("\n", lines.subList(0, lines.size() - bodies)).strip();
  }

  /** The whole of it, as it stands in the script. */
  String whole() {
    return String.join("\n", lines);
  }

  /** The lines of its here-documents and their ends. */
  List<String> heredoc() {
    return lines.subList(lines.size() - bodies, lines.size());
  }

  boolean isBlank() {
    return text().isEmpty();
  }

  boolean isComment() {
    return text().startsWith("#");
  }
}
