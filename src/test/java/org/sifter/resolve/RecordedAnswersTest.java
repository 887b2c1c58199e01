package org.sifter.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
import org.sifter.diag.DiagnosticLog;
import org.sifter.parser.Parser;
import org.sifter.plan.BaseImages;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.ImageFacts;
import org.sifter.plan.Platform;
import org.sifter.source.SourceFile;
import org.sifter.syntax.Dockerfile;
import org.sifter.testing.Json;

/**
 * Holds the front end against 440 recorded answers of BuildKit: what it refuses is refused here,
 * and for the rest image config and steps are the same. Texts of errors need not be.
 */
final class RecordedAnswersTest {
  private static final Path ANSWERS = Path.of("testdata/recorded/dockerfile-answers.jsonl");

  /**
   * Recorded behaviour that is a bug upstream: flag values with letters outside ASCII are mangled.
   */
  private static final Set<String> LEFT_OUT = Set.of("utf8-flag");

  @TestFactory
  Stream<DynamicTest> agreesWithBuildKit() throws IOException {
    return Files.readAllLines(ANSWERS).stream()
        .map(Json::object)
        .filter(answer -> !LEFT_OUT.contains(answer.get("id")))
        .map(
            recorded ->
                DynamicTest.dynamicTest(
                    String.valueOf(recorded.get("id")), () -> assertAgrees(recorded)));
  }

  private static void assertAgrees(Map<String, Object> recorded) {
    Map<String, Object> answer = Json.asObject(recorded.get("answer"));
    DiagnosticLog log =
        new DiagnosticLog(SourceFile.of("Dockerfile", String.valueOf(recorded.get("dockerfile"))));
    Dockerfile dockerfile = Parser.parse(log);
    Optional<BuildPlan> plan =
        log.hasErrors() ? Optional.empty() : Resolver.resolve(dockerfile, options(recorded), log);
    if (answer.containsKey("error")) {
      assertTrue(plan.isEmpty(), () -> "BuildKit refuses it: " + answer.get("error"));
      assertTrue(log.hasErrors(), "an error is reported");
      return;
    }
    assertTrue(plan.isPresent(), () -> "BuildKit accepts it: " + log.diagnostics());
    BuildKitForm form = new BuildKitForm(plan.orElseThrow());
    assertEquals(normalized(answer.get("config")), normalized(form.config()), "config");
    assertEquals(normalized(answer.get("steps")), normalized(form.steps()), "steps");
  }

  /** The same with objects whose members are in no order. */
  private static Object normalized(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new java.util.TreeMap<>();
      map.forEach((key, member) -> sorted.put(String.valueOf(key), normalized(member)));
      return sorted;
    }
    if (value instanceof List<?> list) {
      List<Object> elements = new ArrayList<>();
      list.forEach(element -> elements.add(normalized(element)));
      return elements;
    }
    return value instanceof Integer number ? (Object) (long) number : value;
  }

  private static ResolveOptions options(Map<String, Object> recorded) {
    Map<String, String> arguments = new LinkedHashMap<>();
    if (recorded.get("buildArgs") != null) {
      Json.asObject(recorded.get("buildArgs"))
          .forEach((name, value) -> arguments.put(name, String.valueOf(value)));
    }
    return new ResolveOptions(
        Optional.ofNullable((String) recorded.get("target")),
        arguments,
        platform((String) recorded.get("platform")),
        baseImages(recorded.get("baseConfig")),
        ResolveOptions.UnknownVariables.UNSET);
  }

  private static Platform platform(String text) {
    try {
      return Platform.parse(text == null ? "linux/amd64" : text);
    } catch (org.sifter.plan.MalformedValueException e) {
      throw new AssertionError(e);
    }
  }

  /** The named images' configs; others have Docker's PATH and {@code ["/bin/sh"]} as Cmd. */
  private static BaseImages baseImages(Object configs) {
    ImageConfig fallback =
        RecordedConfig.read(
            Map.of("Env", List.of("PATH=" + ImageConfig.DEFAULT_PATH), "Cmd", List.of("/bin/sh")));
    return image -> {
      Object named =
          configs == null ? null : Json.asObject(configs).get(image.reference().familiar());
      return new ImageFacts.Known(
          named == null
              ? fallback
              : RecordedConfig.read(Json.asObject(Json.asObject(named).get("config"))));
    };
  }
}
