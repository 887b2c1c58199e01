package org.sifter.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine's template variables, {@code {{ NAME }}}. It replaces them in the text of a stage
 * before it looks at sections, and stops at a name that it does not know. SingularityCE does so in
 * comments too ({@code internal/pkg/build/args/reader.go} of both engines).
 */
final class Template {
  private static final String SPACE = "[\\t\\n\\f\\r ]*+";
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\{" + SPACE + "(\\w++)" + SPACE + "\\}\\}");

  /** The rest of a line after the first of two braces which begin a variable, or may begin one. */
  private static final String BEGINNING =
      "\\{" + SPACE + "(?:\\w++" + SPACE + "(?:\\}\\}|\\z)|\\z)";

  private static final Pattern FIRST_BRACE = Pattern.compile("\\{(?=" + BEGINNING + ")");

  private static final Pattern COMMENT = Pattern.compile("#(?!!)");

  private Template() {}

  /** The first variable in {@code stage} whose name is not one of {@code names}. */
  static Optional<MatchResult> firstUnknown(String stage, Set<String> names) {
    Matcher matcher = VARIABLE.matcher(stage);
    while (matcher.find()) {
      if (!names.contains(matcher.group(1))) {
        return Optional.of(matcher.toMatchResult());
      }
    }
    return Optional.empty();
  }

  /**
   * A variable in a stage.
   *
   * @param start the offset of its first brace
   * @param end the offset behind its last brace
   */
  record Use(String name, int start, int end) {}

  /**
   * The variables that the engine replaces: all but those behind a {@code #} on their line. A
   * {@code #!} begins no comment, and a replaced variable ends one.
   */
  static List<Use> uses(String stage) {
    List<Use> uses = new ArrayList<>();
    Matcher matcher = VARIABLE.matcher(stage);
    int last = 0;
    while (matcher.find()) {
      int start = matcher.start();
      int line = stage.substring(last, start).lastIndexOf('\n') + 1 + last;
      if (COMMENT.matcher(stage).region(line, start).find()) {
        last = line;
        int end = stage.indexOf('\n', start);
        matcher.region(end < 0 ? stage.length() : end, stage.length());
      } else {
        uses.add(new Use(matcher.group(1), start, matcher.end()));
        last = matcher.end();
      }
    }
    return uses;
  }

  /** The end of the variable whose first brace is at {@code start}; of the brace when none is. */
  static int endOfVariable(String line, int start) {
    Matcher matcher = VARIABLE.matcher(line).region(start, line.length());
    return matcher.lookingAt() ? matcher.end() : start + 1;
  }

  /** Whether a variable begins in {@code line}, be it that its end would be in the next one. */
  static boolean mayBegin(String line) {
    return line.contains("{{") && FIRST_BRACE.matcher(line).find();
  }

  /** The line with a space between the braces of whatever may begin a variable. */
  static String broken(String line) {
    return line.contains("{{") ? FIRST_BRACE.matcher(line).replaceAll("{ ") : line;
  }
}
