package org.sifter.reverse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a command that works on the image from outside, in {@code %setup}, as the command that does
 * the same inside: {@code "$SINGULARITY_ROOTFS"/a} is {@code /a}, and so is {@code "$(sifter_inside
 * /a)"}, which follows the links as they are inside.
 */
final class HostedText {
  private static final String ROOT = "\"$SINGULARITY_ROOTFS\"";
  private static final Pattern CALL =
      Pattern.compile(
          "\"\\$\\(sifter_(?:inside|owner) (?<word>(?:'[^']*'|\"'\"|[\\w@%+=:,./-])++)\\)\"");

  /** Programs that have words that are no paths, though they may begin with a slash. */
  private static final Pattern OF_TEXTS =
      Pattern.compile("(?:ln|printf|sed|sifter_label)\\s.*", Pattern.DOTALL);

  private final String text;
  private final StringBuilder inside = new StringBuilder();
  private int next;

  private HostedText(String text) {
    this.text = text;
  }

  /** The command as it is inside; empty when it names a file of the host. */
  static Optional<String> toInside(String text) {
    HostedText reader = new HostedText(text);
    while (reader.next < text.length()) {
      if (!reader.piece()) {
        return Optional.empty();
      }
    }
    return Optional.of(reader.inside.toString());
  }

  private boolean piece() {
    char c = text.charAt(next);
    boolean startsWord = next == 0 || " \t\n".indexOf(text.charAt(next - 1)) >= 0;
    Matcher call = CALL.matcher(text).region(next, text.length());
    if (startsWord && call.lookingAt()) {
      inside.append(call.group("word"));
      next = call.end();
      return true;
    }
    if (startsWord && text.startsWith(ROOT, next)) {
      next += ROOT.length();
      return text.startsWith("/", next) || text.startsWith("'/", next);
    }
    if (startsWord && namesHost()) {
      return false;
    }
    if (c == '\'' || c == '"') {
      int close = text.indexOf(c, next + 1);
      return close >= 0 && take(close + 1 - next);
    }
    return take(c == '\\' ? Math.min(2, text.length() - next) : 1);
  }

  private boolean namesHost() {
    boolean isPath = text.startsWith("/", next) || text.startsWith("'/", next);
    boolean isOutput = inside.toString().stripTrailing().endsWith(">");
    return isPath && (isOutput || !OF_TEXTS.matcher(text).matches());
  }

  private boolean take(int length) {
    inside.append(text, next, next + length);
    next += length;
    return true;
  }
}
