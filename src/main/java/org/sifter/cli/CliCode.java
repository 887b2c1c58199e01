package org.sifter.cli;

import org.sifter.diag.Code;
import org.sifter.diag.Severity;
import org.sifter.diag.Wording;

/** What can be wrong with the files and images that a command line names. */
enum CliCode implements Code {
  NO_SUCH_FILE("there is no such file", "%s"),
  NO_SUCH_DIRECTORY("there is no such directory", "%s"),
  NO_DOCKERFILE("there is no Dockerfile in this directory", "%s"),
  DIRECTORY_AS_FILE("this is a directory, not a file", "%s"),
  FILE_AS_CONTEXT(
      "this is a file, but the build context is a directory", "To read a Dockerfile: -f %s"),
  NOT_A_DIRECTORY("this is a file, but the build context is a directory", "Name a directory."),
  SPECIAL_FILE(
      "this is a pipe, a socket or a device, not a file",
      "Name a file, or give - and the text on standard input."),
  NOT_READABLE("you have no permission to read it", "Look at its permissions with ls -l."),
  CANNOT_READ(
      "it cannot be read: %s",
      "See whether another program can read it; if not, name another file, or have its file system"
          + " looked after."),
  NOT_TEXT("this is not text", "%s"),
  TOO_LARGE("this is larger than %s MiB", "Give another file; this seems to be something else."),
  BASE_CONFIG("%s", "Write {\"IMAGE\": {\"config\": {...}}, \"*\": {\"config\": {...}}}."),
  BASE_IMAGE(
      "%s",
      "Name an image that is there: --base-image IMAGE=oci:DIR[:TAG], oci-archive:FILE or"
          + " docker-archive:FILE."),
  SOURCE_IMAGE(
      "%s", "Name an image that is there: oci:DIR[:TAG], oci-archive:FILE or docker-archive:FILE."),
  BASELINE_FILE("%s", "Write it anew with --write-baseline."),
  LOCK_FILE("%s", "Write it anew: delete it, and run sifter convert --lock."),
  DOCKER_CONFIG(
      Severity.INFO,
      "the logins in it are not used: %s",
      "Correct it, or log in again with docker login."),
  BASE_NOT_FOUND(
      "nothing is known of %s, as %s",
      "Tell its config with --base-config, or its place with --base-image."),
  UNUSED_BUILD_ARG(Severity.WARNING, "no ARG takes the value that --build-arg gives to %s", "%2$s"),
  NOT_PINNED("%s cannot be pinned, as %s", "Write the lock where its registry answers."),
  FILE_AS_CACHE("this is a file, but a cache is a directory", "Name another: --cache-dir DIR"),
  CACHE_IN_USE(
      "a build uses this cache, so that nothing can be removed from it",
      "Run it again when the build has ended."),
  NOT_IN_SCRIPT(
      "%s has a NUL or bytes that are not UTF-8, which no script can hold", "Write it in UTF-8."),
  OUTPUT_IS_INPUT("this would overwrite what is read", "Choose another name for the output."),
  NO_OUTPUT_DIRECTORY("its directory does not exist", "Make it first: mkdir -p %s"),
  NOT_WRITABLE("you have no permission to write it", "Look at the permissions with ls -l."),
  CANNOT_WRITE(
      "it cannot be written: %s",
      "Choose another place, or see with df -h whether this one has space left."),
  BAD_PATH(
      "this cannot be the name of a file: %s", "Give another name; . stands for this directory.");

  private final Wording wording;

  CliCode(Severity severity, String message, String remedy) {
    this.wording = new Wording(severity, message, remedy);
  }

  CliCode(String message, String remedy) {
    this.wording = Wording.error(message, remedy);
  }

  @Override
  public Wording wording() {
    return wording;
  }
}
