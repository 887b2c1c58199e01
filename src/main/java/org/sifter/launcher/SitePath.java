package org.sifter.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sifter.shell.ShellQuote;

/** A path of a site profile, in which variables of the environment may be named. */
final class SitePath {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)}|([A-Za-z_][A-Za-z0-9_]*))");

  private final StringBuilder word = new StringBuilder();
  private final List<String> variables = new ArrayList<>();

  private SitePath(String text) {
    Matcher matcher = VARIABLE.matcher(text);
    int end = 0;
    while (matcher.find()) {
      literal(text.substring(end, matcher.start()));
      String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      word.append("\"${").append(name).append(":-}\"");
      variables.add(name);
      end = matcher.end();
    }
    literal(text.substring(end));
  }

  static SitePath of(String text) {
    return new SitePath(text);
  }

  private void literal(String text) {
    if (!text.isEmpty()) {
      word.append(ShellQuote.word(text));
    }
  }

  /** The word of a shell script that is the path there. */
  String word() {
    return word.length() == 0 ? "''" : word.toString();
  }

  /** The beginning of a command that takes effect only where all the variables have values. */
  String guard() {
    StringBuilder guard = new StringBuilder();
    for (String variable : variables) {
      guard.append("test -z \"${").append(variable).append(":-}\" || ");
    }
    return guard.toString();
  }
}
