package org.sifter.translate;

import org.sifter.diag.Code;
import org.sifter.diag.Severity;
import org.sifter.diag.Wording;

/** What a definition file cannot say, or says with a difference. */
public enum TranslationCode implements Code {
  NOT_TRANSLATED("%s is not translated yet", "%2$s"),
  MISSING_SOURCE("%s is not in the build context", "%2$s"),
  IGNORED_SOURCE("%s leaves %s out of the build context", "Add !%2$s below the pattern."),
  UNUSABLE_SOURCE("%s cannot be used: %s", "Correct it."),
  SPECIAL_FILE("%s is neither a file, a directory nor a link", "Leave it out with .dockerignore."),
  UNREADABLE_CONTEXT("the build context cannot be read: %s", "Check its path and its permissions."),
  BAD_IGNORE_PATTERN("bad pattern \"%s\": %s", "Correct it; ! begins an exception."),
  UNDEFINED_STAGE(
      "%s is no stage of this file, and Docker Hub has no official image of that name", "%2$s"),
  NUL_CHARACTER("a definition file cannot hold a NUL character", "Remove it."),
  NOT_UTF_8("the text is not UTF-8, so that a definition file cannot hold it", "Save it as UTF-8."),
  UNKNOWN_BASE(
      Severity.INFO,
      "nothing is known of %s, as %s: it is taken to have no WORKDIR, USER, SHELL or ONBUILD of its own",
      "Tell its config with --base-config, or pin it with --lock where its registry answers."),
  VARIABLE_NAME(
      "%s is no name that a shell can set, so that the image will not have this variable",
      "Use letters, digits and _ only."),
  VARIABLE_OF_ENGINE(
      Severity.WARNING,
      "the engine sets %s itself when the image runs, so that the image's value is not seen",
      "Give the variable another name."),
  HOST_FILE(
      Severity.WARNING,
      "the engine shows the host's %s when it builds and runs the image, not the one that is copied",
      "Leave it out."),
  DIALECT(
      Severity.INFO, "the definition file has %s", "Look at the engine's version with --version."),
  OTHER_PLATFORM(
      Severity.WARNING,
      "a definition file cannot ask for the platform %s",
      "Build with: apptainer build --arch %2$s"),
  NETWORK(
      Severity.WARNING,
      "only root can take the network away: the step runs under USER, and with the host's network",
      "Run it before USER, or make sure that it does not matter."),
  SECURITY(
      Severity.WARNING,
      "the step has the rights of the build, not those that --security=insecure gives",
      "Build as root on a machine of your own if the step needs them."),
  GIVEN_TO_THE_BUILD(
      Severity.INFO,
      "the step has %s only when the build is given it, as for docker build",
      "Build with: apptainer build -B \"%2$s\" ..."),
  NOT_GIVEN("the step needs %s", "Give it to the build: %2$s"),
  DONE_WITHOUT(
      Severity.INFO, "the step runs without %s", "If it needs that, give it to the build: %2$s"),
  RUNS_AS_CALLER(
      Severity.INFO,
      "a SIF runs as its caller, not as USER %s",
      "Make sure that others may read what %1$s owns."),
  WORKDIR_WITHOUT_SHELL(
      Severity.WARNING,
      "the image has no shell that could change to WORKDIR %s before it starts the command",
      "Run it with: apptainer run --cwd %1$s"),
  NO_SHELL(
      Severity.WARNING,
      "the step needs /bin/sh, which %s is known not to have",
      "Start from a variant with a shell, such as the tag debug or latest-dev."),
  LABEL(
      "the label %s has control characters or is not UTF-8, so that the image will not have it",
      "Leave them out."),
  ENGINE_DIRECTORIES(
      Severity.INFO,
      "the engine makes /dev, /etc, /home, /proc, /root, /sys, /tmp and /var/tmp in each image, so"
          + " that they come along even where Docker's image has none",
      "Copy the directories that are needed instead of /."),
  TRIGGERS(
      Severity.INFO,
      "ONBUILD does nothing in this image, nor in definition files built from it",
      "It runs in stages of this file that are built FROM this one."),
  HEALTHCHECK(
      Severity.INFO,
      "a definition file has no HEALTHCHECK: it is kept as help text",
      "Test a running instance by hand.");

  private final Wording wording;

  TranslationCode(String message, String remedy) {
    this.wording = Wording.error(message, remedy);
  }

  TranslationCode(Severity severity, String message, String remedy) {
    this.wording = new Wording(severity, message, remedy);
  }

  @Override
  public Wording wording() {
    return wording;
  }
}
