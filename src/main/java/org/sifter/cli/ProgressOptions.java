package org.sifter.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.sifter.progress.JsonView;
import org.sifter.progress.LiveLook;
import org.sifter.progress.LiveView;
import org.sifter.progress.PlainView;
import org.sifter.progress.QuietView;
import org.sifter.progress.Verbosity;
import org.sifter.report.Palette;

/** Reads how a build is to be shown. */
final class ProgressOptions {
  private static final String UNKNOWN_TERMINAL = "dumb";

  private final ProgressMode mode;
  private final Verbosity verbosity;
  private final boolean isQuiet;
  private final Palette palette;
  private final Surroundings surroundings;

  ProgressOptions(Arguments arguments, Surroundings surroundings) throws UsageException {
    this.surroundings = surroundings;
    this.mode =
        Choices.parse(
            OptionNames.PROGRESS,
            arguments.value(OptionNames.PROGRESS).orElse("auto"),
            List.of(ProgressMode.values()));
    this.verbosity = arguments.has(OptionNames.VERBOSE) ? Verbosity.VERBOSE : Verbosity.NORMAL;
    this.isQuiet = arguments.has(OptionNames.QUIET);
    this.palette = ColorChoice.of(arguments).palette(surroundings);
    for (String other : List.of(OptionNames.VERBOSE, OptionNames.PROGRESS)) {
      if (isQuiet && arguments.has(other)) {
        throw new UsageException("--quiet leaves nothing for --" + other + " to show");
      }
    }
  }

  /** Begins to show a build. */
  Progress open() {
    Results results = new StreamResults(surroundings.out());
    if (isQuiet) {
      return new Progress(new QuietView(results::write), () -> {}, results);
    }
    return switch (mode) {
      case JSON -> new Progress(new JsonView(results::write), () -> {}, results);
      case PLAIN -> plain(results);
      case AUTO -> canBeLive() ? live(results) : plain(results);
    };
  }

  private Progress plain(Results results) {
    return new Progress(new PlainView(surroundings.err()::print, verbosity), () -> {}, results);
  }

  private boolean canBeLive() {
    return surroundings.isTerminal() && !terminalType().equals(UNKNOWN_TERMINAL);
  }

  private String terminalType() {
    return surroundings.variable("TERM").filter(type -> !type.isEmpty()).orElse(UNKNOWN_TERMINAL);
  }

  private Progress live(Results results) {
    LiveLook look = new LiveLook(palette == Palette.COLORED, hasUnicode());
    LiveView view = LiveView.open(surroundings.err(), terminalType(), look, verbosity);
    return new Progress(view, view::close, results);
  }

  /** Whether the locale is one of UTF-8; the first of POSIX's variables that is set decides. */
  private boolean hasUnicode() {
    return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
        .map(name -> surroundings.variable(name).orElse(""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(locale -> locale.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8"))
        .orElse(false);
  }
}
