package org.sifter.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProxyVariablesTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "https_proxy", "http://proxy.lan:3128/",
          "HTTP_PROXY", "other.lan:8080",
          "NO_PROXY", "intern.lan, .example.org,exact.io:5000");

  @ParameterizedTest
  @CsvSource({
    "https://ghcr.io/v2/, HTTP @ proxy.lan/<unresolved>:3128",
    "http://ghcr.io/v2/, HTTP @ other.lan/<unresolved>:8080",
    "https://intern.lan/, DIRECT",
    "https://a.intern.lan/, DIRECT",
    "https://www.example.org/, DIRECT",
    "https://notintern.lan/, HTTP @ proxy.lan/<unresolved>:3128",
    "https://exact.io:5000/, DIRECT",
    "https://exact.io/, HTTP @ proxy.lan/<unresolved>:3128",
    "http://127.0.0.1:5000/, DIRECT",
    "http://localhost/, DIRECT",
  })
  void picksAProxy(String address, String proxy) {
    assertEquals(
        proxy, new ProxyVariables(ENVIRONMENT).select(URI.create(address)).get(0).toString());
  }

  @ParameterizedTest
  @CsvSource({"''", "'http://[broken'", "'://'"})
  void doesWithoutOneThatIsUnusable(String value) {
    assertEquals(
        List.of("DIRECT"),
        new ProxyVariables(Map.of("https_proxy", value))
            .select(URI.create("https://ghcr.io/")).stream().map(Object::toString).toList());
  }
}
