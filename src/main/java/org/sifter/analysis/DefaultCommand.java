package org.sifter.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sifter.source.Span;

/**
 * What the image runs when its user gives no command: ENTRYPOINT with CMD behind it.
 *
 * @param entrypoint the ENTRYPOINT in force; empty when there is none, or the base image's
 * @param command the CMD in force, likewise
 * @param arguments what is executed; for a shell form, the shell and its script
 * @param invocations the commands that this comes to, those of {@code sh -c} scripts among them
 * @param scripts the scripts that it starts whose text can be seen
 * @param span where to tell the user of it; for that of a base image, the image's name
 * @param inherited whether it is the base image's
 */
public record DefaultCommand(
    Optional<Moment> entrypoint,
    Optional<Moment> command,
    List<String> arguments,
    List<Invocation> invocations,
    List<KnownScript> scripts,
    Span span,
    boolean inherited) {
  public DefaultCommand {
    arguments = List.copyOf(arguments);
    invocations = List.copyOf(invocations);
    scripts = List.copyOf(scripts);
  }

  /** Whether there is one, as far as is known. */
  public boolean exists() {
    return !arguments.isEmpty();
  }

  /** The command that is started first. */
  public Optional<Invocation> first() {
    return invocations.stream().findFirst();
  }

  /** The commands that it comes to, and those of the scripts that it starts. */
  public List<Invocation> all() {
    return Stream.concat(
            invocations.stream(), scripts.stream().flatMap(script -> script.invocations().stream()))
        .toList();
  }
}
