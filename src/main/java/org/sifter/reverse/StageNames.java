package org.sifter.reverse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the Dockerfile calls the stages of the definition file. */
final class StageNames {
  private static final Set<String> RESERVED = Set.of("scratch", "context");

  private final Map<String, String> byName = new LinkedHashMap<>();
  private final List<String> taken = new ArrayList<>();

  /** A name like the given one that Dockerfiles allow and no earlier stage has. */
  String free(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String wanted =
        lower.matches("[a-z][a-z0-9_.-]*") && !RESERVED.contains(lower)
            ? lower
            : "stage-" + taken.size();
    String free = wanted;
    for (int i = 2; taken.contains(free); i++) {
      free = wanted + "-" + i;
    }
    taken.add(free);
    return free;
  }

  /** Whether a stage has the name, which then means the stage. */
  boolean isTaken(String name) {
    return taken.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Takes note of what a stage is called. Of two stages with one name in the definition file,
   * {@code %files from} means the first.
   */
  void add(String name, String translated) {
    byName.putIfAbsent(name, translated);
  }

  /** What the Dockerfile calls an earlier stage. */
  Optional<String> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The names of the definition file, for people. */
  String all() {
    return byName.isEmpty() ? "none" : String.join(", ", byName.keySet());
  }
}
