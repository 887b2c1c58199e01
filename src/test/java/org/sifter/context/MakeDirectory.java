package org.sifter.context;

import java.util.Optional;

/**
 * What WORKDIR does to the files of an image: it makes the directory and its parents.
 *
 * @param path the absolute path
 * @param owner who owns the directories that are made: the user of the last USER
 */
public record MakeDirectory(String path, Owner owner) {
  private static final int MODE = 0755;

  /** The tree after the instruction. */
  public CopyOutcome apply(ImageTree before) {
    ImageDraft draft = new ImageDraft(before);
    try {
      draft.makeDirectories(draft.follow(CleanPath.of(path)), MODE, owner);
      return new CopyOutcome(draft.finish(), Optional.empty());
    } catch (PlacementException e) {
      return new CopyOutcome(draft.finish(), Optional.of(e.getMessage()));
    }
  }
}
