package org.sifter.definition;

/** A label as a line: its key, one space, its value ({@code GetLabels} in {@code deffile.go}). */
final class LabelLine {
  private LabelLine() {}

  static String write(Label label) {
    return label.value().isEmpty() ? label.key() : label.key() + ' ' + label.value();
  }

  /** Reads a line that is neither blank nor a comment. */
  static Label parse(String line) {
    String[] parts = EngineLine.strip(line).split(" ", 2);
    return new Label(
        EngineLine.strip(parts[0]), parts.length > 1 ? EngineLine.strip(parts[1]) : "");
  }
}
