package org.sifter.config;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sifter.diag.Diagnostic;
import org.sifter.json.IndentedJson;
import org.sifter.json.JsonReader;
import org.sifter.json.MalformedJsonException;
import org.sifter.lint.Fingerprint;
import org.sifter.source.SourceFile;

/**
 * Findings that are known already and not told again, so that a project can begin to lint without
 * mending all at once:
 *
 * <pre>
 * {
 *   "version": 1,
 *   "files": {
 *     "docker/Dockerfile": {
 *       "SIF001 3f786850e387550fdab836ed7e6dc881": 2
 *     }
 *   }
 * }
 * </pre>
 *
 * <p>A number says how many equal findings there are; lines are not in it, so that findings stay
 * known when lines are added elsewhere.
 */
public final class Baseline {
  /** No finding is known. */
  public static final Baseline EMPTY = new Baseline(new TreeMap<>());

  private static final int VERSION = 1;

  private final SortedMap<String, SortedMap<String, Integer>> files;

  private Baseline(SortedMap<String, SortedMap<String, Integer>> files) {
    this.files = files;
  }

  /**
   * Reads the file.
   *
   * @throws MalformedJsonException when it is not JSON, or not of the form above
   */
  public static Baseline parse(SourceFile source) throws MalformedJsonException {
    Reader reader = new Reader();
    JsonReader.readObject(source, "the file", reader::file);
    return new Baseline(reader.files);
  }

  /**
   * The findings that are not known.
   *
   * @param file what the baseline calls the file that they are in: its path from the baseline's
   *     directory, with slashes
   */
  public List<Diagnostic> remaining(String file, List<Diagnostic> findings) {
    Map<String, Integer> left = new HashMap<>(files.getOrDefault(file, new TreeMap<>()));
    List<Diagnostic> remaining = new ArrayList<>();
    for (Diagnostic finding : findings) {
      int known = left.merge(key(finding), -1, Integer::sum);
      if (known < 0) {
        remaining.add(finding);
      }
    }
    return remaining;
  }

  private static String key(Diagnostic finding) {
    return finding.code().id() + " " + Fingerprint.of(finding);
  }

  /** The text of a file in which all these findings are known. */
  public static String render(Map<String, List<Diagnostic>> findings) {
    SortedMap<String, SortedMap<String, Integer>> files = new TreeMap<>();
    findings.forEach(
        (file, found) -> {
          SortedMap<String, Integer> counts = new TreeMap<>();
          found.forEach(finding -> counts.merge(key(finding), 1, Integer::sum));
          if (!counts.isEmpty()) {
            files.put(file, counts);
          }
        });
    return IndentedJson.render(json -> write(json, files));
  }

  private static void write(JsonGenerator json, SortedMap<String, SortedMap<String, Integer>> files)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", VERSION);
    json.writeObjectFieldStart("files");
    for (Map.Entry<String, SortedMap<String, Integer>> file : files.entrySet()) {
      json.writeObjectFieldStart(file.getKey());
      for (Map.Entry<String, Integer> finding : file.getValue().entrySet()) {
        json.writeNumberField(finding.getKey(), finding.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Reads the file member by member. */
  private static final class Reader {
    private final SortedMap<String, SortedMap<String, Integer>> files = new TreeMap<>();
    private long version;

    void file(JsonReader json) throws IOException, MalformedJsonException {
      json.object("the file", name -> member(name, json));
      if (version != VERSION) {
        throw json.failure("this is no baseline of version " + VERSION);
      }
    }

    private void member(String name, JsonReader json) throws IOException, MalformedJsonException {
      switch (name) {
        case "version" -> version = json.number(name);
        case "files" -> json.object(name, file -> findings(file, json));
        default -> json.skip();
      }
    }

    private void findings(String file, JsonReader json) throws IOException, MalformedJsonException {
      SortedMap<String, Integer> counts = new TreeMap<>();
      json.object(file, finding -> counts.put(finding, json.count(finding)));
      files.put(file, counts);
    }
  }
}
