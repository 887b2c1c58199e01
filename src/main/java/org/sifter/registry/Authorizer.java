package org.sifter.registry;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sifter.json.JsonReader;
import org.sifter.json.MalformedJsonException;
import org.sifter.oci.ImageLookupException;
import org.sifter.source.SourceFile;

/** Answers the challenges of a registry: with a login, or with a token that it gets for it. */
final class Authorizer {
  private static final int MAX_TOKEN = 1 << 20;

  private final String registry;
  private final Keychain keychain;
  private final PlainHttp plainHttp;
  private final Transport transport;

  /**
   * For one registry.
   *
   * @param registry the registry as image references name it
   */
  Authorizer(String registry, Keychain keychain, PlainHttp plainHttp, Transport transport) {
    this.registry = registry;
    this.keychain = keychain;
    this.plainHttp = plainHttp;
    this.transport = transport;
  }

  /**
   * The value of the {@code Authorization} header that a challenge asks for; empty when nothing is
   * known that would answer it.
   *
   * @param scope what is to be done, when the challenge does not say it
   */
  Optional<String> answer(Challenge challenge, String scope)
      throws IOException, ImageLookupException {
    Optional<Credentials> login = keychain.credentials(registry);
    if (!challenge.isBearer()) {
      return login.map(Credentials::basic);
    }
    Map<String, String> query = new LinkedHashMap<>();
    challenge.parameter("service").ifPresent(service -> query.put("service", service));
    query.put("scope", challenge.parameter("scope").orElse(scope));
    URI realm = realm(challenge);
    Reply reply = transport.send(request(realm, query, login));
    if (!reply.isSuccess()) {
      return Optional.empty();
    }
    return Optional.of("Bearer " + token(reply, realm));
  }

  private static Request request(
      URI realm, Map<String, String> query, Optional<Credentials> login) {
    if (login.isPresent() && login.get().kind() == Credentials.Kind.IDENTITY_TOKEN) {
      Map<String, String> form = new LinkedHashMap<>(query);
      form.put("grant_type", "refresh_token");
      form.put("client_id", "sifter");
      form.put("refresh_token", login.get().secret());
      return Request.get(realm, MAX_TOKEN).withForm(encode(form));
    }
    String separator = realm.getRawQuery() == null ? "?" : "&";
    Request request = Request.get(URI.create(realm + separator + encode(query)), MAX_TOKEN);
    return login.map(known -> request.with(Request.AUTHORIZATION, known.basic())).orElse(request);
  }

  private static String encode(Map<String, String> pairs) {
    return pairs.entrySet().stream()
        .map(
            pair ->
                pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Where tokens are to be had; a login must not go there unprotected. */
  private URI realm(Challenge challenge) throws ImageLookupException {
    String text = challenge.parameter("realm").orElse("");
    try {
      URI realm = URI.create(text);
      String scheme = String.valueOf(realm.getScheme());
      boolean isSafe =
          scheme.equalsIgnoreCase("https")
              || (scheme.equalsIgnoreCase("http")
                  && plainHttp.isAllowed(String.valueOf(realm.getAuthority())));
      if (isSafe && realm.getHost() != null && realm.getUserInfo() == null) {
        return realm;
      }
    } catch (IllegalArgumentException e) {
      throw new ImageLookupException(registry + " sends its logins to no address: " + text, e);
    }
    throw new ImageLookupException(registry + " would have logins sent unprotected to " + text);
  }

  private String token(Reply reply, URI realm) throws ImageLookupException {
    Map<String, String> members = new LinkedHashMap<>();
    try {
      JsonReader.readObject(
          SourceFile.of("the token", new String(reply.body(), StandardCharsets.UTF_8)),
          "the answer",
          json ->
              json.object(
                  "the answer",
                  name -> {
                    if (name.equals("token") || name.equals("access_token")) {
                      members.put(name, json.string(name));
                    } else {
                      json.skip();
                    }
                  }));
    } catch (MalformedJsonException e) {
      throw new ImageLookupException("the token from " + realm.getAuthority() + " is unusable", e);
    }
    String token = members.getOrDefault("token", members.getOrDefault("access_token", ""));
    if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new ImageLookupException("the token from " + realm.getAuthority() + " is unusable");
    }
    return token;
  }
}
