package org.sifter.definition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A section whose text the engine hands on as it stands, to a shell in most cases.
 *
 * <p>When a {@code %post} fails, the shell names a line {@code N} of it: the line at index {@code N
 * - 1} here. That holds as well for a section which was written in parts because of its size.
 *
 * @param kind which section it is
 * @param arguments the text after the section's name, e.g. {@code -c /bin/bash}; for a section of
 *     an app its name. Empty when there is none
 * @param lines the text
 */
public record ScriptSection(ScriptKind kind, String arguments, List<ScriptLine> lines)
    implements Section {

  public ScriptSection {
    lines = List.copyOf(lines);
  }

  /** A section without arguments. */
  public static ScriptSection of(ScriptKind kind, List<ScriptLine> lines) {
    return new ScriptSection(kind, "", lines);
  }

  @Override
  public <R> R accept(SectionVisitor<R> visitor) {
    return visitor.visitScript(this);
  }

  @Override
  public String joinedBy() {
    return "%" + kind.sectionName() + " " + app();
  }

  /** Joins sections of one kind (and app); the arguments given last are those of the whole. */
  @Override
  public Optional<Section> joinedWith(Section later) {
    if (later instanceof ScriptSection more && more.joinedBy().equals(joinedBy())) {
      String last = more.arguments.isEmpty() ? arguments : more.arguments;
      return Optional.of(
          new ScriptSection(
              kind, last, Stream.concat(lines.stream(), more.lines.stream()).toList()));
    }
    return Optional.empty();
  }

  @Override
  public ScriptSection trimmed() {
    int end = lines.size();
    while (end > 0 && EngineLine.isBlank(lines.get(end - 1).text())) {
      end--;
    }
    return new ScriptSection(kind, arguments, lines.subList(0, end));
  }

  /** The app that the section is about; empty when it is about none. */
  String app() {
    return kind.ofApp() ? appIn(arguments) : "";
  }

  /** The app that the arguments of a section name. */
  static String appIn(String arguments) {
    return arguments.split(" ", 2)[0];
  }
}
