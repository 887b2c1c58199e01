package org.sifter.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what a command line says about a Slurm job. */
final class SbatchOptions {
  private SbatchOptions() {}

  /** Long options of {@code sbatch} and their values; without a value, empty. */
  static Map<String, String> of(Arguments arguments) throws UsageException {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : arguments.values(OptionNames.SBATCH)) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      String value = equals < 0 ? "" : option.substring(equals + 1);
      if (!name.matches("[a-z][a-z-]*")) {
        throw new UsageException(
            "--sbatch takes a long option of sbatch without its dashes, not " + option);
      }
      if (value.codePoints().anyMatch(Character::isISOControl)) {
        throw new UsageException(
            "--sbatch " + name + " takes a value without line breaks and other control characters");
      }
      options.put(name, value);
    }
    if (!options.isEmpty() && !arguments.has(OptionNames.SLURM)) {
      throw new UsageException("--sbatch is for --slurm");
    }
    return options;
  }
}
