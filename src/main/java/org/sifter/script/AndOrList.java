package org.sifter.script;

import java.util.List;
import org.sifter.source.Span;

/**
 * Pipelines joined by {@code &&} and {@code ||} (XCU 2.9.3).
 *
 * @param pipelines at least one
 * @param operators what stands between them; one less than there are pipelines
 * @param background whether an {@code &} follows, so that the shell does not wait for it
 */
public record AndOrList(
    List<Pipeline> pipelines, List<Operator> operators, boolean background, Span span) {

  /** What decides whether the next pipeline is run. */
  public enum Operator {
    /** {@code &&}: it is run if what came before succeeded. */
    AND,
    /** {@code ||}: it is run if what came before failed. */
    OR
  }

  public AndOrList {
    pipelines = List.copyOf(pipelines);
    operators = List.copyOf(operators);
  }
}
