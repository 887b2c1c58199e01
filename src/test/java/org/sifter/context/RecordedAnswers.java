package org.sifter.context;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The content of {@code testdata/recorded/copy-answers.json}: what BuildKit made of COPY and ADD
 * lines.
 *
 * @param source the files of the build context
 * @param before the files of the image before the instruction
 * @param cases the lines with their answers
 */
record RecordedAnswers(List<String> source, List<String> before, List<Case> cases) {

  /**
   * One line and its answer.
   *
   * @param added the files that are new or different
   * @param gone the files that are no longer there as they were
   * @param error why the build failed, if it did
   */
  record Case(
      String name,
      String dockerfile,
      List<String> added,
      List<String> gone,
      Optional<String> error) {
    @Override
    public String toString() {
      return name;
    }
  }

  static RecordedAnswers read() throws IOException {
    Path file = Path.of("testdata", "recorded", "copy-answers.json");
    try (Reader reader = Files.newBufferedReader(file);
        JsonParser json = new JsonFactory().createParser(reader)) {
      List<String> source = List.of();
      List<String> before = List.of();
      List<Case> cases = List.of();
      json.nextToken();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        switch (json.currentName()) {
          case "src" -> source = strings(json);
          case "dest_before" -> before = strings(json);
          case "cases" -> cases = cases(json);
          default -> throw new IOException("unknown key " + json.currentName());
        }
      }
      return new RecordedAnswers(source, before, cases);
    }
  }

  private static List<Case> cases(JsonParser json) throws IOException {
    List<Case> cases = new ArrayList<>();
    json.nextToken();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      String name = "";
      String dockerfile = "";
      List<String> added = List.of();
      List<String> gone = List.of();
      Optional<String> error = Optional.empty();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        switch (json.currentName()) {
          case "name" -> name = json.nextTextValue();
          case "dockerfile" -> dockerfile = json.nextTextValue();
          case "new" -> added = strings(json);
          case "gone" -> gone = strings(json);
          case "error" -> error = Optional.ofNullable(json.nextTextValue());
          default -> throw new IOException("unknown key " + json.currentName());
        }
      }
      cases.add(new Case(name, dockerfile, added, gone, error));
    }
    return cases;
  }

  static List<String> strings(JsonParser json) throws IOException {
    List<String> strings = new ArrayList<>();
    json.nextToken();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      strings.add(json.getText());
    }
    return strings;
  }
}
