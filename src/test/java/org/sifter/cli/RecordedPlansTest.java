package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sifter.cli.CliTester.Outcome;
import org.sifter.plan.ImageConfig;
import org.sifter.testing.Json;

/**
 * Holds {@code plan --format jsonl} against the recorded answers of BuildKit: the same files are
 * refused, and image config and RUN steps are the same. Copies are named otherwise there.
 */
final class RecordedPlansTest {
  private static final Path ANSWERS = Path.of("testdata/recorded/dockerfile-answers.jsonl");
  private static final List<String> OF_RUNS = List.of("kind", "line", "args", "env", "cwd", "user");

  /** Recorded behaviour that is a bug upstream: flag values with letters outside ASCII. */
  private static final Set<String> LEFT_OUT = Set.of("utf8-flag");

  @TestFactory
  Stream<DynamicTest> agreesWithBuildKit() throws IOException {
    return Files.readAllLines(ANSWERS).stream()
        .map(Json::object)
        .filter(recorded -> !LEFT_OUT.contains(recorded.get("id")))
        .map(
            recorded ->
                DynamicTest.dynamicTest(
                    String.valueOf(recorded.get("id")), () -> assertAgrees(recorded)));
  }

  private static void assertAgrees(Map<String, Object> recorded) {
    Map<String, Object> answer = Json.asObject(recorded.get("answer"));
    Outcome outcome =
        new CliTester()
            .file("Dockerfile", String.valueOf(recorded.get("dockerfile")))
            .file("base.json", baseConfig(recorded))
            .run(words(recorded));
    Map<String, Object> plan = Json.object(outcome.out());
    if (answer.containsKey("error")) {
      assertEquals(ExitCode.BAD_INPUT, outcome.code());
      assertTrue(plan.containsKey("error"), outcome.out());
      return;
    }
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    assertEquals(answer.get("config"), plan.get("config"));
    assertEquals(runs(answer), runs(plan));
  }

  private static List<Map<String, Object>> runs(Map<String, Object> plan) {
    List<Map<String, Object>> runs = new ArrayList<>();
    for (Object step : Json.asList(plan.get("steps"))) {
      Map<String, Object> members = new LinkedHashMap<>(Json.asObject(step));
      if ("run".equals(members.get("kind"))) {
        members.keySet().retainAll(OF_RUNS);
        runs.add(members);
      }
    }
    return runs;
  }

  private static String[] words(Map<String, Object> recorded) {
    List<String> words = new ArrayList<>(List.of("plan", "--format=jsonl"));
    words.add("--base-config=base.json");
    Optional.ofNullable(recorded.get("target")).ifPresent(t -> words.add("--target=" + t));
    Optional.ofNullable(recorded.get("platform")).ifPresent(p -> words.add("--platform=" + p));
    Optional.ofNullable(recorded.get("buildArgs"))
        .ifPresent(
            all ->
                Json.asObject(all)
                    .forEach((name, value) -> words.add("--build-arg=" + name + "=" + value)));
    return words.toArray(String[]::new);
  }

  /** The recorded configs, and for all other images what the recording took for them. */
  private static String baseConfig(Map<String, Object> recorded) {
    Map<String, Object> configs = new LinkedHashMap<>();
    if (recorded.get("baseConfig") != null) {
      configs.putAll(Json.asObject(recorded.get("baseConfig")));
    }
    Map<String, Object> other = new LinkedHashMap<>();
    other.put("Env", List.of("PATH=" + ImageConfig.DEFAULT_PATH));
    other.put("Cmd", List.of("/bin/sh"));
    configs.put("*", Map.of("config", other));
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      write(json, configs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : map.entrySet()) {
        json.writeFieldName(String.valueOf(member.getKey()));
        write(json, member.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else {
      json.writeString(String.valueOf(value));
    }
  }
}
