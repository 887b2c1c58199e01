package org.sifter.reverse;

import java.util.List;
import java.util.Optional;
import org.sifter.shell.Expansion;

/** What one command of {@code %post} does, when that is something that an instruction can do. */
sealed interface PostStep {
  /** The index of its first line in the script. */
  int line();

  /** A comment, without its mark. */
  record Remark(int line, String text) implements PostStep {}

  /**
   * Sets a variable for all that follows.
   *
   * @param exported whether programs see it
   */
  record SetVariable(int line, String name, Expansion value, boolean exported)
      implements PostStep {}

  /**
   * Makes a directory and those above it.
   *
   * @param owner who owns the new ones, as {@code chown} takes it
   * @param mode the mode of the new ones
   */
  record MakeDirectory(
      int line, String path, Optional<String> owner, Optional<String> mode, String text)
      implements PostStep {}

  /**
   * Does something to files that wait in a staging directory.
   *
   * @param command its program and arguments, and where its output goes
   */
  record Prepare(int line, SimpleCommand command, ScriptCommand source) implements PostStep {}

  /** Copies what waits in a staging directory to its place, links as links. */
  record Place(int line, List<ShellToken.Word> sources, String destination, String text)
      implements PostStep {}

  /** Moves all that waits in a staging directory to its place, directories among it. */
  record PlaceAll(int line, String destination, String area, String text) implements PostStep {}

  /** Copies a waiting file, or what a waiting directory holds, to its place. */
  record Put(int line, String destination, String source, String text) implements PostStep {}

  /**
   * Puts what a pattern finds in a staging directory into place, each as {@link Put} does.
   *
   * @param area the staging directory
   */
  record PutEach(int line, String destination, String area, String text) implements PostStep {}

  /**
   * Lays out files at the end, for a COPY of a later stage to fetch.
   *
   * @param directory where
   * @param source the path or the pattern, as COPY has it
   */
  record LayOut(int line, String directory, String source, boolean isPattern) implements PostStep {}

  /** Any command that means the same in a shell of its own. */
  record Command(int line, String text) implements PostStep {}

  /** Runs a command line of {@code sh}. */
  record RunText(int line, String directory, String text) implements PostStep {}

  /**
   * Runs a program.
   *
   * @param offline whether it has no network
   */
  record RunProgram(
      int line, String directory, Optional<String> user, boolean offline, List<String> arguments)
      implements PostStep {}

  /**
   * Mounts something for the step that follows.
   *
   * @param options the arguments of {@code mount}
   */
  record Mount(int line, String source, String target, List<String> options) implements PostStep {}

  /** Puts files into a cache before it is mounted for the first time. */
  record FillCache(int line, String source, String cache) implements PostStep {}

  /**
   * Shows a secret to the step that follows.
   *
   * @param id what the build calls it
   * @param owner its user and group, as numbers
   */
  record Secret(int line, String id, String target, String mode, String owner)
      implements PostStep {}

  /** Gives a secret to the step that follows, as a variable. */
  record SecretVariable(int line, String id, String name) implements PostStep {}

  /** Shows the socket of an ssh agent to the step that follows. */
  record Agent(int line, String id, String target) implements PostStep {}

  /** Ends the build that is not given a secret or an agent. */
  record Require(int line, String id) implements PostStep {}

  /** Makes a mount read-only. */
  record ProtectMount(int line, String target) implements PostStep {}

  /** Ends a mount. */
  record Unmount(int line, String target) implements PostStep {}

  /** Gives the image a label. */
  record SetLabel(int line, String key, String value) implements PostStep {}

  /** What only an engine needs; Docker does so anyway. */
  record ForEngine(int line) implements PostStep {}
}
