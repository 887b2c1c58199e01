package org.sifter.parser;

import org.sifter.diag.Code;
import org.sifter.diag.Severity;
import org.sifter.diag.Wording;

/** What can be wrong with the text of a Dockerfile. BuildKit refuses the same files. */
public enum SyntaxCode implements Code {
  EMPTY_FILE("the Dockerfile is empty", "A Dockerfile begins with FROM and the image to build on."),
  NO_INSTRUCTIONS(
      "the Dockerfile holds no instruction",
      "A Dockerfile begins with FROM and the image to build on."),
  NO_STAGES("no FROM: there is nothing to build", "Add FROM with the image to build on."),
  LINE_TOO_LONG(
      "the line is longer than 65535 bytes",
      "Break it with the escape character at the end of a line; BuildKit reads no longer ones."),
  INVALID_ESCAPE("%s cannot be the escape character", "Choose a backslash (\\) or a backtick (`)."),
  REPEATED_DIRECTIVE("the parser directive %s is given twice", "Keep one of the two lines."),
  INVALID_CHECK("%s is not an option of the parser directive check", "%2$s"),
  UNKNOWN_INSTRUCTION("%s is not an instruction", "%2$s"),
  BEFORE_FIRST_FROM("%s stands before the first FROM", "Only ARG may; move it below a FROM."),
  EMPTY_CONTINUATION(
      Severity.WARNING,
      "a blank line inside a continued instruction",
      "Remove it: BuildKit announces that it will refuse such lines."),
  UNTERMINATED_HEREDOC(
      "the here-document %s has no end", "Write %s alone on the line after its last one."),
  HEREDOC_DESTINATION(
      "%s cannot write to a here-document", "The last argument is the destination path."),
  NOT_ALL_STRINGS(
      "a JSON array here must hold strings only",
      "Put every element in double quotes, or leave the brackets out for the shell form."),
  MISSING_EQUALS("%s has no = and so no value", "Write name=value; quote values with blanks."),
  MISSING_VALUE("%s needs a name and a value", "Write %s name=value."),
  BLANK_NAME("%s has a name that is empty", "Write name=value, without blanks around the =."),
  MISSING_ARGUMENT("%s needs an argument", "%2$s"),
  NO_DESTINATION("%s needs at least a source and a destination", "Write %s SOURCE... DESTINATION."),
  FROM_ARGUMENTS(
      "FROM takes an image, or an image, AS and a stage name", "Write FROM IMAGE [AS NAME]."),
  STAGE_NAME(
      "%s cannot be the name of a stage",
      "Begin with a letter; letters, digits and - _ . may follow."),
  SHELL_NOT_JSON("SHELL takes a JSON array only", "Write SHELL [\"/bin/bash\", \"-c\"]."),
  UNKNOWN_FLAG("%s takes no flag --%s", "%3$s"),
  FLAG_WITHOUT_VALUE("the flag --%s needs a value", "Write --%s=VALUE."),
  FLAG_NOT_BOOLEAN("--%s is on or off, not %s", "Write --%s, --%1$s=true or --%1$s=false."),
  REPEATED_FLAG("the flag --%s is given twice", "Keep one of them."),
  TRIGGER_NOT_ALLOWED(
      "%s cannot be a trigger of ONBUILD", "Use any instruction but FROM, MAINTAINER and ONBUILD."),
  SEVERAL_TRIGGERS(
      "a trigger of ONBUILD holds several instructions",
      "Write an ONBUILD for each where the base image is built."),
  EMPTY_VOLUME("a path of VOLUME is empty", "Name a directory of the image."),
  HEALTHCHECK_TYPE("%s is no kind of health check", "Write HEALTHCHECK CMD COMMAND or NONE."),
  HEALTHCHECK_NONE("HEALTHCHECK NONE takes no arguments", "Remove what follows NONE."),
  HEALTHCHECK_COMMAND("HEALTHCHECK CMD has no command", "Write the command after CMD."),
  DURATION(
      "--%s=%s is not a duration of at least 1ms",
      "Write a number with a unit: 30s, 1m30s, 500ms."),
  RETRIES("--retries=%s is not a count", "Write a whole number, 0 or more."),
  NETWORK_MODE("%s is not a network mode", "Use default, none or host."),
  SECURITY_MODE("%s is not a security mode", "Use sandbox or insecure."),
  MOUNT_FIELDS("--mount=%s cannot be read", "Write key=value pairs with commas between them."),
  MOUNT_FROM_VARIABLE(
      "from= of --mount cannot hold a variable",
      "Name a stage whose FROM holds the variable, and mount from that.");

  private final Wording wording;

  SyntaxCode(String message, String remedy) {
    this.wording = Wording.error(message, remedy);
  }

  SyntaxCode(Severity severity, String message, String remedy) {
    this.wording = new Wording(severity, message, remedy);
  }

  @Override
  public Wording wording() {
    return wording;
  }
}
