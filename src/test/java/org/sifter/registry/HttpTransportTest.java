package org.sifter.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a real server, on this machine. */
final class HttpTransportTest {
  private final HttpTransport transport =
      new HttpTransport(Duration.ofSeconds(2), Duration.ofSeconds(2), new ProxyVariables(Map.of()));
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          byte[] body =
              (exchange.getRequestMethod()
                      + " "
                      + exchange.getRequestHeaders().getFirst("X-Test")
                      + " "
                      + new String(
                          exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(path.equals("/moved") ? 307 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Request request(String path, int limit) {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    return Request.get(uri, limit).with("X-Test", "yes");
  }

  private static String text(Reply reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }

  @Test
  void getsAndPosts() throws IOException {
    assertEquals("GET yes ", text(transport.send(request("/", 100))));
    assertEquals("POST yes a=b", text(transport.send(request("/", 100).withForm("a=b"))));
  }

  @Test
  void followsNoRedirect() throws IOException {
    Reply reply = transport.send(request("/moved", 100));
    assertEquals(307, reply.status());
    assertEquals("/elsewhere", reply.first("location").orElseThrow());
  }

  @Test
  void stopsAtTheLimit() throws IOException {
    assertEquals(8, transport.send(request("/", 8)).body().length);
    assertThrows(IOException.class, () -> transport.send(request("/", 7)));
  }

  @Test
  void saysWhenNobodyIsThere() {
    server.stop(0);
    assertThrows(UnreachableException.class, () -> transport.send(request("/", 100)));
  }

  @Test
  void waitsNoLongerThanItIsTold() throws IOException {
    HttpTransport hasty =
        new HttpTransport(
            Duration.ofSeconds(2), Duration.ofMillis(200), new ProxyVariables(Map.of()));
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
      assertThrows(HttpTimeoutException.class, () -> hasty.send(Request.get(uri, 100)));
    }
  }

  @Test
  void refusesWhatIsNoAddress() {
    URI uri = URI.create("ftp://127.0.0.1/");
    assertThrows(IOException.class, () -> transport.send(Request.get(uri, 100)));
  }
}
