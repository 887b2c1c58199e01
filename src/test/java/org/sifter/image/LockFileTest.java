package org.sifter.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sifter.json.MalformedJsonException;
import org.sifter.oci.Digest;
import org.sifter.oci.ImageLookupException;
import org.sifter.plan.ImageReference;
import org.sifter.plan.MalformedValueException;
import org.sifter.plan.Platform;
import org.sifter.plan.WantedImage;
import org.sifter.source.SourceFile;

final class LockFileTest {
  private static final Digest DIGEST = new Digest("sha256", "0".repeat(64));

  private static final String FULL =
      """
      {"config": {
        "User": "u", "ExposedPorts": {"80/tcp": {}}, "Env": ["A=b=c", "PATH=/p"],
        "Entrypoint": ["e"], "Cmd": ["c", "d"], "Volumes": {"/v": {}}, "WorkingDir": "/w",
        "Labels": {"l": "1"}, "StopSignal": "SIGINT", "Shell": ["/bin/ash", "-c"],
        "OnBuild": ["RUN x"],
        "Healthcheck": {"Test": ["CMD", "x"], "Interval": 5, "Timeout": 4, "StartPeriod": 3,
                        "StartInterval": 2, "Retries": 1}}}
      """;

  private static WantedImage image(String reference, String platform) {
    try {
      return new WantedImage(ImageReference.parse(reference), Platform.parse(platform));
    } catch (MalformedValueException e) {
      throw new AssertionError(e);
    }
  }

  private static FoundImage found(String config) throws ImageLookupException {
    return new FoundImage(
        DIGEST, ConfigBlob.parse(config.getBytes(StandardCharsets.UTF_8), "x"), Optional.empty());
  }

  private static LockFile parse(String text) throws MalformedJsonException {
    return LockFile.parse(SourceFile.of("sifter.lock", text));
  }

  @Test
  void isSortedAndReadable() throws Exception {
    Map<WantedImage, FoundImage> pins = new LinkedHashMap<>();
    pins.put(image("zoo.io/b", "linux/arm64"), found("{}"));
    pins.put(image("zoo.io/b", "linux/amd64"), found("{}"));
    pins.put(image("alpine", "linux/amd64"), found("{\"config\": {\"Env\": [\"A=1\", \"B=2\"]}}"));
    String zeros = "0".repeat(64);
    assertEquals(
        """
        {
          "version": 1,
          "images": {
            "docker.io/library/alpine:latest": {
              "linux/amd64": {
                "digest": "sha256:%1$s",
                "config": {
                  "Env": [
                    "A=1",
                    "B=2"
                  ]
                }
              }
            },
            "zoo.io/b:latest": {
              "linux/amd64": {
                "digest": "sha256:%1$s",
                "config": {}
              },
              "linux/arm64": {
                "digest": "sha256:%1$s",
                "config": {}
              }
            }
          }
        }
        """
            .formatted(zeros),
        LockFile.EMPTY.with(pins).render());
  }

  @Test
  void keepsWholeConfigs() throws Exception {
    WantedImage alpine = image("alpine:3", "linux/amd64");
    FoundImage pin = found(FULL);
    LockFile lock = parse(LockFile.EMPTY.with(Map.of(alpine, pin)).render());
    assertEquals(Optional.of(pin), lock.find(alpine));
    assertEquals(Optional.of(pin), lock.find(image("docker.io/library/alpine:3", "linux/amd64")));
    assertEquals(Optional.empty(), lock.find(image("alpine:3", "linux/arm64")));
    assertEquals(Optional.empty(), lock.find(image("alpine:4", "linux/amd64")));
  }

  @Test
  void keepsWhatItHadOfOtherImages() throws Exception {
    WantedImage one = image("one", "linux/amd64");
    WantedImage two = image("two", "linux/amd64");
    LockFile lock = LockFile.EMPTY.with(Map.of(one, found(FULL))).with(Map.of(two, found("{}")));
    assertEquals(Optional.of(found(FULL)), lock.find(one));
    assertEquals(Optional.of(found("{}")), lock.find(two));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 1:1 the file is empty",
        "{ | 1:2 not JSON: Unexpected end-of-input",
        "{} | 1:2 this is no lock file of version 1",
        "{\"version\": 2} | 1:14 this is no lock file of version 1",
        "{\"images\": {\"a\": {\"linux/amd64\": {}}}} | 1:35 a pin has no digest",
        "{\"images\": {\"a\": {\"linux/amd64\": {\"digest\": \"x\"}}}} | 1:45 this is no digest",
        "{\"images\": {\"A\": {}}} | 1:13 the repository name \"library/A\" must be lowercase",
        "{\"images\": {\"a\": {\"x/y/z/w\": {}}}} | 1:19 the platform \"x/y/z/w\" has more than three parts",
      })
  void saysWhatIsBroken(String text, String message) {
    MalformedJsonException e = assertThrows(MalformedJsonException.class, () -> parse(text));
    String said = "%d:%d %s".formatted(e.line(), e.column(), e.getMessage());
    assertEquals(message, said.replaceFirst(":? expected close marker.*", ""));
  }
}
