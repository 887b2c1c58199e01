package org.sifter.registry;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sifter.oci.Digest;
import org.sifter.oci.ImageLookupException;
import org.sifter.oci.ImageStore;
import org.sifter.plan.ImageReference;

/** A repository of a registry: the images that have one name there, by tag and digest. */
public final class Repository implements ImageStore {
  private static final String MANIFESTS =
      "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json,"
          + " application/vnd.docker.distribution.manifest.list.v2+json,"
          + " application/vnd.docker.distribution.manifest.v2+json";
  private static final String BLOBS = "*/*";
  private static final int MAX_REDIRECTS = 5;
  private static final int UNAUTHORIZED = 401;

  private final String host;
  private final String path;
  private final PlainHttp plainHttp;
  private final Transport transport;
  private final Authorizer authorizer;
  private final Map<Digest, byte[]> received = new ConcurrentHashMap<>();
  private List<String> schemes;
  private Optional<String> authorization = Optional.empty();

  Repository(ImageReference image, Keychain keychain, PlainHttp plainHttp, Transport transport) {
    this.host = RegistryHost.of(image.registry());
    this.path = image.repository();
    this.plainHttp = plainHttp;
    this.transport = transport;
    this.authorizer = new Authorizer(image.registry(), keychain, plainHttp, transport);
    this.schemes = plainHttp.schemes(host);
  }

  @Override
  public String title() {
    return host;
  }

  /**
   * The digest of the manifest or index that a tag stands for.
   *
   * @throws ImageLookupException when it is not to be had
   */
  public Digest resolve(String tag) throws ImageLookupException {
    Reply reply = get("manifests/" + tag, MANIFESTS, MAX_MANIFEST);
    Digest digest = Digest.of(reply.body());
    Optional<Digest> claimed = reply.first("Docker-Content-Digest").flatMap(Digest::parse);
    if (claimed.isPresent() && !claimed.get().matches(reply.body())) {
      throw new ImageLookupException(host + " has something else than " + claimed.get());
    }
    received.put(digest, reply.body());
    return digest;
  }

  @Override
  public byte[] manifest(Digest digest) throws ImageLookupException {
    byte[] known = received.get(digest);
    return known != null ? known : get("manifests/" + digest, MANIFESTS, MAX_MANIFEST).body();
  }

  @Override
  public byte[] config(Digest digest) throws ImageLookupException {
    return get("blobs/" + digest, BLOBS, MAX_CONFIG).body();
  }

  private Reply get(String what, String accepted, int limit) throws ImageLookupException {
    try {
      Reply reply = send(what, accepted, limit);
      if (reply.isSuccess()) {
        return reply;
      }
      throw refusal(reply, what);
    } catch (IOException e) {
      throw RegistryHost.failure(host, e);
    }
  }

  /** Sends a request, and once more with an answer to the challenge when there is one. */
  private Reply send(String what, String accepted, int limit)
      throws IOException, ImageLookupException {
    Reply reply = sendByScheme(what, accepted, limit);
    if (reply.status() != UNAUTHORIZED) {
      return reply;
    }
    Optional<Challenge> challenge = Challenge.of(reply.all("WWW-Authenticate"));
    if (challenge.isPresent()) {
      authorization = authorizer.answer(challenge.get(), "repository:" + path + ":pull");
    }
    return challenge.isPresent() && authorization.isPresent()
        ? sendByScheme(what, accepted, limit)
        : reply;
  }

  /** Keeps to the first scheme that the host understands. */
  private Reply sendByScheme(String what, String accepted, int limit)
      throws IOException, ImageLookupException {
    if (schemes.size() > 1) {
      try {
        Reply reply = follow(request(schemes.get(0), what, accepted, limit));
        if (reply.status() != 400) { // what a server says that has expected TLS
          schemes = schemes.subList(0, 1);
          return reply;
        }
      } catch (UnreachableException e) {
        throw e;
      } catch (IOException e) {
        // It speaks something else than HTTP.
      }
      schemes = schemes.subList(1, 2);
    }
    return follow(request(schemes.get(0), what, accepted, limit));
  }

  private Request request(String scheme, String what, String accepted, int limit) {
    URI uri = URI.create("%s://%s/v2/%s/%s".formatted(scheme, host, path, what));
    Request request = Request.get(uri, limit).with("Accept", accepted);
    return authorization.map(value -> request.with(Request.AUTHORIZATION, value)).orElse(request);
  }

  private Reply follow(Request first) throws IOException, ImageLookupException {
    Request request = first;
    Reply reply = transport.send(request);
    for (int i = 0; reply.isRedirect(); i++) {
      URI target = request.uri().resolve(location(reply));
      if (i == MAX_REDIRECTS || !mayFollow(request.uri(), target)) {
        throw new ImageLookupException(host + " redirects to where nothing may be read");
      }
      request = request.redirected(target);
      reply = transport.send(request);
    }
    return reply;
  }

  private static URI location(Reply reply) throws ImageLookupException {
    try {
      return URI.create(reply.first("Location").orElse(""));
    } catch (IllegalArgumentException e) {
      throw new ImageLookupException("a registry redirects to no address", e);
    }
  }

  /** What was asked with TLS is not read without. */
  private boolean mayFollow(URI from, URI to) {
    String scheme = String.valueOf(to.getScheme());
    return to.getHost() != null
        && (scheme.equals("https")
            || (scheme.equals("http")
                && from.getScheme().equals("http")
                && plainHttp.isAllowed(String.valueOf(to.getAuthority()))));
  }

  private ImageLookupException refusal(Reply reply, String what) {
    String reason =
        switch (reply.status()) {
          case 404 -> "%s has no %s in %s".formatted(host, what, path);
          case UNAUTHORIZED, 403 ->
              authorization.isPresent()
                  ? "%s has it not, or not for this login".formatted(host)
                  : "%s has it not, or not without a login".formatted(host);
          case 429 -> host + " takes no more requests for now";
          default -> "%s answers with status %d".formatted(host, reply.status());
        };
    return new ImageLookupException(reason);
  }
}
