package org.sifter.translate;

import java.util.List;
import org.sifter.definition.ScriptLine;
import org.sifter.shell.ShellQuote;

/** Writes a file from {@code %post}. */
final class InlineText {
  private InlineText() {}

  /**
   * The command that writes {@code content}: a here-document where the content can stand in a
   * definition file as it is, else one quoted word.
   *
   * @param target the path of the file, as a shell word
   */
  static String write(String content, String target) {
    if (content.isEmpty()) {
      return ": > " + target;
    }
    List<String> lines = content.lines().toList();
    boolean plain =
        content.endsWith("\n")
            && content.indexOf('\r') < 0
            && lines.stream().allMatch(line -> ScriptLine.verbatim(line).canWrite());
    if (!plain) {
      return "printf %s " + ShellQuote.word(content) + " > " + target;
    }
    String end = "EOF";
    while (lines.contains(end)) {
      end += "_";
    }
    return "cat > " + target + " << '" + end + "'\n" + content + end;
  }
}
