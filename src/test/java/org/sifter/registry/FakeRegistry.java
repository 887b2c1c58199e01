package org.sifter.registry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sifter.oci.Digest;

/** Hosts that answer what they are told to, and remember what they were asked. */
public final class FakeRegistry implements Transport {
  private final Map<String, Reply> replies = new LinkedHashMap<>();
  private final List<Request> requests = new ArrayList<>();
  private String login = "";
  private Reply challenge = reply(401, "");

  static Reply reply(int status, String body, String... headers) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      fields.put(headers[i], List.of(headers[i + 1]));
    }
    return new Reply(status, fields, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Has an address answer with content. */
  public FakeRegistry serve(String uri, String body, String... headers) {
    return serve(uri, reply(200, body, headers));
  }

  FakeRegistry serve(String uri, Reply reply) {
    replies.put(uri, reply);
    return this;
  }

  /**
   * Has a registry serve an image, with its config, under a tag.
   *
   * @param repository its address: {@code https://ghcr.io/v2/a/b}
   * @return the digest of the manifest
   */
  public Digest image(String repository, String tag, String config) {
    Digest blob = digest(config);
    serve(repository + "/blobs/" + blob, config);
    String manifest =
        "{\"schemaVersion\": 2, \"config\": {\"digest\": \"%s\"}, \"layers\": []}".formatted(blob);
    serve(repository + "/manifests/" + digest(manifest), manifest);
    serve(repository + "/manifests/" + tag, manifest);
    return digest(manifest);
  }

  /** Has all hosts answer only to those who send a header, and send others a challenge. */
  public FakeRegistry lock(String header, String wwwAuthenticate) {
    login = header;
    challenge = reply(401, "", "WWW-Authenticate", wwwAuthenticate);
    return this;
  }

  public static Digest digest(String content) {
    return Digest.of(content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized Reply send(Request request) throws IOException {
    requests.add(request);
    URI uri = request.uri();
    Reply reply = replies.get(uri.toString());
    boolean isLocked = !login.isEmpty() && uri.getPath().startsWith("/v2/");
    if (isLocked && !login.equals(request.headers().get("Authorization"))) {
      return challenge;
    }
    if (reply != null) {
      if (reply.body().length > request.limit()) {
        throw new IOException("it sent more than %d bytes".formatted(request.limit()));
      }
      return reply;
    }
    String host = uri.getScheme() + "://" + uri.getAuthority() + "/";
    if (replies.keySet().stream().anyMatch(known -> known.startsWith(host))) {
      return reply(404, "");
    }
    throw new UnreachableException(new ConnectException("nobody is there"));
  }

  /** What was asked, in order. */
  public List<Request> requests() {
    return requests;
  }

  /** The addresses that were asked, in order. */
  public List<String> asked() {
    return requests.stream().map(request -> request.uri().toString()).toList();
  }
}
