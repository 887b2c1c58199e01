package org.sifter.launcher;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Something that a run script can do. Its code is a file of POSIX shell with a heading for each
 * {@link Part}; a script has the features that its image needs, in this order.
 */
enum Feature {
  SHIMS((facts, options) -> !options.programs().isEmpty()),
  BASE,
  ENGINE,
  IMAGE,
  DIRECTORY,
  HOME,
  BINDS,
  VOLUMES(facts -> !facts.volumes().isEmpty()),
  ENVIRONMENT,
  GPU,
  COMMANDS,
  INSTANCES,
  PORTS(facts -> facts.service().isPresent()),
  HEALTH(facts -> facts.health().isPresent()),
  MPI,
  X11,
  SLURM((facts, options) -> options.job().isPresent());

  private static final String HEADING = "### ";

  private final BiPredicate<LaunchFacts, ScriptOptions> needed;

  Feature() {
    this((facts, options) -> true);
  }

  Feature(Predicate<LaunchFacts> needed) {
    this((facts, options) -> needed.test(facts));
  }

  Feature(BiPredicate<LaunchFacts, ScriptOptions> needed) {
    this.needed = needed;
  }

  /** Whether a script needs it. */
  boolean isFor(LaunchFacts facts, ScriptOptions options) {
    return needed.test(facts, options);
  }

  /** Its name in small letters. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The text of one of its parts, ending with a line break; empty when it has no such part. */
  Optional<String> part(Part part) {
    return Optional.ofNullable(parts().get(part));
  }

  private Map<Part, String> parts() {
    Map<Part, String> parts = new EnumMap<>(Part.class);
    for (String text : ("\n" + ScriptTexts.read(word())).split("\n" + HEADING, -1)) {
      int lineEnd = text.indexOf('\n');
      if (lineEnd > 0) {
        String content = text.substring(lineEnd + 1).stripTrailing() + "\n";
        parts.put(Part.of(text.substring(0, lineEnd)), content);
      }
    }
    return parts;
  }
}
