package org.sifter.definition;

import java.util.Locale;

/**
 * The line that begins a section.
 *
 * @param name the section's name in lower case, without {@code %}
 * @param arguments what follows the name, without blanks at its ends and without a comment
 */
record SectionHeading(String name, String arguments) {

  /**
   * Takes a heading apart as the engine does: any number of percent signs, a name that ends at the
   * first space and nowhere else, and arguments ({@code getSectionName} in {@code deffile.go}).
   */
  static SectionHeading parse(String line) {
    String name = nameOf(line).toLowerCase(Locale.ROOT);
    String arguments = argumentsOf(line);
    boolean ofApp = ScriptKind.named(name).filter(ScriptKind::ofApp).isPresent();
    return new SectionHeading(
        name, EngineLine.strip(ofApp ? arguments : withoutComment(arguments)));
  }

  /**
   * The line for the heading.
   *
   * @throws IllegalStateException if the engine would read something else
   */
  String text() {
    String line = arguments.isEmpty() ? '%' + name : '%' + name + ' ' + arguments;
    SectionHeading read = parse(line);
    boolean isSame = read.name.equals(name) && read.arguments.equals(arguments);
    if (arguments.contains("\n") || !isSame) {
      throw new IllegalStateException("a section cannot have the heading " + line);
    }
    return line;
  }

  /** The name as it is written. */
  static String nameOf(String line) {
    return afterPercentSigns(line).split(" ", 2)[0];
  }

  /** All that follows the space after the name. */
  static String argumentsOf(String line) {
    String[] parts = afterPercentSigns(line).split(" ", 2);
    return parts.length > 1 ? parts[1] : "";
  }

  /** The text up to the first {@code #}, quoted or not. */
  static String withoutComment(String text) {
    int comment = text.indexOf('#');
    return comment < 0 ? text : text.substring(0, comment);
  }

  private static String afterPercentSigns(String line) {
    int start = 0;
    while (start < line.length() && line.charAt(start) == '%') {
      start++;
    }
    return line.substring(start);
  }
}
