package org.sifter.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A field of {@code RUN --mount}, such as {@code target=/src} or {@code ro}.
 *
 * @param key its name in small letters
 * @param value what stands after the {@code =}, before variables are expanded
 */
public record MountField(String key, Optional<String> value) {

  /**
   * Reads the value of the flag: fields between commas, where a field that holds a comma or a
   * double quote stands in double quotes (RFC 4180, as Go's {@code encoding/csv} reads it).
   *
   * @return the fields; empty when the text is not well-formed
   */
  public static Optional<List<MountField>> parse(String flagValue) {
    if (flagValue.isEmpty()) {
      return Optional.empty();
    }
    List<MountField> fields = new ArrayList<>();
    int at = 0;
    while (true) {
      StringBuilder field = new StringBuilder();
      at =
          flagValue.startsWith("\"", at)
              ? quoted(flagValue, at, field)
              : bare(flagValue, at, field);
      if (at < 0) {
        return Optional.empty();
      }
      fields.add(of(field.toString()));
      if (at == flagValue.length()) {
        return Optional.of(fields);
      }
      at++;
    }
  }

  /** Reads up to the next comma; gives its offset, or -1 where a quote stands. */
  private static int bare(String text, int start, StringBuilder field) {
    int comma = text.indexOf(',', start);
    int end = comma < 0 ? text.length() : comma;
    field.append(text, start, end);
    return field.indexOf("\"") < 0 ? end : -1;
  }

  /** Reads a quoted field; gives the offset behind it, or -1 where it has no good end. */
  private static int quoted(String text, int start, StringBuilder field) {
    int at = start + 1;
    while (true) {
      int quote = text.indexOf('"', at);
      if (quote < 0) {
        return -1;
      }
      field.append(text, at, quote);
      if (text.startsWith("\"", quote + 1)) {
        field.append('"');
        at = quote + 2;
        continue;
      }
      boolean ends = quote + 1 == text.length() || text.charAt(quote + 1) == ',';
      return ends ? quote + 1 : -1;
    }
  }

  private static MountField of(String field) {
    int equals = field.indexOf('=');
    return equals < 0
        ? new MountField(field.toLowerCase(Locale.ROOT), Optional.empty())
        : new MountField(
            field.substring(0, equals).toLowerCase(Locale.ROOT),
            Optional.of(field.substring(equals + 1)));
  }
}
