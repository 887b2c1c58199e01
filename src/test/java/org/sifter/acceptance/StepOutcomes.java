package org.sifter.acceptance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the steps of a build, as {@code --progress json} tells it.
 *
 * @param titles the steps, by their numbers
 * @param outcomes the last words about each: {@code done}, {@code cached} or {@code failed}
 */
record StepOutcomes(Map<Integer, String> titles, Map<Integer, String> outcomes) {
  StepOutcomes {
    titles = new TreeMap<>(titles);
    outcomes = new TreeMap<>(outcomes);
  }

  static StepOutcomes of(Outcome build) {
    Map<Integer, String> titles = new TreeMap<>();
    Map<Integer, String> outcomes = new TreeMap<>();
    (build.output() + build.errors())
        .lines()
        .filter(line -> line.startsWith("{"))
        .forEach(line -> read(line, titles, outcomes));
    return new StepOutcomes(titles, outcomes);
  }

  /** Of each object in a line, its number of a step with its title or outcome. */
  private static void read(
      String line, Map<Integer, String> titles, Map<Integer, String> outcomes) {
    try (JsonParser json = new JsonFactory().createParser(line)) {
      int step = 0;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        String name = json.currentName();
        if (token == JsonToken.VALUE_NUMBER_INT && "step".equals(name)) {
          step = json.getIntValue();
        } else if (token == JsonToken.VALUE_STRING && "title".equals(name)) {
          titles.put(step, json.getText());
        } else if (token == JsonToken.VALUE_STRING && "outcome".equals(name)) {
          outcomes.put(step, json.getText());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The steps that were run, in the order of their numbers. */
  List<String> run() {
    return with("done");
  }

  /** The steps that were taken from the cache. */
  List<String> cached() {
    return with("cached");
  }

  /** Steps of which nothing was told. */
  List<String> untold() {
    List<String> untold = new ArrayList<>();
    titles.forEach(
        (step, title) -> {
          if (!outcomes.containsKey(step)) {
            untold.add(title);
          }
        });
    return untold;
  }

  private List<String> with(String outcome) {
    List<String> found = new ArrayList<>();
    outcomes.forEach(
        (step, became) -> {
          if (became.equals(outcome)) {
            found.add(titles.get(step));
          }
        });
    return found;
  }
}
