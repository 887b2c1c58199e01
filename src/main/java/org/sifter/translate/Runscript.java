package org.sifter.translate;

import java.util.List;
import java.util.stream.Collectors;
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

  private final StageDraft draft;
  private final ImageConfig config;
  private final Span place;

  Runscript(StageDraft draft, ImageConfig config, Span place) {
    this.draft = draft;
    this.config = config;
    this.place = place;
  }

  void write() {
    boolean baseEntrypoint = config.unknown().contains(Property.ENTRYPOINT);
    boolean baseCommand = config.unknown().contains(Property.COMMAND);
    PostScript script = draft.runscript();
    if (baseEntrypoint || baseCommand) {
      keepBaseCommand();
      script.comment("OCI_ENTRYPOINT and OCI_CMD of the base image");
      script.command(". " + BASE_COMMAND, place);
    }
    script.command("cd " + ShellQuote.word(config.workingDirectory()) + " || exit", place);
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
    draft.last().code("sed '/^$/q' /.singularity.d/runscript > " + BASE_COMMAND);
  }

  private static String words(List<String> arguments) {
    return arguments.stream().map(ShellQuote::word).collect(Collectors.joining(" "));
  }
}
