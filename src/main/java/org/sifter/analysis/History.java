package org.sifter.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which values variables have had, one after the other, so that each place needs no copy of all.
 *
 * @param <V> what is known of a value
 */
final class History<V> {
  private final Map<String, TreeMap<Integer, Optional<V>>> values = new HashMap<>();

  /** Sets a variable from a place on. */
  void set(String name, int place, V value) {
    put(name, place, Optional.of(value));
  }

  /** Gives a variable from a place on what it had before an earlier one. */
  void restore(String name, int place, int earlier) {
    put(name, place, before(name, earlier));
  }

  /** The value of a variable before a place. */
  Optional<V> before(String name, int place) {
    TreeMap<Integer, Optional<V>> history = values.get(name);
    Map.Entry<Integer, Optional<V>> last = history == null ? null : history.lowerEntry(place);
    return last == null ? Optional.empty() : last.getValue();
  }

  private void put(String name, int place, Optional<V> value) {
    values.computeIfAbsent(name, unused -> new TreeMap<>()).put(place, value);
  }
}
