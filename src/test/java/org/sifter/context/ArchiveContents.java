package org.sifter.context;

import java.util.Map;

/** Knows what is in archives that ADD unpacks. */
@FunctionalInterface
public interface ArchiveContents {
  /**
   * The members of an archive by their names, in the order in which they are unpacked.
   *
   * @param archive the archive
   */
  Map<String, ImageFile> of(SelectedArchive archive);
}
