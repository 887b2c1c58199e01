package org.sifter.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Reads variables and expected outcomes from tables in text blocks, where ⏎ is a line feed. */
final class VariableTable {
  private static final String ARROW = "=>";

  private VariableTable() {}

  /** Variables from lines {@code NAME=value}, all known; others are unset. */
  static Variables of(String table) {
    Map<String, Expansion> values = new LinkedHashMap<>();
    table
        .lines()
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              String value = text(line.substring(equals + 1));
              values.put(line.substring(0, equals), Expansion.literal(value));
            });
    return name -> Optional.ofNullable(values.get(name));
  }

  /** Words and their outcomes from lines {@code word => outcome}. */
  static Stream<Arguments> rows(String table) {
    return table.lines().map(VariableTable::row);
  }

  private static Arguments row(String line) {
    int arrow = line.lastIndexOf(ARROW);
    String word = line.substring(0, arrow).stripTrailing();
    String outcome = line.substring(arrow + ARROW.length());
    return Arguments.of(text(word), text(outcome.startsWith(" ") ? outcome.substring(1) : outcome));
  }

  private static String text(String cell) {
    return cell.replace('⏎', '\n');
  }
}
