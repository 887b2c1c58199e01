package org.sifter.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a real server, on this machine. */
final class HttpTransportTest {
  private static final Map<String, Integer> STATUSES = Map.of("/moved", 307, "/login", 401);

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
          exchange.getResponseHeaders().put("Www-Authenticate", List.of("Basic", "Bearer"));
          exchange.sendResponseHeaders(STATUSES.getOrDefault(path, 200), body.length);
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
  void readsRefusals() throws IOException {
    Reply reply = transport.send(request("/login", 100));
    assertEquals(401, reply.status());
    assertEquals("GET yes ", text(reply));
    assertEquals(List.of("Basic", "Bearer"), reply.all("WWW-Authenticate"));
  }

  @Test
  void asksTheProxyThatItIsTold() throws IOException {
    String proxy = "127.0.0.1:" + server.getAddress().getPort();
    HttpTransport through =
        new HttpTransport(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            new ProxyVariables(Map.of("http_proxy", proxy)));
    URI uri = URI.create("http://registry.invalid/v2/");
    assertEquals("GET null ", text(through.send(Request.get(uri, 100))));
  }

  @Test
  void refusesWhatIsNotHttp() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread greeter = new Thread(() -> greet(other));
      greeter.start();
      URI uri = URI.create("http://127.0.0.1:" + other.getLocalPort() + "/");
      assertThrows(IOException.class, () -> transport.send(Request.get(uri, 100)));
    }
  }

  private static void greet(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket
            .getOutputStream()
            .write("220 mail.invalid ESMTP\r\n".getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        return; // The test is over.
      }
    }
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
      assertThrows(SocketTimeoutException.class, () -> hasty.send(Request.get(uri, 100)));
    }
  }

  @Test
  void refusesWhatIsNoAddress() {
    URI uri = URI.create("ftp://127.0.0.1/");
    assertThrows(IOException.class, () -> transport.send(Request.get(uri, 100)));
  }
}
