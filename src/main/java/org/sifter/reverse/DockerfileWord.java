package org.sifter.reverse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sifter.shell.Expansion;
import org.sifter.shell.Expansion.Literal;
import org.sifter.shell.Expansion.Operator;
import org.sifter.shell.Expansion.Reference;

/** Writes text so that BuildKit reads it back: as a word, a source of COPY, or a JSON string. */
final class DockerfileWord {
  private static final String BARE = "_@%+=:,./-";

  /**
   * What a word must be shorter than, so that its line has not more bytes than BuildKit can read.
   */
  private static final int TOO_LONG = 15_000;

  private DockerfileWord() {}

  /** A word of ENV, ARG, LABEL, WORKDIR, USER: in double quotes unless it is plain. */
  static String of(String text) {
    return isPlain(text) ? text : '"' + escaped(text, "\\\"$") + '"';
  }

  /** A word that refers to variables; empty when Dockerfiles cannot say it. */
  static Optional<String> of(Expansion value) {
    Optional<String> literal = value.asLiteral();
    if (literal.isPresent()) {
      return literal.filter(DockerfileWord::isSayable).map(DockerfileWord::of);
    }
    if (value.size() >= TOO_LONG) {
      return Optional.empty();
    }
    StringBuilder out = new StringBuilder("\"");
    for (Expansion.Part part : value.parts()) {
      if (part instanceof Literal text && isSayable(text.text())) {
        out.append(escaped(text.text(), "\\\"$"));
      } else if (part instanceof Reference reference && isSayable(reference)) {
        out.append("${")
            .append(reference.name())
            .append(reference.operator().symbol())
            .append(reference.operand().orUnset())
            .append('}');
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(out.append('"').toString());
  }

  /** Whether an instruction of words can hold the text: a line ends it, whatever the quotes. */
  static boolean isSayable(String text) {
    return text.indexOf('\n') < 0 && text.indexOf('\0') < 0 && text.length() < TOO_LONG;
  }

  private static boolean isSayable(Reference reference) {
    return reference.operator() == Operator.NONE
        || (reference.operand().isLiteral() && isPlain("x" + reference.operand().orUnset()));
  }

  /** A path of COPY that stands for itself, before it is put between quotes or blanks. */
  static String literalPath(String path) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      pattern.append(
          switch (c) {
            case '*', '?', '[' -> "[" + c + "]";
            case '\\' -> "[\\\\]";
            default -> String.valueOf(c);
          });
    }
    return path(pattern.toString());
  }

  /** A path or pattern of COPY whose quotes and dollars stand for themselves. */
  static String path(String path) {
    String escaped = escaped(path, "\\'\"$");
    // A byte order mark would go where a word begins with it (Go, text/scanner).
    return escaped.startsWith("\uFEFF") ? '\\' + escaped : escaped;
  }

  /** Whether paths can stand in COPY with nothing but blanks between them. */
  static boolean canBeBlankSeparated(String path) {
    return path.chars().noneMatch(c -> c <= ' ' || c == '<' || c > 0x7e)
        && !path.startsWith("-")
        && !path.startsWith("[")
        && !path.startsWith("#");
  }

  /** The exec form. */
  static String json(List<String> arguments) {
    return arguments.stream()
        .map(DockerfileWord::jsonString)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String jsonString(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c == '\t') {
        out.append("\\t");
      } else if (c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && !text.startsWith("--") // which would be a flag
        && text.chars()
            .allMatch(c -> (Character.isLetterOrDigit(c) && c < 0x80) || BARE.indexOf(c) >= 0);
  }

  private static String escaped(String text, String special) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (special.indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }
}
