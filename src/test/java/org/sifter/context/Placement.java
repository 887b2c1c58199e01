package org.sifter.context;

import java.util.Optional;
import org.sifter.context.SelectedDirectory.Entry;

/** Puts files into a tree under the names that have been worked out for them. */
final class Placement {
  private final ImageDraft draft;
  private final Owner owner;
  private final Optional<FileMode> mode;

  Placement(ImageDraft draft, Owner owner, Optional<FileMode> mode) {
    this.draft = draft;
    this.owner = owner;
    this.mode = mode;
  }

  void file(CleanPath target, FileKind kind, int fileMode) throws PlacementException {
    put(target, kind, fileMode, Optional.empty());
  }

  /** The contents of a directory; a directory that exists at the destination keeps its mode. */
  void directory(CleanPath target, SelectedDirectory directory) throws PlacementException {
    requireDirectory(target);
    for (Entry entry : directory.entries()) {
      CleanPath path = CleanPath.of(target.absolute() + "/" + entry.path());
      if (entry.kind() == FileKind.DIRECTORY) {
        subdirectory(path, entry);
      } else {
        put(path, entry.kind(), entry.mode(), entry.linkTarget());
      }
    }
  }

  private void subdirectory(CleanPath path, Entry entry) throws PlacementException {
    Optional<ImageFile> existing = draft.at(path);
    if (existing.isPresent()) {
      requireDirectory(path);
    }
    if (existing.isPresent() && entry.implied()) {
      draft.put(path, ImageFile.directory(entry.mode(), existing.get().owner()));
    } else {
      draft.put(path, ImageFile.directory(changed(entry.mode(), true), owner));
    }
  }

  private void requireDirectory(CleanPath path) throws PlacementException {
    if (draft.at(path).filter(ImageFile::isDirectory).isEmpty()) {
      throw new PlacementException("cannot copy to non-directory: " + path);
    }
  }

  private void put(CleanPath path, FileKind kind, int fileMode, Optional<String> linkTarget)
      throws PlacementException {
    if (draft.at(path).filter(ImageFile::isDirectory).isPresent()) {
      throw new PlacementException("cannot replace to directory " + path + " with file");
    }
    draft.put(
        path,
        linkTarget
            .map(target -> ImageFile.link(target, owner))
            .orElseGet(() -> new ImageFile(kind, changed(fileMode, false), owner, linkTarget)));
  }

  private int changed(int fileMode, boolean directory) {
    return mode.map(m -> m.apply(fileMode, directory)).orElse(fileMode);
  }
}
