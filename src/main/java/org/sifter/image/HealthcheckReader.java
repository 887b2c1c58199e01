package org.sifter.image;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.sifter.json.JsonReader;
import org.sifter.json.MalformedJsonException;
import org.sifter.plan.Healthcheck;

/** Reads the health check of an image config. */
final class HealthcheckReader {
  private final JsonReader json;
  private List<String> test = List.of();
  private long interval;
  private long timeout;
  private long startPeriod;
  private long startInterval;
  private int retries;

  HealthcheckReader(JsonReader json) {
    this.json = json;
  }

  Healthcheck read() throws IOException, MalformedJsonException {
    json.object("Healthcheck", this::member);
    return new Healthcheck(test, interval, timeout, startPeriod, startInterval, retries);
  }

  private void member(String name) throws IOException, MalformedJsonException {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "test" -> test = json.strings(name);
      case "interval" -> interval = json.number(name);
      case "timeout" -> timeout = json.number(name);
      case "startperiod" -> startPeriod = json.number(name);
      case "startinterval" -> startInterval = json.number(name);
      case "retries" -> retries = json.count(name);
      default -> json.skip();
    }
  }
}
