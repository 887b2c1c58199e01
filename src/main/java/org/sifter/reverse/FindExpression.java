package org.sifter.reverse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sifter.context.BadPatternException;
import org.sifter.context.BasicRegex;

/**
 * Reads what {@code find} selects, as {@code sifter convert} writes it, as the flags of the COPY
 * that it has been.
 *
 * @param taken the pattern of a source below its directory, with {@code --parents}
 * @param excluded the patterns of {@code --exclude}, those that take something back in last
 */
record FindExpression(Optional<String> taken, List<String> excluded) {
  private static final String BELOW = "\\(/.*\\)*";

  /** What can stand in a flag, whatever the builder makes of quotes. */
  private static final Pattern PLAIN = Pattern.compile("[\\w.*?/\\[\\]^@+,:=~-]+");

  /** The pieces that a pattern has become, the longer first. */
  private static final Pattern PIECE =
      Pattern.compile(
          "(?<deep>\\\\\\(\\.\\*/\\\\\\)\\*)|(?<star>\\[\\^/\\]\\*)|(?<one>\\[\\^/\\])|(?<all>\\.\\*)"
              + "|\\[(?<literal>[*+?\\[$\\\\])\\]|(?<class>\\[[^\\]]+\\])|\\\\(?<escaped>[.^])"
              + "|(?<plain>[^\\\\*\\[])");

  FindExpression {
    excluded = List.copyOf(excluded);
  }

  /** What the words of an expression select; empty when sifter writes no such words. */
  static Optional<FindExpression> read(List<String> words) {
    if (words.equals(List.of("-true"))) {
      return Optional.of(new FindExpression(Optional.empty(), List.of()));
    }
    Optional<String> taken = Optional.empty();
    List<String> excluded = new ArrayList<>();
    int next = 0;
    if (words.size() >= 2 && words.get(0).equals("-regex")) {
      taken = pattern(words.get(1));
      if (taken.isEmpty()) {
        return Optional.empty();
      }
      next = 2;
    }
    List<String> rest = words.subList(next, words.size());
    boolean isGroup =
        rest.size() > 2 && rest.get(0).equals("(") && rest.get(rest.size() - 1).equals(")");
    for (List<String> left = isGroup ? rest.subList(1, rest.size() - 1) : rest;
        !left.isEmpty();
        left = left.subList(3, left.size())) {
      Optional<String> pattern = exclude(left, isGroup);
      if (pattern.isEmpty()) {
        return Optional.empty();
      }
      excluded.add(pattern.get());
    }
    return Optional.of(new FindExpression(taken, excluded));
  }

  /** The pattern of {@code --exclude} that the first three words have been. */
  private static Optional<String> exclude(List<String> words, boolean mayTakeIn) {
    if (words.size() < 3 || !words.get(1).equals("-regex")) {
      return Optional.empty();
    }
    Optional<String> pattern = pattern(words.get(2));
    if (words.get(0).equals("!")) {
      return pattern;
    }
    return mayTakeIn && words.get(0).equals("-o") ? pattern.map("!"::concat) : Optional.empty();
  }

  private static Optional<String> pattern(String regex) {
    if (!regex.startsWith("./") || !regex.endsWith(BELOW)) {
      return Optional.empty();
    }
    String body = regex.substring(2, regex.length() - BELOW.length());
    Matcher piece = PIECE.matcher(body);
    StringBuilder pattern = new StringBuilder();
    int end = 0;
    while (piece.find() && piece.start() == end) {
      pattern.append(written(piece));
      end = piece.end();
    }
    return Optional.of(pattern.toString())
        .filter(text -> PLAIN.matcher(text).matches() && isFor(text, regex));
  }

  private static String written(Matcher piece) {
    if (piece.group("deep") != null) {
      return "**/";
    }
    if (piece.group("star") != null) {
      return "*";
    }
    if (piece.group("one") != null) {
      return "?";
    }
    if (piece.group("all") != null) {
      return "**";
    }
    String literal = piece.group("literal");
    if (literal != null) {
      return literal.matches("[+$]") ? literal : "\\" + literal;
    }
    String escaped = piece.group("escaped");
    return escaped == null ? piece.group() : escaped.equals("^") ? "\\^" : escaped;
  }

  /** Whether the pattern is one that becomes the expression. */
  private static boolean isFor(String pattern, String regex) {
    try {
      return BasicRegex.of(pattern).filter(text -> regex.equals("./" + text)).isPresent();
    } catch (BadPatternException e) {
      return false;
    }
  }

  /** The flags, with a blank behind each. */
  String flags() {
    StringBuilder flags = new StringBuilder(taken.isPresent() ? "--parents " : "");
    excluded.forEach(pattern -> flags.append("--exclude=").append(pattern).append(' '));
    return flags.toString();
  }
}
