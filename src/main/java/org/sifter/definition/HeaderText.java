package org.sifter.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The header of a stage as text, and the keys that the engine knows. */
final class HeaderText {
  /** {@code validHeaders} in {@code deffile.go}; {@code OtherURL} has a number after it. */
  private static final Set<String> KEYS =
      Set.of(
          "bootstrap",
          "from",
          "stage",
          "includecmd",
          "mirrorurl",
          "updateurl",
          "osversion",
          "include",
          "library",
          "registry",
          "namespace",
          "product",
          "user",
          "regcode",
          "productpgp",
          "registerurl",
          "modules",
          "fingerprints",
          "confurl",
          "setopt",
          "target",
          "frontend",
          "filename",
          "buildargs");

  private HeaderText() {}

  static boolean isKey(String key) {
    String lowered = key.toLowerCase(Locale.ROOT);
    return KEYS.contains(lowered) || lowered.matches("otherurl[0-9]+");
  }

  /**
   * The lines of the header.
   *
   * @throws IllegalStateException if the engine would read something else
   */
  static String write(Header header) {
    List<HeaderField> fields = new ArrayList<>();
    fields.add(new HeaderField("Bootstrap", header.agent().name()));
    header.from().ifPresent(from -> fields.add(new HeaderField("From", from)));
    header.stageName().ifPresent(name -> fields.add(new HeaderField("Stage", name)));
    for (HeaderField field : header.others()) {
      if (fields.stream().anyMatch(f -> f.key().equalsIgnoreCase(field.key()))) {
        throw new IllegalStateException("a header has one " + field.key());
      }
      fields.add(field);
    }
    StringBuilder out = new StringBuilder();
    fields.forEach(field -> out.append(write(field)));
    return out.toString();
  }

  private static String write(HeaderField field) {
    if (!isKey(field.key())) {
      throw new IllegalStateException("not a key of a header: " + field.key());
    }
    for (String line : field.value().split("\n", -1)) {
      if (line.isEmpty()
          || !EngineLine.strip(line).equals(line)
          || line.indexOf('#') >= 0
          || line.endsWith("\\")
          || EngineLine.problem(' ' + line).isPresent()) {
        throw new IllegalStateException(
            "the header's %s cannot have the value %s".formatted(field.key(), field.value()));
      }
    }
    // A backslash continues a value; "\n" before it keeps the line break.
    return field.key() + ": " + field.value().replace("\n", "\\n\\\n" + EngineLine.INDENT) + '\n';
  }
}
