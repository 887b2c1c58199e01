package org.sifter.launcher;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sifter.shell.ShellQuote;

/**
 * Where the words of a command say the port of a service, so that it can be another one: as a word
 * of its own, as the value of an option, behind an address, and so in texts for a shell.
 */
final class PortPlace {
  /** The port that is chosen, as a script has it. */
  private static final String CHOSEN = "\"${_port:-${_image_port}}\"";

  private final Pattern pattern;

  /** The places of a port. */
  PortPlace(int port) {
    this.pattern =
        Pattern.compile("(?:(?<=[\\s=:'\"])|^|(?<=^-[A-Za-z]))" + port + "(?![0-9A-Za-z.:_-])");
  }

  /** Whether some words say it. */
  boolean isIn(List<String> words) {
    return words.stream().anyMatch(word -> pattern.matcher(word).find());
  }

  /** The words as shell code, with the port that is chosen in its places. */
  String words(List<String> words) {
    return words.stream().map(this::word).collect(Collectors.joining(" "));
  }

  private String word(String word) {
    Matcher matcher = pattern.matcher(word);
    if (!matcher.find()) {
      return ShellQuote.word(word);
    }
    StringBuilder code = new StringBuilder();
    int end = 0;
    for (MatchResult place : matcher.reset().results().toList()) {
      code.append(quoted(word.substring(end, place.start()))).append(CHOSEN);
      end = place.end();
    }
    return code.append(quoted(word.substring(end))).toString();
  }

  private static String quoted(String part) {
    return part.isEmpty() ? "" : ShellQuote.word(part);
  }
}
