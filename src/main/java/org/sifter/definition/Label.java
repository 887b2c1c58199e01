package org.sifter.definition;

/**
 * A line of {@code %labels}.
 *
 * @param key its name, e.g. {@code org.opencontainers.image.title}
 * @param value its value; may be empty
 */
public record Label(String key, String value) {

  /**
   * Whether {@code %labels} can hold a label. The engine reads a line each, trims it, passes over
   * it when it begins with {@code #}, and splits it at the first space ({@code GetLabels} in {@code
   * deffile.go}); there is no quoting. Other labels can be written to {@code labels.json} by {@code
   * %post}.
   */
  public static boolean canLabel(String key, String value) {
    String line = EngineLine.INDENT + LabelLine.write(new Label(key, value));
    return !key.isEmpty()
        && key.charAt(0) != '#'
        && key.chars().noneMatch(c -> EngineLine.isSpace((char) c))
        && EngineLine.strip(value).equals(value)
        && line.chars().noneMatch(Character::isISOControl)
        && EngineLine.canWrite(line);
  }
}
