package org.sifter.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sections of a stage as the engine reads them, to the byte. */
final class SectionTexts {
  /** Where a section begins (Apptainer, {@code pkg/build/types/parser}). */
  private static final Pattern HEADING = Pattern.compile("(?m)^[ \\t]*%([a-z]+).*\\n?");

  private SectionTexts() {}

  /**
   * What stands between the heading of each section and the next; sections of one name are one.
   *
   * @param stage the text of a stage
   */
  static Map<String, String> of(String stage) {
    Map<String, String> sections = new LinkedHashMap<>();
    Matcher heading = HEADING.matcher(stage);
    boolean found = heading.find();
    while (found) {
      String name = heading.group(1);
      int start = heading.end();
      found = heading.find();
      sections.merge(
          name, stage.substring(start, found ? heading.start() : stage.length()), String::concat);
    }
    return sections;
  }
}
