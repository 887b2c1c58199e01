package org.sifter.launcher;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a Slurm job asks for.
 *
 * @param options long options of {@code sbatch} and their values; without a value, empty
 */
public record Job(Map<String, String> options) {
  private static final Set<String> ABOUT_GPUS =
      Set.of("gres", "gpus", "gpus-per-node", "gpus-per-task", "gpus-per-socket");

  public Job {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** The lines that {@code sbatch} reads; what is asked for goes before what is usual. */
  String lines(LaunchFacts facts, ScriptOptions script) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("job-name", script.name());
    all.put("output", options.containsKey("array") ? "%x-%A_%a.out" : "%x-%j.out");
    script.site().slurm().partition().ifPresent(name -> all.put("partition", name));
    script.site().slurm().account().ifPresent(name -> all.put("account", name));
    if (!facts.gpus().isEmpty() && Collections.disjoint(options.keySet(), ABOUT_GPUS)) {
      all.put("gres", "gpu:1");
    }
    all.putAll(options);
    return all.entrySet().stream()
        .map(option -> "#SBATCH --" + option.getKey() + value(option.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  /**
   * In quotes, as {@code sbatch} reads its lines (Slurm, src/sbatch/opt.c), where it needs some.
   */
  private static String value(String value) {
    if (value.isEmpty()) {
      return "";
    }
    return value.matches("[A-Za-z0-9_@%+=:,./&|*\\[\\]-]*")
        ? "=" + value
        : "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
