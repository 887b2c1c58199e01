package org.sifter.resolve;

import org.sifter.diag.Code;
import org.sifter.diag.Severity;
import org.sifter.diag.Wording;

/** What can be wrong with the meaning of a Dockerfile. BuildKit refuses what is an error here. */
public enum ResolveCode implements Code {
  UNKNOWN_TARGET("no stage is called %s", "%2$s"),
  CANNOT_EXPAND("%s", "Quote or escape it, or give the variable a value."),
  TOO_LARGE(
      "with this, variables expand to more than %s characters in all",
      "Take variables out of the values of others that are repeated many times."),
  PATH_TOO_LONG(
      "the path of this directory would be longer than the 4095 bytes that Linux takes",
      "Give WORKDIR a path that begins with /, as each relative one goes on from the one before."),
  BLANK_BASE(
      "the base image %s is empty after expansion",
      "Give the ARG before the first FROM a default, or a value with --build-arg."),
  INVALID_IMAGE("the image %s cannot be used: %s", "Write [REGISTRY/]NAME[:TAG][@DIGEST]."),
  EMPTY_PLATFORM(
      "the platform %s is empty after expansion",
      "Give the ARG before the first FROM a default, or a value with --build-arg."),
  INVALID_PLATFORM("%s", "Write OS/ARCHITECTURE, such as linux/amd64."),
  FROM_HOLDS_VARIABLE(
      "--from cannot hold a variable",
      "Add a stage \"FROM $NAME AS x\" with a global ARG, and copy --from=x."),
  STAGE_INDEX("there is no stage with index %s", "Stages count from 0; better name them with AS."),
  CIRCULAR_STAGES("stage %s needs itself", "Copy from another stage, or split this one."),
  LATER_STAGE(
      "stage %s stands below stage %s, which needs it", "Move it above the stage that needs it."),
  INVALID_MODE(
      "%s is not a file mode",
      "Write an octal number up to 7777, or a symbolic mode like u+x,go-w."),
  CHECKSUM_NEEDS_REMOTE(
      "--checksum is for one URL or git repository", "Remove it, or ADD each source on its own."),
  INVALID_CHECKSUM("%s is not a checksum", "Write sha256: and 64 hexadecimal digits."),
  REMOTE_IN_COPY("COPY cannot fetch %s", "Use ADD."),
  INVALID_SOURCE("%s cannot be fetched: %s", "Correct the address."),
  INVALID_PORT("%s", "Write PORT or FIRST-LAST, with /tcp, /udp or /sctp if needed."),
  INVALID_SIGNAL("%s is not a signal", "Write a name such as SIGTERM, or a number above 0."),
  EMPTY_VOLUME("a path of VOLUME is empty after expansion", "Give the variable a value."),
  MOUNT_OPTION("%s", "Correct the options of --mount."),
  DEVICES(
      "--device is not in BuildKit's stable Dockerfile language",
      "Remove it: sifter reads the stable language only."),
  NOTHING_TO_RUN("RUN [] names no program", "Write the program and its arguments."),
  UNKNOWN_VARIABLE(
      Severity.WARNING,
      "%s is not set here; the base image may set it, but nothing is known of that image",
      "It counts as empty. Tell the image's config with --base-config."),
  STAGE_NOT_NEEDED(Severity.INFO, "stage %s is not needed for the target and is left out", "%2$s"),
  ARG_HIDES_ENV(
      Severity.WARNING,
      "ARG %1$s hides ENV %1$s from the steps below, though the image keeps ENV's value",
      "This is what BuildKit does, against its documentation; rename one of them.");

  private final Wording wording;

  ResolveCode(String message, String remedy) {
    this.wording = Wording.error(message, remedy);
  }

  ResolveCode(Severity severity, String message, String remedy) {
    this.wording = new Wording(severity, message, remedy);
  }

  @Override
  public Wording wording() {
    return wording;
  }
}
