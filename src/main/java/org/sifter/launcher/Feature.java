package org.sifter.launcher;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a run script can do. Its code is a file of POSIX shell with a heading for each
 * {@link Part}; a script has the features that its image needs, in this order.
 */
enum Feature {
  SHIMS {
    @Override
    boolean isFor(LaunchFacts facts, ScriptOptions options) {
      return !options.programs().isEmpty();
    }
  },
  BASE,
  LATE {
    @Override
    boolean isFor(LaunchFacts facts, ScriptOptions options) {
      return options.isLate();
    }
  },
  ENGINE,
  IMAGE,
  DIRECTORY,
  HOME,
  BINDS,
  VOLUMES {
    @Override
    boolean isFor(LaunchFacts facts, ScriptOptions options) {
      return !facts.volumes().isEmpty();
    }
  },
  ENVIRONMENT,
  GPU,
  COMMANDS,
  INSTANCES,
  PORTS {
    @Override
    boolean isFor(LaunchFacts facts, ScriptOptions options) {
      return facts.service().isPresent();
    }
  },
  TOKEN {
    @Override
    boolean isFor(LaunchFacts facts, ScriptOptions options) {
      return facts.guard().isPresent();
    }
  },
  HEALTH {
    @Override
    boolean isFor(LaunchFacts facts, ScriptOptions options) {
      return facts.health().isPresent();
    }
  },
  MPI,
  X11,
  SLURM {
    @Override
    boolean isFor(LaunchFacts facts, ScriptOptions options) {
      return options.job().isPresent();
    }
  },
  STAGING {
    @Override
    boolean isFor(LaunchFacts facts, ScriptOptions options) {
      return options.job().isPresent();
    }
  };

  private static final String HEADING = "### ";

  /** Whether a script needs it; most do. */
  boolean isFor(LaunchFacts facts, ScriptOptions options) {
    return true;
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
