package org.sifter.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * The files in {@code testdata/served}, with what its {@code make.sh} makes of them, on a web
 * server at {@code http://127.0.0.1:5080/}: what ADD fetches in the cases that need it. They take
 * turns, as the Dockerfiles name the port.
 */
final class ServedFiles implements AutoCloseable {
  private static final int PORT = 5080;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final Path root;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private ServedFiles(Path root, HttpServer server) {
    this.root = root;
    this.server = server;
  }

  /** Starts the server as soon as nobody else has the port. */
  static ServedFiles start() throws IOException {
    HttpServer server = whenPortIsFree();
    Path root = Files.createTempDirectory(Engines.WORK, "served-");
    Commands.in(Path.of("").toAbsolutePath())
        .run("cp", "-a", "testdata/served/.", root.toString())
        .orFail();
    Commands.in(root).run("sh", "make.sh").orFail();
    ServedFiles files = new ServedFiles(root, server);
    files.server.createContext("/", files::answer);
    files.server.setExecutor(files.threads);
    files.server.start();
    return files;
  }

  private static HttpServer whenPortIsFree() throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT);
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        return HttpServer.create(address, 0);
      } catch (BindException e) {
        if (Instant.now().isAfter(deadline)) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestURI().getPath().startsWith("/repository.git/")) {
        git(exchange);
        return;
      }
      Path file = root.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
      if (!file.startsWith(root) || !Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(NOT_FOUND, -1);
        return;
      }
      exchange.sendResponseHeaders(OK, Files.size(file) == 0 ? -1 : Files.size(file));
      try (OutputStream body = exchange.getResponseBody()) {
        Files.copy(file, body);
      }
    }
  }

  /** Git's own server, over the Common Gateway Interface. */
  private void git(HttpExchange exchange) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
    Map<String, String> environment = builder.environment();
    environment.put("GIT_PROJECT_ROOT", root.toString());
    environment.put("GIT_HTTP_EXPORT_ALL", "1");
    environment.put("PATH_INFO", exchange.getRequestURI().getPath());
    environment.put(
        "QUERY_STRING", Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
    environment.put("REQUEST_METHOD", exchange.getRequestMethod());
    header(exchange, "Content-Type").ifPresent(type -> environment.put("CONTENT_TYPE", type));
    header(exchange, "Git-Protocol").ifPresent(value -> environment.put("GIT_PROTOCOL", value));
    header(exchange, "Content-Encoding")
        .ifPresent(value -> environment.put("HTTP_CONTENT_ENCODING", value));
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (OutputStream input = process.getOutputStream()) {
      exchange.getRequestBody().transferTo(input);
    }
    byte[] answer = process.getInputStream().readAllBytes();
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    int body = text.indexOf("\r\n\r\n") + 4;
    int status = OK;
    for (String line : text.substring(0, body).strip().split("\r\n", -1)) {
      String[] field = line.split(": ", 2);
      if (field[0].equals("Status")) {
        status = Integer.parseInt(field[1].substring(0, 3));
      } else {
        exchange.getResponseHeaders().add(field[0], field[1]);
      }
    }
    exchange.sendResponseHeaders(status, answer.length == body ? -1 : answer.length - body);
    exchange.getResponseBody().write(answer, body, answer.length - body);
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    Commands.in(Engines.WORK).run("rm", "-rf", root.toString()).orFail();
  }
}
