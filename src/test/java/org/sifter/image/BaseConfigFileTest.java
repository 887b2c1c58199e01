package org.sifter.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sifter.json.MalformedJsonException;
import org.sifter.plan.Healthcheck;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.ImageReference;
import org.sifter.plan.MalformedValueException;
import org.sifter.source.SourceFile;

final class BaseConfigFileTest {
  private static Optional<ImageConfig> config(String file, String image)
      throws MalformedJsonException, MalformedValueException {
    return BaseConfigFile.parse(SourceFile.of("base.json", file))
        .config(ImageReference.parse(image));
  }

  private static String failure(String file) {
    MalformedJsonException e =
        assertThrows(
            MalformedJsonException.class,
            () -> BaseConfigFile.parse(SourceFile.of("base.json", file)));
    return "%s:%d:%d: %s".formatted(e.source().name(), e.line(), e.column(), e.getMessage());
  }

  @Test
  void readsAllThatAPlanNeeds() throws Exception {
    ImageConfig config =
        config(
                """
                {"alpine": {"created": "2024", "config": {
                  "Env": ["PATH=/p", "A=b=c", "EMPTY=", "BARE", "PATH=/q"],
                  "Entrypoint": ["e"], "Cmd": ["c", "d"], "WorkingDir": "/w", "User": "u",
                  "Labels": {"l": "1", "a": "2"}, "ExposedPorts": {"90/tcp": {}, "80/tcp": {}},
                  "Volumes": {"/v": {}}, "StopSignal": "SIGINT", "Shell": ["/bin/ash", "-c"],
                  "Healthcheck": {"Test": ["CMD", "x"], "Interval": 5, "Timeout": 4,
                                  "StartPeriod": 3, "StartInterval": 2, "Retries": 1, "More": [1]},
                  "OnBuild": ["RUN x"], "ArgsEscaped": true, "Unknown": {"deep": [{}, []]}
                }}}
                """,
                "alpine")
            .orElseThrow();
    assertEquals(
        List.of("PATH=/q", "A=b=c", "EMPTY=", "BARE="),
        config.environment().stream().map(v -> v.name() + "=" + v.value().orUnset()).toList());
    assertEquals(Optional.of(List.of("e")), config.entrypoint());
    assertEquals(Optional.of(List.of("c", "d")), config.command());
    assertEquals("/w", config.workingDirectory());
    assertEquals("u", config.user());
    assertEquals(List.of("l", "a"), List.copyOf(config.labels().keySet()));
    assertEquals(List.of("80/tcp", "90/tcp"), config.exposedPorts());
    assertEquals(List.of("/v"), config.volumes());
    assertEquals("SIGINT", config.stopSignal());
    assertEquals(Optional.of(List.of("/bin/ash", "-c")), config.shell());
    assertEquals(
        Optional.of(new Healthcheck(List.of("CMD", "x"), 5, 4, 3, 2, 1)), config.healthcheck());
    assertEquals(List.of("RUN x"), config.triggers());
    assertTrue(config.unknown().isEmpty(), "all is known");
  }

  @Test
  void whatIsNoUnicodeIsReplacedAsByGo() throws Exception {
    byte[] file =
        "{\"alpine\": {\"config\": {\"User\": \"\\ud800 \\ude00\\ud83d\\ude00 \u00E9\"}}}"
            .getBytes(StandardCharsets.ISO_8859_1);
    SourceFile source = SourceFile.decode("base.json", file).orElseThrow();
    ImageConfig config =
        BaseConfigFile.parse(source).config(ImageReference.parse("alpine")).orElseThrow();
    assertEquals("\uFFFD \uFFFD\uD83D\uDE00 \uFFFD", config.user());
  }

  /** More than 2,147,483,647 are as good as that many, and fewer than none are none. */
  @Test
  void retriesAreACount() throws Exception {
    for (Map.Entry<String, Integer> count :
        Map.of("4294967297", Integer.MAX_VALUE, "-4294967295", 0, "7", 7).entrySet()) {
      String file =
          "{\"a\": {\"config\": {\"Healthcheck\": {\"Test\": [\"CMD\", \"x\"], \"Retries\": "
              + count.getKey()
              + "}}}}";
      ImageConfig config = config(file, "a").orElseThrow();
      assertEquals(count.getValue(), config.healthcheck().orElseThrow().retries());
    }
  }

  @Test
  void needsNoMember() throws Exception {
    for (String members : List.of("", "\"Env\": null, \"Cmd\": null, \"Labels\": null")) {
      ImageConfig config =
          config("{\"alpine\": {\"config\": {" + members + "}}}", "alpine").orElseThrow();
      assertEquals(List.of(), config.environment());
      assertEquals(Optional.empty(), config.command());
      assertEquals(Map.of(), config.labels());
    }
  }

  @Test
  void takesAnEmptyListForNone() throws Exception {
    ImageConfig config =
        config("{\"a\": {\"config\": {\"Cmd\": [], \"Entrypoint\": []}}}", "a").orElseThrow();
    assertEquals(Optional.empty(), config.command());
    assertEquals(Optional.empty(), config.entrypoint());
  }

  @Test
  void readsWhatDockerInspectPrints() throws Exception {
    assertEquals(
        Optional.of(List.of("sh")),
        config("{\"a\": {\"Id\": \"x\", \"Config\": {\"Cmd\": \"sh\"}}}", "a")
            .orElseThrow()
            .command());
  }

  @ParameterizedTest
  @CsvSource({
    "alpine, docker.io/library/alpine:latest, true",
    "docker.io/library/alpine, alpine, true",
    "index.docker.io/a/b:1, a/b:1, true",
    "alpine:3, alpine, false",
    "ghcr.io/a/b, a/b, false",
    "'*', anything:1, true",
  })
  void namesMayBeShortOrWhole(String key, String image, boolean found) throws Exception {
    assertEquals(found, config("{\"" + key + "\": {\"config\": {}}}", image).isPresent());
  }

  @Test
  void aDigestSaysMoreThanATag() throws Exception {
    String digest = "@sha256:" + "a".repeat(64);
    assertTrue(config("{\"a" + digest + "\": {\"config\": {}}}", "a:1" + digest).isPresent());
  }

  @Test
  void aNamedImageGoesBeforeTheStar() throws Exception {
    String file =
        "{\"*\": {\"config\": {\"User\": \"star\"}}, \"a\": {\"config\": {\"User\": \"named\"}}}";
    assertEquals("named", config(file, "a").orElseThrow().user());
    assertEquals("star", config(file, "b").orElseThrow().user());
  }

  @Test
  void theLastOfSeveralConfigsCounts() throws Exception {
    String file =
        "{\"a\": {\"config\": {\"User\": \"1\"}}, \"a:latest\": {\"config\": {\"User\": \"2\"}}}";
    assertEquals("2", config(file, "a").orElseThrow().user());
  }

  @Test
  void anImageWithoutConfigIsNotKnown() throws Exception {
    assertEquals(Optional.empty(), config("{\"a\": {}}", "a"));
    assertEquals(Optional.empty(), config("{}", "a"));
  }

  @Test
  void saysWhereAFileIsMalformed() {
    assertEquals("base.json:1:1: the file is empty", failure(""));
    assertEquals(
        "base.json:1:2: the value of \"a\" has no member \"config\"",
        failure("{\"a\": {\"cnfig\": {}}}"));
    assertEquals("base.json:1:1: the file must be an object, and is a list", failure("[]"));
    assertEquals(
        "base.json:2:27: Env must be a list of strings, and is an object",
        failure("{\n  \"a\": {\"config\": {\"Env\": {}}}}"));
    assertEquals(
        "base.json:1:27: an element of Cmd must be a string, and is a number",
        failure("{\"a\": {\"config\": {\"Cmd\": [1]}}}"));
    assertEquals(
        "base.json:1:43: Interval must be a whole number, and is a string",
        failure("{\"a\":{\"config\":{\"Healthcheck\":{\"Interval\":\"5s\"}}}}"));
    assertTrue(failure("{\"A B\": {}}").startsWith("base.json:1:2: "));
    assertEquals("base.json:1:4: nothing may follow the object", failure("{} {}"));
  }

  @Test
  void saysWhereItIsNotJson() {
    assertEquals(
        "base.json:2:3: not JSON: ",
        failure("{\n  'a': {}}").replaceFirst("Unexpected character.*", ""));
    assertTrue(failure("{\"a\": {").startsWith("base.json:1:8: not JSON: Unexpected end-of-input"));
    assertTrue(failure("[".repeat(5000)).startsWith("base.json:1:1: "));
  }
}
