package org.sifter.reverse;

import org.sifter.diag.Code;
import org.sifter.diag.Severity;
import org.sifter.diag.Wording;

/** What a definition file says that a Dockerfile cannot, or only with a difference. */
public enum ReverseCode implements Code {
  NOT_A_DEFINITION("%s", "%2$s"),
  BOOTSTRAP(
      "a Dockerfile cannot start from what Bootstrap: %s fetches",
      "Start from an image in a registry, with Bootstrap: docker; %2$s"),
  IMAGE_REFERENCE(
      "%s is not the name of an image in a registry", "Write From: [REGISTRY/]NAME[:TAG]."),
  HOST_SCRIPT(
      "%%%s runs on the machine that builds; no instruction does that",
      "Do its work before docker build, or move it to %%post."),
  OUTSIDE_CONTEXT(
      "%s is outside of the build context", "Put it below the directory of the context."),
  HOST_EXPANSION(
      "%s is expanded by a shell on the machine that builds", "Write out the names of the files."),
  UNKNOWN_STAGE("there is no earlier stage %s", "The stages before this one are: %2$s."),
  APP("apps are unknown to Docker: %%%s of %s", "Make an image of each app."),
  NEWLINE_IN_VALUE(
      "the value of %s has several lines, or a longer one than ENV and LABEL can hold",
      "Set it where the program starts, in %%runscript."),
  TOO_LARGE(
      "with this line, variables of %%environment expand to more than %s characters in all",
      "Take variables out of the values of others that are repeated many times."),
  ENVIRONMENT_REFERENCE(
      "%s refers to the base image's value of a variable that an earlier ENV has replaced",
      "Write the value out."),
  ENVIRONMENT_NEEDS_RUNSCRIPT(
      "%%environment is computed when the image starts, and there is no %%runscript to do it in",
      "Use plain lines export NAME=VALUE, or add a %%runscript."),
  NEEDS_MOUNT(
      "%%post mounts something, which a build by Docker is not allowed",
      "Leave the mount out, and give RUN a --mount in the Dockerfile."),
  ENGINE_VARIABLE(
      "$%s is set by engines only",
      "Say it in %%labels or %%environment; sifter knows lines printf ... >> $SINGULARITY_LABELS."),
  LABEL_KEY("the key %s has an equals sign, which LABEL takes for its end", "Choose another key."),
  NOT_TEXT("%s, which a Dockerfile cannot hold", "Save the file as UTF-8 text."),
  LONG_LINE(
      "%%%s has a line that ends it, or one longer than the 65535 bytes that BuildKit can read",
      "Break the line, or put the script into a file of the context."),
  MISSING_SOURCE(
      Severity.WARNING,
      "%s is not in the build context now; it is taken for a file",
      "Give the directory of the context: sifter to-dockerfile FILE.def CONTEXT."),
  IGNORED_SOURCE(
      Severity.WARNING,
      "%s, or something in it, is left out by .dockerignore, which an engine does not read",
      "Take it out of .dockerignore."),
  COMPUTED_ENVIRONMENT(
      Severity.WARNING,
      "%%environment is computed when the image starts: docker exec and --entrypoint do not see it",
      "Use plain lines export NAME=VALUE where that matters."),
  STARTSCRIPT(
      Severity.WARNING,
      "Docker has no instances: %%startscript is left out",
      "Start it by name: docker run IMAGE COMMAND."),
  TEST(
      Severity.WARNING,
      "%%test runs once, as the last step of the build, and what it writes outside /tmp stays",
      "Let it write to /tmp only."),
  HOME(
      Severity.WARNING,
      "an engine keeps the caller's %s whatever %%environment says; Docker sets it",
      "Remove the line if that is not wanted."),
  DIRECTORY_FROM_STAGE(
      Severity.WARNING,
      "%s is taken for a file, or for a directory that is not at %s yet",
      "If it is a directory that is there, its contents would be merged, not nested."),
  FIXED_ARGUMENT(
      Severity.INFO,
      "{{ %s }} has got its value of now; the Dockerfile does not ask for it",
      "Use --build-arg %s=VALUE to give it another.");

  private final Wording wording;

  ReverseCode(String message, String remedy) {
    this.wording = Wording.error(message, remedy);
  }

  ReverseCode(Severity severity, String message, String remedy) {
    this.wording = new Wording(severity, message, remedy);
  }

  @Override
  public Wording wording() {
    return wording;
  }
}
