package org.sifter.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the sources of one COPY or ADD stand for.
 *
 * @param selected the files and directories in the order in which they are copied; a wildcard that
 *     matches nothing adds nothing
 * @param problem why the instruction fails after these; absent when it does not
 */
public record Selection(List<Selected> selected, Optional<SelectionProblem> problem) {

  public Selection {
    selected = List.copyOf(selected);
  }

  /** The same with the heredocs of the instruction, which are copied after all other sources. */
  public Selection withInlineFiles(List<String> names) {
    List<Selected> all = new ArrayList<>(selected);
    names.forEach(name -> all.add(new InlineFile(name)));
    return new Selection(all, problem);
  }
}
