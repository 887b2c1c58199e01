package org.sifter.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.DiagnosticLog;
import org.sifter.source.Span;

/** Checks that places lie within the text that they are places of. */
final class SpanCheck {
  private final int length;

  private SpanCheck(int length) {
    this.length = length;
  }

  /**
   * Checks all spans in a tree of records, lists and optionals.
   *
   * @param length of the text that was read
   */
  static void check(Object tree, int length) {
    new SpanCheck(length).value(tree);
  }

  /** Checks the places of what was reported. */
  static void check(DiagnosticLog log) {
    int length = log.source().text().length();
    for (Diagnostic diagnostic : log.diagnostics()) {
      diagnostic.span().ifPresent(span -> check(span, length));
      assertTrue(diagnostic.line() >= 1 && diagnostic.column() >= 1, diagnostic::message);
    }
  }

  private void value(Object value) {
    if (value instanceof Span span) {
      assertTrue(span.end() <= length, () -> span + " in a text of " + length);
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(this::value);
    } else if (value instanceof List<?> list) {
      list.forEach(this::value);
    } else if (value instanceof Record node) {
      members(node);
    }
  }

  private void members(Record node) {
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        value(component.getAccessor().invoke(node));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
  }
}
