package org.sifter.reverse;

import org.sifter.plan.MalformedValueException;
import org.sifter.plan.SourceLocation;

/**
 * How an instruction names what is brought into an image.
 *
 * @param keyword COPY or ADD
 * @param flags those that it needs, with a blank behind each
 * @param written the source, as the instruction has it
 */
record CopySource(String keyword, String flags, String written) {

  /** The source of what is not of the build context as it is. */
  static CopySource of(Transfer transfer) {
    String from = "--from=" + transfer.stage().orElse("") + " " + transfer.flags();
    return switch (transfer.kind()) {
      case URL, GIT ->
          new CopySource("ADD", transfer.flags(), DockerfileWord.path(transfer.source()));
      case ARCHIVE -> new CopySource("ADD", "", sourceOf(transfer.source()));
      case SELECTION, ROOT, BASE -> new CopySource("COPY", from, transfer.source());
      case STAGE -> new CopySource("COPY", from, sourceOf(transfer.source()));
      case HOST, HOST_FILE, HOST_TREE, HOST_ENTRY ->
          new CopySource("COPY", "", sourceOf(transfer.source()));
    };
  }

  /** A path of the build context or of a stage. */
  static String sourceOf(String path) {
    String written = DockerfileWord.literalPath(path);
    boolean isOdd = !written.isEmpty() && "-[<#".indexOf(written.charAt(0)) >= 0;
    return isOdd || !isLocal(path) ? "./" + written : written;
  }

  /** Whether COPY does not take the path for the address of something to fetch. */
  private static boolean isLocal(String path) {
    try {
      return SourceLocation.of(path) instanceof SourceLocation.Local;
    } catch (MalformedValueException e) {
      return false;
    }
  }
}
