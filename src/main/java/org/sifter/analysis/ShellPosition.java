package org.sifter.analysis;

import java.util.Optional;
import org.sifter.script.Variables;
import org.sifter.source.Span;

/** What is known of a shell when it comes to a command. */
public final class ShellPosition implements Variables {
  private static final String HOME = "HOME";

  private final StageState state;
  private final History<Optional<String>> assigned;
  private final int place;
  private final Optional<String> directory;
  private final Surrounding surrounding;

  /**
   * What a command stands in.
   *
   * @param conditional whether the command is run only if some condition holds
   * @param failureIgnored whether the script goes on in the same way when it fails
   * @param forRootOnly whether it is run only if a test of the user's id says root
   * @param readsPipe whether it reads what another command writes
   * @param plain whether it is one of several commands joined by {@code &&}, or stands alone; see
   *     {@link ShellPosition#plain}
   * @param removal what to take out of its list so that it is gone; see {@link Invocation#removal}
   */
  record Surrounding(
      boolean conditional,
      boolean failureIgnored,
      boolean forRootOnly,
      boolean readsPipe,
      boolean plain,
      Optional<Span> removal) {}

  ShellPosition(
      StageState state,
      History<Optional<String>> assigned,
      int place,
      Optional<String> directory,
      Surrounding surrounding) {
    this.state = state;
    this.assigned = assigned;
    this.place = place;
    this.directory = directory;
    this.surrounding = surrounding;
  }

  /** What ENV, ARG, WORKDIR and USER say there. */
  public StageState state() {
    return state;
  }

  /** The working directory: an absolute path; empty when it is not known. */
  public Optional<String> directory() {
    return directory;
  }

  /** Whether the command is run only if some condition holds. */
  public boolean conditional() {
    return surrounding.conditional();
  }

  /** Whether the script goes on in the same way when the command fails, as in {@code x || true}. */
  public boolean failureIgnored() {
    return surrounding.failureIgnored();
  }

  /** Whether it is run only if a test of the user's id says root, as far as one can tell. */
  public boolean forRootOnly() {
    return surrounding.forRootOnly();
  }

  /** Whether its input is what another command writes, as in {@code yes | x}. */
  public boolean readsPipe() {
    return surrounding.readsPipe();
  }

  /**
   * Whether {@code && x} can be put behind the command without a change of what else is run: it is
   * neither negated nor part of a pipeline, and no {@code ||} stands in its list.
   */
  public boolean plain() {
    return surrounding.plain();
  }

  /** What to take out of the list that the command stands in so that it is gone. */
  Optional<Span> removal() {
    return surrounding.removal();
  }

  /** The home directory. */
  public String home() {
    return value(HOME).orElseGet(state::home);
  }

  /** Whether the script, ENV or ARG has set a variable. */
  public boolean isSet(String name) {
    return assigned.before(name, place).isPresent() || state.has(name);
  }

  @Override
  public Optional<String> value(String name) {
    Optional<Optional<String>> value = assigned.before(name, place);
    if (value.isPresent()) {
      return value.get();
    }
    return name.equals(HOME) && !state.has(name) ? Optional.of(state.home()) : state.value(name);
  }
}
