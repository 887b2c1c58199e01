package org.sifter.build;

import org.sifter.diag.Code;
import org.sifter.diag.Wording;

/** What ends a build. */
public enum BuildCode implements Code {
  TARGET_EXISTS("there is a file of this name already", "To replace it: --force"),
  TARGET_IS_DIRECTORY("this is a directory, not a file", "Name a file in it, such as image.sif."),
  TARGET_IS_SPECIAL("this is no regular file", "Name a new file."),
  NO_TARGET_DIRECTORY("its directory does not exist", "Make it first: mkdir -p %s"),
  TARGET_NOT_WRITABLE(
      "you have no permission to write in its directory", "Look at the permissions with ls -ld."),
  TARGET_CANNOT_BE_WRITTEN("it cannot be written: %s", "");

  private final Wording wording;

  BuildCode(String message, String remedy) {
    this.wording = Wording.error(message, remedy);
  }

  @Override
  public Wording wording() {
    return wording;
  }
}
