package org.sifter.layer;

import java.io.IOException;
import java.nio.file.Path;
import org.sifter.context.FileKind;
import org.sifter.context.InlineFile;
import org.sifter.context.Selected;
import org.sifter.context.SelectedArchive;
import org.sifter.context.SelectedDirectory;
import org.sifter.context.SelectedFile;
import org.sifter.context.Selection;

/**
 * What a layer takes of the build context: names, kinds, modes, contents, the targets of links, and
 * which files are one, by hard links. As in BuildKit's cache, times do not count.
 *
 * @param context the directory of the build context
 */
record ContextDigest(Path context) {

  /** Adds all that a selection holds to a key. */
  void add(Selection selection, KeyDigest key) throws IOException {
    ContextContents files = new ContextContents(context, key);
    for (Selected selected : selection.selected()) {
      if (selected instanceof SelectedFile file) {
        key.add("file").add(file.name()).add(Integer.toString(file.mode()));
        files.add(file.kind(), file.contextPath());
      } else if (selected instanceof SelectedArchive archive) {
        key.add("archive");
        files.add(FileKind.FILE, archive.contextPath());
      } else if (selected instanceof SelectedDirectory directory) {
        add(directory, files, key);
      } else if (selected instanceof InlineFile) {
        key.add("inline"); // Its text is in the script.
      }
    }
  }

  private static void add(SelectedDirectory directory, ContextContents files, KeyDigest key)
      throws IOException {
    key.add("directory").add(ownMode(directory));
    for (SelectedDirectory.Entry entry : directory.entries()) {
      key.add(entry.path()).add(entry.kind().name()).add(Integer.toString(entry.mode()));
      key.add(entry.linkTarget().orElse(""));
      files.add(entry.kind(), entry.contextPath());
    }
  }

  /**
   * A step that a directory is mounted for sees its mode; that of the context itself it does not.
   */
  private static String ownMode(SelectedDirectory directory) {
    return directory.contextPath().isEmpty() ? "" : Integer.toString(directory.mode());
  }
}
