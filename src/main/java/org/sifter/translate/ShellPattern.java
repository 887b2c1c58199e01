package org.sifter.translate;

import java.util.ArrayList;
import java.util.List;
import org.sifter.shell.ShellQuote;

/** Says Go's path patterns in the shell's language. */
final class ShellPattern {
  private ShellPattern() {}

  /**
   * Words that match in a shell what the pattern matches in Go's {@code filepath.Match}, where a
   * wildcard at the start of a name also matches a dot.
   */
  static String of(String pattern) {
    List<String> words = new ArrayList<>(List.of(""));
    for (String name : pattern.substring(1).split("/", -1)) {
      List<String> longer = new ArrayList<>();
      for (String word : words) {
        longer.add(word + "/" + name(name));
        if (name.startsWith("*")) {
          longer.add(word + "/.[!.]" + name(name));
        } else if (name.startsWith("?") || name.startsWith("[")) {
          longer.add(word + "/." + name(name.startsWith("?") ? name.substring(1) : name));
        }
      }
      words = longer;
    }
    return String.join(" ", words);
  }

  private static String name(String pattern) {
    StringBuilder shell = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*' || c == '?') {
        shell.append(c);
      } else if (c == '[') {
        int end = pattern.indexOf(']', i + 1);
        String inside = end < 0 ? pattern.substring(i + 1) : pattern.substring(i + 1, end);
        shell.append('[').append(inside.replaceFirst("^\\^", "!")).append(']');
        i = end < 0 ? pattern.length() : end;
      } else if (c == '\\' && i + 1 < pattern.length()) {
        shell.append(ShellQuote.word(String.valueOf(pattern.charAt(++i))));
      } else {
        shell.append(ShellQuote.word(String.valueOf(c)));
      }
    }
    return shell.toString();
  }
}
