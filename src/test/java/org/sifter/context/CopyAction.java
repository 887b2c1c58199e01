package org.sifter.context;

import java.util.Map;
import java.util.Optional;

/**
 * What COPY or ADD does to the files of an image, as a function of what was selected (BuildKit
 * {@code solver/llbsolver/file} and fsutil {@code copy/copy.go}).
 *
 * @param destination where the files go
 * @param owner the value of {@code --chown}; without it everything belongs to root
 * @param mode the value of {@code --chmod}
 * @param parents whether {@code --parents} is given
 */
public record CopyAction(
    Destination destination, Optional<Owner> owner, Optional<FileMode> mode, boolean parents) {
  private static final int DIRECTORY_MODE = 0755;

  /** A COPY without flags. */
  public static CopyAction to(Destination destination) {
    return new CopyAction(destination, Optional.empty(), Optional.empty(), /* parents= */ false);
  }

  /**
   * The tree after the instruction.
   *
   * @param before the files of the image before it
   * @param selection what its sources stand for
   * @param archives what is in the archives among them
   */
  public CopyOutcome apply(ImageTree before, Selection selection, ArchiveContents archives) {
    ImageDraft draft = new ImageDraft(before);
    try {
      for (Selected selected : selection.selected()) {
        place(draft, selected, archives);
      }
      if (selection.problem().isPresent()) {
        fail(draft, selection.problem().get());
      }
      return new CopyOutcome(draft.finish(), Optional.empty());
    } catch (PlacementException e) {
      return new CopyOutcome(draft.finish(), Optional.of(e.getMessage()));
    }
  }

  private void place(ImageDraft draft, Selected selected, ArchiveContents archives)
      throws PlacementException {
    if (selected instanceof SelectedArchive archive) {
      unpack(draft, archives.of(archive));
      return;
    }
    makeDestination(draft);
    Placement placement = new Placement(draft, ownerOrRoot(), mode);
    CleanPath target = draft.follow(CleanPath.of(destination.path()));
    if (selected instanceof SelectedDirectory directory) {
      if (draft.at(target).isEmpty()) {
        draft.makeDirectories(target, createdMode(), ownerOrRoot());
      }
      placement.directory(target, directory);
    } else if (selected instanceof SelectedFile file) {
      placement.file(fileTarget(draft, target, file.name()), file.kind(), file.mode());
    } else if (selected instanceof InlineFile file) {
      String name = inlineName(file);
      placement.file(fileTarget(draft, target, name), FileKind.FILE, InlineFile.MODE);
    } else {
      throw new AssertionError(selected);
    }
  }

  /** Heredocs are written to a file of their name in an empty tree first, and copied from there. */
  private static String inlineName(InlineFile file) throws PlacementException {
    CleanPath path = CleanPath.of(file.name());
    if (path.names().size() > 1) {
      throw new PlacementException("open " + path + ": no such file or directory");
    }
    return path.name();
  }

  private CleanPath fileTarget(ImageDraft draft, CleanPath target, String name)
      throws PlacementException {
    boolean inside = draft.at(target).filter(ImageFile::isDirectory).isPresent();
    CleanPath file = inside ? target.enter(name) : target;
    draft.makeDirectories(file.parent(), createdMode(), ownerOrRoot());
    return file;
  }

  private void makeDestination(ImageDraft draft) throws PlacementException {
    CleanPath path = CleanPath.of(destination.path());
    CleanPath needed = destination.directory() ? path : path.parent();
    draft.makeDirectories(draft.follow(needed), createdMode(), ownerOrRoot());
  }

  /** A number given to {@code --chmod} holds for created directories too, changes do not. */
  private int createdMode() {
    return mode.filter(m -> m.absolute().isPresent())
        .map(m -> m.absolute().getAsInt() & 0777)
        .orElse(DIRECTORY_MODE);
  }

  private Owner ownerOrRoot() {
    return owner.orElse(Owner.ROOT);
  }

  /** The flag {@code --chmod} has no effect on what is unpacked. */
  private void unpack(ImageDraft draft, Map<String, ImageFile> members) throws PlacementException {
    CleanPath target = draft.follow(CleanPath.of(destination.path()));
    draft.makeDirectories(target, DIRECTORY_MODE, ownerOrRoot());
    for (Map.Entry<String, ImageFile> member : members.entrySet()) {
      CleanPath path = CleanPath.of(target.absolute() + "/" + member.getKey());
      ImageFile file = member.getValue();
      draft.makeDirectories(path.parent(), DIRECTORY_MODE, Owner.ROOT);
      if (!(file.isDirectory() && draft.at(path).filter(ImageFile::isDirectory).isPresent())) {
        draft.remove(path);
      }
      Owner kept = owner.orElse(file.owner());
      draft.put(path, new ImageFile(file.kind(), file.mode(), kept, file.linkTarget()));
    }
  }

  /** By the time that BuildKit finds a source missing it has made the destination. */
  private void fail(ImageDraft draft, SelectionProblem problem) throws PlacementException {
    if (parents) {
      throw new PlacementException("\"%s\": not found".formatted(problem.path()));
    }
    makeDestination(draft);
    throw new PlacementException(
        switch (problem.reason()) {
          case MISSING, IGNORED, NOTHING_LEFT ->
              "lstat " + problem.path() + ": no such file or directory";
          case NOT_A_DIRECTORY -> "lstat " + problem.path() + ": not a directory";
          case LINK_LOOP -> "too many links";
          case BAD_PATTERN -> "syntax error in pattern";
        });
  }
}
