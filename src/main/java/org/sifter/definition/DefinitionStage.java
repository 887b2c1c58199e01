package org.sifter.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    List<Section> result = new ArrayList<>();
    for (Section section : sections) {
      if (!joinsEarlier(result, section)) {
        result.add(section);
      }
    }
    return result;
  }

  private static boolean joinsEarlier(List<Section> earlier, Section section) {
    for (int i = 0; i < earlier.size(); i++) {
      Optional<Section> both = earlier.get(i).joinedWith(section);
      if (both.isPresent()) {
        earlier.set(i, both.get());
        return true;
      }
    }
    return false;
  }
}
