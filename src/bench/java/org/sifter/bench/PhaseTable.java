package org.sifter.bench;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link PhaseBenchmark} and prints a Markdown table: megabytes of Dockerfile in a second. */
public final class PhaseTable {
  private static final List<String> PHASES = List.of("lex", "parse", "plan", "translate", "lint");

  private PhaseTable() {}

  /** Measures; {@code arguments} may name inputs, all if it names none. */
  public static void main(String[] arguments) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include(PhaseBenchmark.class.getName()).shouldFailOnError(true);
    if (arguments.length > 0) {
      options.param("input", arguments);
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    System.out.println();
    System.out.println("| Dockerfile | size | " + String.join(" | ", PHASES) + " |");
    System.out.println("|---|---" + "|---".repeat(PHASES.size()) + "|");
    for (BenchmarkInput input : BenchmarkInput.values()) {
      row(input, results).ifPresent(System.out::println);
    }
  }

  private static Optional<String> row(BenchmarkInput input, Collection<RunResult> results) {
    long bytes = input.text().getBytes(StandardCharsets.UTF_8).length;
    StringBuilder row =
        new StringBuilder(
            String.format(
                Locale.ROOT, "| %s | %,d KB |", input.title(), Math.max(1, bytes / 1000)));
    for (String phase : PHASES) {
      Optional<RunResult> result =
          results.stream().filter(each -> is(each, input, phase)).findFirst();
      if (result.isEmpty()) {
        return Optional.empty();
      }
      double milliseconds = result.get().getPrimaryResult().getScore();
      row.append(speed(bytes / milliseconds / 1000));
    }
    return Optional.of(row.toString());
  }

  /** Faster than memory is what need not be looked at. */
  private static String speed(double megabytesPerSecond) {
    return megabytesPerSecond > 10_000
        ? " > 10,000 |"
        : String.format(Locale.ROOT, " %.1f |", megabytesPerSecond);
  }

  private static boolean is(RunResult result, BenchmarkInput input, String phase) {
    return result.getParams().getParam("input").equals(input.name())
        && result.getParams().getBenchmark().endsWith("." + phase);
  }
}
