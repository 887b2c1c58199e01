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
  TARGET_CANNOT_BE_WRITTEN("it cannot be written: %s", ""),
  STEP_FAILED("%s ended with status %s", "%3$s"),
  STEP_KILLED("%s was ended by %s", "%3$s"),
  BASE_FAILED("%s: the image cannot be prepared, a command ended with status %s", "%3$s"),
  FILES_NOT_COPIED("%s cannot be done: %s", "%3$s"),
  IMAGE_NOT_FETCHED("%s cannot be fetched: %s", "%3$s"),
  IMAGE_NOT_UNPACKED("%s cannot be unpacked: %s", "%3$s"),
  IMAGE_NOT_WRITTEN("the image cannot be written: %s", "%2$s"),
  TEST_FAILED("the image does not pass its test: %s ended with status %s", "%3$s"),
  TEST_HANGS("the image does not pass its test: %s does not end within %s s", "%3$s"),
  NOT_SIGNED(
      "the image cannot be signed: %s",
      "Name a key in PEM format without a passphrase: --sign=KEY."),
  NO_TEMPORARY_DIRECTORY(
      "the build cannot work in it: %s", "Name another directory with APPTAINER_TMPDIR."),
  INTERRUPTED("the build was interrupted, so that it is not made", ""),
  CANNOT_BUILD("the build cannot go on: %s", ""),
  CACHE_UNUSABLE(
      "the build cannot go on with its cache in this directory: %s",
      "If it is full, make room there, or choose another directory with --cache-dir."),
  ENGINE_FAILED("%s does not begin: %s", "%3$s"),
  ENGINE_KILLED(
      "%s was ended by %s",
      "Look whether somebody ended it, or whether the machine has too little memory."),
  ENGINE_SAYS_NOTHING(
      "%s ended with status %s, and has printed nothing",
      "Run sifter doctor, which tells what the engine needs."),
  NO_IMAGE(
      "%s ended as if all were well, but there is no image",
      "Run sifter doctor, which tells what the engine needs.");

  private final Wording wording;

  BuildCode(String message, String remedy) {
    this.wording = Wording.error(message, remedy);
  }

  @Override
  public Wording wording() {
    return wording;
  }
}
