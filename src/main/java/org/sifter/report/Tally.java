package org.sifter.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.Severity;

/** Counts diagnostics. */
public final class Tally {
  private final Map<Severity, Integer> counts = new TreeMap<>();

  /** Counts some more. */
  public void add(List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      counts.put(diagnostic.severity(), counts.getOrDefault(diagnostic.severity(), 0) + 1);
    }
  }

  /** A line such as {@code 2 errors, 1 warning}; empty when there is not more than one. */
  public Optional<String> summary() {
    List<String> parts = new ArrayList<>();
    int all = 0;
    for (Map.Entry<Severity, Integer> entry : counts.entrySet()) {
      int count = entry.getValue();
      all += count;
      boolean plural = count != 1 && entry.getKey() != Severity.INFO;
      parts.add(count + " " + entry.getKey().word() + (plural ? "s" : ""));
    }
    return all > 1 ? Optional.of(String.join(", ", parts)) : Optional.empty();
  }
}
