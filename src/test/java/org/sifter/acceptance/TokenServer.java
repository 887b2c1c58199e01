package org.sifter.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/**
 * Hands out the tokens that a registry with {@code auth: token} wants, for one name and password,
 * as the distribution project specifies them ("Token Authentication Implementation").
 */
final class TokenServer implements AutoCloseable {
  static final String ISSUER = "sifter-test";
  static final String SERVICE = "registry-test";

  private final Path directory;
  private final String login;
  private final HttpServer server;

  private TokenServer(Path directory, String login, HttpServer server) {
    this.directory = directory;
    this.login = login;
    this.server = server;
  }

  /**
   * Starts a server.
   *
   * @param directory where its key and certificate may be put
   * @param login name and password with a colon between them
   */
  static TokenServer start(Path directory, String login) throws IOException {
    Commands.in(directory)
        .run(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=" + ISSUER,
            "-keyout",
            "key.pem",
            "-out",
            "certificate.pem")
        .orFail();
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TokenServer server = new TokenServer(directory, login, http);
    http.createContext("/token", server::answer);
    http.start();
    return server;
  }

  /** What a registry has to be told to send its clients here. */
  String configuration() {
    return """
        auth:
          token: {realm: "http://127.0.0.1:%d/token", service: %s, issuer: %s, rootcertbundle: %s}
        """
        .formatted(
            server.getAddress().getPort(), SERVICE, ISSUER, directory.resolve("certificate.pem"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String wanted =
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    boolean isKnown = wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    String scope = exchange.getRequestURI().getQuery().replaceFirst(".*scope=repository:", "");
    byte[] answer =
        (isKnown ? "{\"token\": \"%s\"}".formatted(token(scope.replaceFirst(":.*", ""))) : "{}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(isKnown ? 200 : 401, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private String token(String repository) throws IOException {
    String header =
        "{\"typ\": \"JWT\", \"alg\": \"RS256\", \"x5c\": [\"%s\"]}"
            .formatted(pem("certificate.pem"));
    long now = Instant.now().getEpochSecond();
    String claims =
        """
        {"iss": "%s", "sub": "tester", "aud": "%s", "exp": %d, "nbf": %d, "iat": %d, "jti": "%d",
         "access": [{"type": "repository", "name": "%s", "actions": ["pull"]}]}
        """
            .formatted(ISSUER, SERVICE, now + 60, now - 10, now, System.nanoTime(), repository);
    String signed = encode(bytes(header)) + "." + encode(bytes(claims));
    return signed + "." + encode(sign(bytes(signed)));
  }

  private byte[] sign(byte[] content) throws IOException {
    try {
      byte[] key = Base64.getDecoder().decode(pem("key.pem"));
      PrivateKey privateKey =
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(privateKey);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The content of a PEM file, still in Base64. */
  private String pem(String file) throws IOException {
    return Files.readString(directory.resolve(file)).replaceAll("-----[^-]+-----|\\s", "");
  }

  private static String encode(byte[] content) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
