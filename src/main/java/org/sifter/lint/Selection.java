package org.sifter.lint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.Severity;

/**
 * Which rules count, and how grave their findings are.
 *
 * @param select the rules that are run; all when there is none
 * @param ignore the rules among these that are not
 * @param severities the severities that rules have instead of their own; a later one wins
 */
public record Selection(
    List<Selector> select, List<Selector> ignore, Map<Selector, Level> severities) {

  /** All rules, as grave as they are. */
  public static final Selection ALL = new Selection(List.of(), List.of(), Map.of());

  public Selection {
    select = List.copyOf(select);
    ignore = List.copyOf(ignore);
    severities = Collections.unmodifiableMap(new LinkedHashMap<>(severities));
  }

  /** This and what {@code more} says, which wins where they disagree. */
  public Selection and(Selection more) {
    Map<Selector, Level> all = new LinkedHashMap<>(severities);
    all.keySet().removeAll(more.severities.keySet());
    all.putAll(more.severities);
    return new Selection(concat(select, more.select), concat(ignore, more.ignore), all);
  }

  private static <T> List<T> concat(List<T> first, List<T> second) {
    List<T> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  /** Whether diagnostics of this kind are wanted. */
  public boolean includes(Code code) {
    return (select.isEmpty() || anySelects(select, code))
        && !anySelects(ignore, code)
        && !level(code).equals(Optional.of(Level.OFF));
  }

  private static boolean anySelects(List<Selector> selectors, Code code) {
    for (Selector selector : selectors) {
      if (selector.selects(code)) {
        return true;
      }
    }
    return false;
  }

  /** The diagnostic with the severity that it is to have; empty when it is not wanted. */
  public Optional<Diagnostic> apply(Diagnostic diagnostic) {
    if (!includes(diagnostic.code())) {
      return Optional.empty();
    }
    Optional<Severity> changed = level(diagnostic.code()).flatMap(Level::severity);
    return Optional.of(changed.map(diagnostic::withSeverity).orElse(diagnostic));
  }

  private Optional<Level> level(Code code) {
    Optional<Level> level = Optional.empty();
    for (Map.Entry<Selector, Level> entry : severities.entrySet()) {
      if (entry.getKey().selects(code)) {
        level = Optional.of(entry.getValue());
      }
    }
    return level;
  }
}
