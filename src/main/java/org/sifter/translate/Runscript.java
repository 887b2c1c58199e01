package org.sifter.translate;

import java.util.List;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.ImageConfig.Property;
import org.sifter.shell.ShellQuote;
import org.sifter.source.Span;

/**
 * ENTRYPOINT and CMD: {@code %runscript} starts the entrypoint with the user's arguments, or with
 * CMD's when there are none. What only the base image knows is taken from the run script that the
 * engine has made of its config.
 */
final class Runscript {
  /** Where the image keeps what the base image's own run script says. */
  private static final String BASE_COMMAND = "/.singularity.d/base-command.sh";

  /**
   * A script that holds this line is read by the engine's own interpreter, and by {@code /bin/sh}
   * otherwise (Apptainer and SingularityCE, {@code process_linux.go}); here it is never executed.
   */
  static final String READ_BY_THE_ENGINE_LINE = "eval \"set ${SINGULARITY_OCI_RUN}\"";

  private static final String READ_BY_THE_ENGINE =
      ": << 'EOF'\n" + READ_BY_THE_ENGINE_LINE + "\nEOF";

  private final StageDraft draft;
  private final ImageConfig config;
  private final Span place;
  private final Span workdir;
  private final Findings findings;

  /**
   * The run script of an image.
   *
   * @param place what the script comes from
   * @param workdir the WORKDIR that it starts in
   */
  Runscript(StageDraft draft, ImageConfig config, Span place, Span workdir, Findings findings) {
    this.draft = draft;
    this.config = config;
    this.place = place;
    this.workdir = workdir;
    this.findings = findings;
  }

  void write() {
    boolean baseEntrypoint = config.unknown().contains(Property.ENTRYPOINT);
    boolean baseCommand = config.unknown().contains(Property.COMMAND);
    PostScript script = draft.runscript();
    boolean hasShell = draft.scene() == Scene.IMAGE;
    if (!hasShell) {
      script.comment(
          "the image may have no shell: this line lets the engine itself read the script");
      script.command(READ_BY_THE_ENGINE, place);
    }
    if (baseEntrypoint || baseCommand) {
      keepBaseCommand();
      script.comment("OCI_ENTRYPOINT and OCI_CMD of the base image");
      script.command(". " + BASE_COMMAND, place);
    }
    if (hasShell) {
      script.command("cd " + ShellQuote.word(config.workingDirectory()) + " || exit", place);
    } else if (!config.workingDirectory().equals("/")) {
      findings.report(
          TranslationCode.WORKDIR_WITHOUT_SHELL,
          workdir,
          ShellQuote.word(config.workingDirectory()));
    }
    if (baseCommand) {
      script.command("[ $# -gt 0 ] || eval \"set -- $OCI_CMD\"", place);
    } else {
      config
          .command()
          .ifPresent(words -> script.command("[ $# -gt 0 ] || set -- " + words(words), place));
    }
    if (baseEntrypoint) {
      script.command("eval \"set -- $OCI_ENTRYPOINT \\\"\\$@\\\"\"", place);
    }
    if (config.entrypoint().isPresent()) {
      script.command("exec " + words(config.entrypoint().get()) + " \"$@\"", place);
      return;
    }
    if (baseCommand || config.command().isEmpty()) {
      script.command(
          "[ $# -gt 0 ] || { echo 'the image has no command: name one' >&2; exit 125; }", place);
    }
    script.command("exec \"$@\"", place);
  }

  /** Saves the base's entrypoint and command before the engine replaces its run script. */
  private void keepBaseCommand() {
    draft.last().blank();
    draft.last().comment("the ENTRYPOINT and CMD of the base image, for %runscript");
    draft
        .last()
        .code(
            "sed '/^$/q' "
                + draft.path("/.singularity.d/runscript")
                + " > "
                + draft.path(BASE_COMMAND));
  }

  private static String words(List<String> arguments) {
    return ShellWords.ofArguments(arguments);
  }
}
