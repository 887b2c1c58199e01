package org.sifter.context;

import java.util.List;

/**
 * The flags that have a say in what a COPY or ADD selects.
 *
 * @param excludes the values of {@code --exclude}, in order
 * @param parents whether {@code --parents} is given: the sources keep their paths
 * @param unpack whether archives are unpacked, as ADD does without {@code --unpack=false}
 */
public record SelectionOptions(List<String> excludes, boolean parents, boolean unpack) {
  /** A COPY without flags. */
  public static final SelectionOptions NONE = new SelectionOptions(List.of(), false, false);

  public SelectionOptions {
    excludes = List.copyOf(excludes);
  }
}
