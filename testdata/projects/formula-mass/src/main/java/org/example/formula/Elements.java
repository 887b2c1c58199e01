package org.example.formula;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Atomic weights by symbol. */
final class Elements {
  private final Properties weights = new Properties();

  Elements() {
    try (InputStream in = Elements.class.getResourceAsStream("elements.properties")) {
      weights.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double weight(String symbol) {
    String weight = weights.getProperty(symbol);
    if (weight == null) {
      throw new IllegalArgumentException("no element " + symbol);
    }
    return Double.parseDouble(weight);
  }
}
