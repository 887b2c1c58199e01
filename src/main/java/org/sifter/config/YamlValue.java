package org.sifter.config;

import java.util.List;
import java.util.Optional;
import org.sifter.source.Span;

/**
 * A value in a YAML file. Asking it for what it is not reports that, and gives nothing.
 *
 * @see YamlReader
 */
interface YamlValue {

  /**
   * A pair of a mapping.
   *
   * @param keySpan where the key stands
   */
  record Entry(String key, Span keySpan, YamlValue value) {}

  /** A scalar. */
  record Text(String text, Span span) {}

  /** Where it stands. */
  Span span();

  /** Whether it is a scalar. */
  boolean isText();

  /** Whether it is a mapping. */
  boolean isMap();

  /** Its text, when it is a scalar. */
  Optional<String> text();

  /** The scalars in it, when it is a list of them; a scalar is a list of itself. */
  List<Text> texts();

  /** Its pairs, when it is a mapping; each key once. */
  List<Entry> entries();
}
