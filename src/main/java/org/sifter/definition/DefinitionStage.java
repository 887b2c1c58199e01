package org.sifter.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One stage of a definition file. Sections that the engine would join are joined here already, at
 * the place of the first, and blank lines at their ends are dropped, so that stages which differ in
 * nothing else are equal.
 *
 * @param header where the root file system comes from
 * @param sections what is done to it; the engine runs them in its own order, not in this one
 */
public record DefinitionStage(Header header, List<Section> sections) {

  public DefinitionStage {
    sections = joined(sections).stream().map(Section::trimmed).toList();
  }

  /** This stage with one more section, which joins an earlier one of its kind. */
  public DefinitionStage plus(Section section) {
    List<Section> more = new ArrayList<>(sections);
    more.add(section);
    return new DefinitionStage(header, more);
  }

  private static List<Section> joined(List<Section> sections) {
    Map<String, List<Section>> alike = new LinkedHashMap<>();
    for (Section section : sections) {
      alike.computeIfAbsent(section.joinedBy(), key -> new ArrayList<>()).add(section);
    }
    List<Section> result = new ArrayList<>();
    for (List<Section> each : alike.values()) {
      result.add(whole(each));
    }
    return result;
  }

  /** Joined by halves, as each joining copies what there is so far. */
  private static Section whole(List<Section> alike) {
    if (alike.size() == 1) {
      return alike.get(0);
    }
    int middle = alike.size() / 2;
    return whole(alike.subList(0, middle))
        .joinedWith(whole(alike.subList(middle, alike.size())))
        .orElseThrow();
  }
}
