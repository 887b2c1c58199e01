package org.sifter.registry;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sifter.oci.ImageLookupException;

final class PingTest {
  private static Registries registries(Transport transport) {
    return new Registries(transport, Keychain.EMPTY, new PlainHttp(List.of("registry.lan:5000")));
  }

  private static String refusal(String registry, Transport transport) {
    return assertThrows(ImageLookupException.class, () -> registries(transport).ping(registry))
        .reason();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 401, 403})
  void aRegistryAnswersOrWantsALogin(int status) {
    FakeRegistry hosts =
        new FakeRegistry().serve("https://ghcr.io/v2/", FakeRegistry.reply(status, ""));
    assertDoesNotThrow(() -> registries(hosts).ping("ghcr.io"));
  }

  @Test
  void dockerHubAnswersUnderAnotherName() {
    FakeRegistry hosts = new FakeRegistry().serve("https://registry-1.docker.io/v2/", "{}");
    assertDoesNotThrow(() -> registries(hosts).ping("docker.io"));
  }

  @Test
  void hostsMayBeAskedWithoutTls() {
    FakeRegistry hosts =
        new FakeRegistry()
            .serve("http://registry.lan:5000/v2/", "{}")
            .serve("http://127.0.0.1:5000/v2/", FakeRegistry.reply(400, ""))
            .serve("https://127.0.0.1:5000/v2/", "{}");
    assertDoesNotThrow(() -> registries(hosts).ping("registry.lan:5000"));
    assertDoesNotThrow(() -> registries(hosts).ping("127.0.0.1:5000"));
  }

  @Test
  void anotherServerIsNoRegistry() {
    FakeRegistry hosts =
        new FakeRegistry().serve("https://example.org/v2/", FakeRegistry.reply(404, ""));
    assertEquals(
        "example.org answers with status 404, not as a registry", refusal("example.org", hosts));
  }

  @Test
  void noAnswer() {
    assertEquals(
        "ghcr.io cannot be reached",
        refusal("ghcr.io", failing(new UnreachableException(new ConnectException()))));
    assertEquals(
        "localhost:5000 does not answer in time",
        refusal("localhost:5000", failing(new SocketTimeoutException("late"))));
    assertEquals(
        "ghcr.io cannot be read (odd)", refusal("ghcr.io", failing(new IOException("odd"))));
  }

  private static Transport failing(IOException e) {
    return request -> {
      throw e;
    };
  }
}
