package org.sifter.cli;

import java.util.List;

/** The kinds of engines that read definition files. */
enum Dialect {
  APPTAINER,
  SINGULARITYCE,
  SINGULARITY3;

  /** Refuses a dialect that is not known or not written yet. */
  static void verify(Arguments arguments) throws UsageException {
    String value = arguments.value(OptionNames.DIALECT).orElse("apptainer");
    if (Choices.parse(OptionNames.DIALECT, value, List.of(values())) != APPTAINER) {
      throw new UsageException(
          "--" + OptionNames.DIALECT + " " + value + " is not supported yet; only apptainer is");
    }
  }
}
