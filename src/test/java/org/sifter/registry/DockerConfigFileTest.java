package org.sifter.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sifter.json.MalformedJsonException;
import org.sifter.source.SourceFile;

final class DockerConfigFileTest {
  /** Knows a login at two servers, and answers nonsense for a third. */
  private static String helper(String name, String server) throws IOException {
    return switch (name + " " + server) {
      case "pass quay.io" -> "{\"ServerURL\": \"x\", \"Username\": \"u\", \"Secret\": \"p\"}";
      case "pass https://index.docker.io/v1/" -> "{\"Username\": \"<token>\", \"Secret\": \"t\"}";
      case "pass broken.io" -> "credentials not found";
      default -> throw new IOException("no such helper");
    };
  }

  private static Optional<Credentials> credentials(String config, String registry)
      throws MalformedJsonException {
    return DockerConfigFile.parse(
            SourceFile.of("config.json", config), DockerConfigFileTest::helper)
        .credentials(registry);
  }

  @ParameterizedTest
  @CsvSource({
    "docker.io, https://index.docker.io/v1/",
    "ghcr.io, ghcr.io",
    "ghcr.io, https://ghcr.io",
    "ghcr.io, https://ghcr.io/v2/",
    "localhost:5000, localhost:5000",
  })
  void findsLoginsByHost(String registry, String key) throws Exception {
    String config = "{\"auths\": {\"%s\": {\"auth\": \"YWRhOnM6Mw==\"}}}".formatted(key);
    assertEquals(Optional.of(Credentials.password("ada", "s:3")), credentials(config, registry));
    assertEquals(Optional.empty(), credentials(config, "other.io"));
  }

  @Test
  void readsOtherFormsOfLogins() throws Exception {
    assertEquals(
        Optional.of(Credentials.identityToken("i")),
        credentials(
            "{\"auths\": {\"a.io\": {\"auth\": \"YWRhOg==\", \"identitytoken\": \"i\"}}}", "a.io"));
    assertEquals(
        Optional.of(Credentials.password("u", "p")),
        credentials("{\"auths\": {\"a.io\": {\"username\": \"u\", \"password\": \"p\"}}}", "a.io"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%%%", "bm8gY29sb24=", ""})
  void passesOverWhatIsNoLogin(String auth) throws Exception {
    assertEquals(
        Optional.empty(),
        credentials("{\"auths\": {\"a.io\": {\"auth\": \"%s\"}}}".formatted(auth), "a.io"));
  }

  @Test
  void asksTheHelperOfTheHostOrTheStore() throws Exception {
    assertEquals(
        Optional.of(Credentials.password("u", "p")),
        credentials("{\"credHelpers\": {\"quay.io\": \"pass\"}}", "quay.io"));
    assertEquals(
        Optional.of(Credentials.identityToken("t")),
        credentials("{\"credsStore\": \"pass\"}", "docker.io"));
  }

  @Test
  void goesOnWithoutAHelperThatFails() throws Exception {
    String login = "{\"auth\": \"YWRhOnM6Mw==\"}";
    for (String host : new String[] {"broken.io", "none.io"}) {
      assertEquals(
          Optional.of(Credentials.password("ada", "s:3")),
          credentials(
              "{\"credsStore\": \"pass\", \"auths\": {\"%s\": %s}}".formatted(host, login), host));
    }
    assertEquals(
        Optional.empty(), credentials("{\"credsStore\": \"../evil\"}", "quay.io"), "a path");
  }

  @Test
  void refusesWhatIsNoConfig() {
    assertThrows(MalformedJsonException.class, () -> credentials("{\"auths\": [", "a.io"));
    assertThrows(MalformedJsonException.class, () -> credentials("{\"auths\": 1}", "a.io"));
  }
}
