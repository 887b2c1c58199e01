package org.sifter.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the header of a stage ({@code doHeader} in the engine's {@code deffile.go}). */
final class HeaderReader {
  /** By the key in lower case. */
  private final Map<String, HeaderField> fields = new LinkedHashMap<>();

  /** The key and the value so far when the last line ended in a backslash. */
  private Optional<HeaderField> continued = Optional.empty();

  private HeaderReader() {}

  static Header read(List<SourceLine> lines) throws DefinitionSyntaxException {
    HeaderReader reader = new HeaderReader();
    for (SourceLine line : lines) {
      reader.take(line);
    }
    if (lines.isEmpty() || reader.continued.isPresent()) {
      int last = lines.isEmpty() ? 1 : lines.get(lines.size() - 1).number();
      throw new DefinitionSyntaxException(last, "the header has no end");
    }
    return reader.header(lines);
  }

  private void take(SourceLine line) throws DefinitionSyntaxException {
    if (line.isBlankOrComment()) {
      if (continued.isPresent()) {
        throw line.error("the value of " + continued.get().key() + " was to go on in this line");
      }
      return;
    }
    String text = SectionHeading.withoutComment(EngineLine.strip(line.text()));
    HeaderField field =
        continued.isPresent()
            ? new HeaderField(
                continued.get().key(), continued.get().value() + EngineLine.strip(text))
            : field(text, line);
    if (field.value().endsWith("\\")) {
      continued = Optional.of(withoutBackslash(field, line));
      return;
    }
    continued = Optional.empty();
    if (!HeaderText.isKey(field.key())) {
      throw line.error("a header has no field " + field.key());
    }
    put(field);
  }

  private static HeaderField field(String text, SourceLine line) throws DefinitionSyntaxException {
    int colon = text.indexOf(':');
    if (colon <= 0) {
      throw line.error("expected a line KEY: VALUE of a header");
    }
    return new HeaderField(
        EngineLine.strip(text.substring(0, colon)), EngineLine.strip(text.substring(colon + 1)));
  }

  private static HeaderField withoutBackslash(HeaderField field, SourceLine line)
      throws DefinitionSyntaxException {
    String value = field.value().substring(0, field.value().length() - 1);
    if (value.isEmpty()) {
      throw line.error("the value of " + field.key() + " begins with the backslash");
    }
    return new HeaderField(
        field.key(), value.endsWith("\\n") ? value.substring(0, value.length() - 2) + '\n' : value);
  }

  private void put(HeaderField field) {
    String key = field.key().toLowerCase(Locale.ROOT);
    fields.remove(key);
    if (!field.value().isEmpty()) {
      fields.put(key, field);
    }
  }

  private Header header(List<SourceLine> lines) throws DefinitionSyntaxException {
    Optional<String> agent = taken("bootstrap");
    if (agent.isEmpty()) {
      SourceLine first =
          lines.stream().filter(l -> !l.isBlankOrComment()).findFirst().orElse(lines.get(0));
      throw first.error("a header without Bootstrap");
    }
    return new Header(
        new BootstrapAgent(agent.get()),
        taken("from"),
        taken("stage"),
        List.copyOf(fields.values()));
  }

  /** The value of {@code key}, which is not among the others any more. */
  private Optional<String> taken(String key) {
    return Optional.ofNullable(fields.remove(key)).map(HeaderField::value);
  }
}
