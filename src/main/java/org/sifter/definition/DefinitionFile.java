package org.sifter.definition;

import java.util.List;

/**
 * A definition file: the stages of a build, of which the last becomes the image.
 *
 * @param preamble the comment above the first stage, a line each, without {@code #}
 * @param stages the stages in the order in which they are built; at least one
 */
public record DefinitionFile(List<String> preamble, List<DefinitionStage> stages) {

  public DefinitionFile {
    preamble = List.copyOf(preamble);
    stages = List.copyOf(stages);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("a definition file has at least one stage");
    }
  }
}
