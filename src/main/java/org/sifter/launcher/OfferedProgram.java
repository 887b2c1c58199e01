package org.sifter.launcher;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;

/**
 * A program of an image that users call like one of their machine.
 *
 * @param path how the image calls it: a path, or a name that is looked for in the image's PATH
 */
public record OfferedProgram(String path) {
  /** What only starts other programs. */
  private static final Set<String> STARTERS =
      Set.of("sh", "bash", "dash", "zsh", "env", "exec", "tini", "dumb-init");

  /** The program of ENTRYPOINT, or of CMD where there is no ENTRYPOINT, if it has a plain name. */
  public static Optional<OfferedProgram> of(Analysis analysis) {
    return LaunchFacts.of(analysis)
        .command()
        .map(command -> command.entrypoint().isEmpty() ? command.arguments() : command.entrypoint())
        .orElse(List.of())
        .stream()
        .findFirst()
        .map(OfferedProgram::new)
        .filter(program -> program.isNamed() && !STARTERS.contains(program.name()));
  }

  /** How users call it. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether a file beside the launcher, and a word of a shell, can be called so. */
  public boolean isNamed() {
    return name().matches("[A-Za-z0-9_][A-Za-z0-9_.+-]*");
  }
}
