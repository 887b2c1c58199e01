package org.sifter.cli;

import java.util.List;
import org.sifter.report.Palette;

/** When messages are coloured. */
enum ColorChoice {
  AUTO,
  ALWAYS,
  NEVER;

  static ColorChoice of(Arguments arguments) throws UsageException {
    return Choices.parse(
        OptionNames.COLOR, arguments.value(OptionNames.COLOR).orElse("auto"), List.of(values()));
  }

  /**
   * The palette for messages: by itself coloured on a terminal that can do so, unless the user has
   * set NO_COLOR (no-color.org).
   */
  Palette palette(Surroundings surroundings) {
    boolean wanted =
        surroundings.isTerminal()
            && surroundings.variable("NO_COLOR").orElse("").isEmpty()
            && !surroundings.variable("TERM").orElse("dumb").equals("dumb");
    boolean colored =
        switch (this) {
          case AUTO -> wanted;
          case ALWAYS -> true;
          case NEVER -> false;
        };
    return colored ? Palette.COLORED : Palette.PLAIN;
  }
}
