package org.sifter.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sifter.oci.Digest;
import org.sifter.oci.ImageFinder;
import org.sifter.oci.ImageLookupException;
import org.sifter.plan.ImageReference;
import org.sifter.plan.MalformedValueException;
import org.sifter.plan.Platform;

final class RepositoryTest {
  private static final String GHCR = "https://ghcr.io/v2/a/b";
  private static final String CONFIG = "{\"config\": {}}";
  private static final Credentials LOGIN = Credentials.password("ada", "s3cret");

  private final FakeRegistry hosts = new FakeRegistry();

  private Repository repository(String image) {
    return repository(image, Keychain.EMPTY);
  }

  private Repository repository(String image, Keychain keychain) {
    try {
      return new Registries(hosts, keychain, new PlainHttp(List.of("registry.lan:5000")))
          .repository(ImageReference.parse(image));
    } catch (MalformedValueException e) {
      throw new AssertionError(e);
    }
  }

  /** The config that is found from a tag on. */
  private String config(Repository repository, String tag) throws ImageLookupException {
    Digest digest = repository.resolve(tag);
    byte[] config = new ImageFinder(repository, Platform.LINUX_AMD64).config(digest);
    return new String(config, StandardCharsets.UTF_8);
  }

  private String refusal(Repository repository, String tag) {
    return assertThrows(ImageLookupException.class, () -> config(repository, tag)).reason();
  }

  @Test
  void goesFromTheTagToTheConfig() throws Exception {
    Digest digest = hosts.image(GHCR, "1", CONFIG);
    assertEquals(digest, repository("ghcr.io/a/b:1").resolve("1"));
    assertEquals(CONFIG, config(repository("ghcr.io/a/b:1"), "1"));
  }

  @Test
  void asksForAManifestOnce() throws Exception {
    hosts.image(GHCR, "1", CONFIG);
    assertEquals(CONFIG, config(repository("ghcr.io/a/b:1"), "1"));
    assertEquals(
        List.of(GHCR + "/manifests/1", GHCR + "/blobs/" + FakeRegistry.digest(CONFIG)),
        hosts.asked());
    assertTrue(
        hosts.requests().get(0).headers().get("Accept").contains("docker.distribution.manifest"));
  }

  @Test
  void knowsWhereDockerHubAnswers() throws Exception {
    hosts.image("https://registry-1.docker.io/v2/library/alpine", "3", CONFIG);
    assertEquals(CONFIG, config(repository("alpine:3"), "3"));
  }

  @Test
  void refusesAManifestThatIsNotWhatTheRegistrySays() {
    hosts.serve(GHCR + "/manifests/1", "{}", "Docker-Content-Digest", "sha256:" + "0".repeat(64));
    assertEquals(
        "ghcr.io has something else than sha256:" + "0".repeat(64),
        refusal(repository("ghcr.io/a/b"), "1"));
  }

  @Test
  void refusesAManifestThatIsNotWhatItsDigestSays() {
    Digest digest = hosts.image(GHCR, "1", CONFIG);
    hosts.serve(GHCR + "/manifests/" + digest, "{\"schemaVersion\": 2}");
    ImageFinder finder = new ImageFinder(repository("ghcr.io/a/b"), Platform.LINUX_AMD64);
    assertEquals(
        "ghcr.io has something else than " + digest,
        assertThrows(ImageLookupException.class, () -> finder.config(digest)).reason());
  }

  @Test
  void refusesAConfigThatIsNotWhatItsDigestSays() {
    hosts.image(GHCR, "1", CONFIG);
    Digest digest = FakeRegistry.digest(CONFIG);
    hosts.serve(GHCR + "/blobs/" + digest, "{\"config\": {\"User\": \"mallory\"}}");
    assertEquals(
        "ghcr.io has something else than " + digest, refusal(repository("ghcr.io/a/b"), "1"));
  }

  @Test
  void readsNoMoreThanAManifestNeeds() {
    hosts.serve(GHCR + "/manifests/1", "x".repeat((4 << 20) + 1));
    assertEquals(
        "ghcr.io cannot be read (it sent more than 4194304 bytes)",
        refusal(repository("ghcr.io/a/b"), "1"));
  }

  @Test
  void logsInWithNameAndPassword() throws Exception {
    hosts.lock(LOGIN.basic(), "Basic realm=\"registry\"").image(GHCR, "1", CONFIG);
    assertEquals(CONFIG, config(repository("ghcr.io/a/b", host -> Optional.of(LOGIN)), "1"));
    assertFalse(hosts.requests().get(0).headers().containsKey("Authorization"), "only when asked");
    assertEquals(
        "ghcr.io has it not, or not without a login", refusal(repository("ghcr.io/a/b"), "1"));
  }

  @Test
  void getsATokenWithoutALogin() throws Exception {
    hosts.lock("Bearer t0ken", "Bearer realm=\"https://auth.io/token\",service=\"registry\"");
    hosts.image(GHCR, "1", CONFIG);
    hosts.serve(
        "https://auth.io/token?service=registry&scope=repository%3Aa%2Fb%3Apull",
        "{\"access_token\": \"t0ken\", \"expires_in\": 60}");
    assertEquals(CONFIG, config(repository("ghcr.io/a/b"), "1"));
    assertEquals(4, hosts.asked().size(), "the token serves for the config too");
  }

  @Test
  void getsATokenWithALogin() throws Exception {
    hosts.lock(
        "Bearer t0ken",
        "Bearer realm=\"https://auth.io/token\",service=\"r\",scope=\"repository:a/b:pull\"");
    hosts.image(GHCR, "1", CONFIG);
    hosts.serve(
        "https://auth.io/token?service=r&scope=repository%3Aa%2Fb%3Apull",
        "{\"token\": \"t0ken\"}");
    assertEquals(CONFIG, config(repository("ghcr.io/a/b", host -> Optional.of(LOGIN)), "1"));
    assertEquals(LOGIN.basic(), hosts.requests().get(1).headers().get("Authorization"));
  }

  @Test
  void exchangesAnIdentityToken() throws Exception {
    hosts.lock("Bearer t0ken", "Bearer realm=\"https://auth.io/token\",service=\"r\"");
    hosts.image(GHCR, "1", CONFIG);
    hosts.serve("https://auth.io/token", "{\"access_token\": \"t0ken\"}");
    Credentials identity = Credentials.identityToken("identity");
    assertEquals(CONFIG, config(repository("ghcr.io/a/b", host -> Optional.of(identity)), "1"));
    assertEquals(
        Optional.of(
            "service=r&scope=repository%3Aa%2Fb%3Apull&grant_type=refresh_token"
                + "&client_id=sifter&refresh_token=identity"),
        hosts.requests().get(1).form());
  }

  @ParameterizedTest
  @CsvSource({
    "http://auth.io/token, ghcr.io would have logins sent unprotected to http://auth.io/token",
    "file:///etc/passwd, ghcr.io would have logins sent unprotected to file:///etc/passwd",
    "'no address', ghcr.io sends its logins to no address: no address",
  })
  void sendsNoLoginWhereItCouldBeRead(String realm, String reason) {
    hosts.lock("Bearer x", "Bearer realm=\"" + realm + "\"").image(GHCR, "1", CONFIG);
    assertEquals(reason, refusal(repository("ghcr.io/a/b", host -> Optional.of(LOGIN)), "1"));
    assertEquals(1, hosts.asked().size());
  }

  @Test
  void followsRedirectsWithoutTheLogin() throws Exception {
    hosts.lock(LOGIN.basic(), "Basic realm=\"registry\"").image(GHCR, "1", CONFIG);
    String blob = "/blobs/" + FakeRegistry.digest(CONFIG);
    hosts.serve(GHCR + blob, FakeRegistry.reply(307, "", "Location", "https://cdn.io/blob"));
    hosts.serve("https://cdn.io/blob", CONFIG);
    assertEquals(CONFIG, config(repository("ghcr.io/a/b", host -> Optional.of(LOGIN)), "1"));
    Request last = hosts.requests().get(hosts.requests().size() - 1);
    assertEquals(URI.create("https://cdn.io/blob"), last.uri());
    assertFalse(last.headers().containsKey("Authorization"));
  }

  @Test
  void keepsTheLoginWithinAHost() throws Exception {
    hosts.lock(LOGIN.basic(), "Basic realm=\"registry\"").image(GHCR, "1", CONFIG);
    String blob = "/blobs/" + FakeRegistry.digest(CONFIG);
    hosts.serve(GHCR + blob, FakeRegistry.reply(302, "", "Location", "/v2/moved"));
    hosts.serve("https://ghcr.io/v2/moved", CONFIG);
    assertEquals(CONFIG, config(repository("ghcr.io/a/b", host -> Optional.of(LOGIN)), "1"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://cdn.io/blob",
    "file:///etc/passwd",
    "https://ghcr.io/v2/a/b/manifests/1",
    "nowhere%"
  })
  void followsNoRedirectThatLeadsAstray(String location) {
    hosts.serve(GHCR + "/manifests/1", FakeRegistry.reply(302, "", "Location", location));
    assertTrue(refusal(repository("ghcr.io/a/b"), "1").contains("redirects to"));
  }

  @ParameterizedTest
  @CsvSource({
    "404, ghcr.io has no manifests/1 in a/b",
    "403, 'ghcr.io has it not, or not without a login'",
    "429, ghcr.io takes no more requests for now",
    "503, ghcr.io answers with status 503",
  })
  void saysWhyThereIsNoAnswer(int status, String reason) {
    hosts.serve(GHCR + "/manifests/1", FakeRegistry.reply(status, ""));
    assertEquals(reason, refusal(repository("ghcr.io/a/b"), "1"));
  }

  @Test
  void triesAHostOnce() {
    Registries registries = new Registries(hosts, Keychain.EMPTY, new PlainHttp(List.of()));
    for (String image : List.of("ghcr.io/a/b", "ghcr.io/a/c")) {
      ImageLookupException e =
          assertThrows(
              ImageLookupException.class,
              () -> registries.repository(ImageReference.parse(image)).resolve("1"));
      assertEquals("ghcr.io cannot be reached", e.reason());
    }
    assertEquals(1, hosts.asked().size());
  }

  @Test
  void speaksPlainHttpToThisMachine() throws Exception {
    hosts.image("http://127.0.0.1:5000/v2/a", "1", CONFIG);
    assertEquals(CONFIG, config(repository("127.0.0.1:5000/a"), "1"));
  }

  @Test
  void speaksTlsToThisMachineWhenItMust() throws Exception {
    hosts.serve("http://localhost:5000/v2/a/manifests/1", FakeRegistry.reply(400, "use TLS"));
    hosts.image("https://localhost:5000/v2/a", "1", CONFIG);
    assertEquals(CONFIG, config(repository("localhost:5000/a"), "1"));
    assertEquals(3, hosts.asked().size(), "plain HTTP is tried once");
  }

  @Test
  void speaksPlainHttpElsewhereOnlyWhenAllowed() throws Exception {
    hosts.image("http://registry.lan:5000/v2/a", "1", CONFIG);
    hosts.image("http://other.lan:5000/v2/a", "1", CONFIG);
    assertEquals(CONFIG, config(repository("registry.lan:5000/a"), "1"));
    assertEquals("other.lan:5000 cannot be reached", refusal(repository("other.lan:5000/a"), "1"));
  }

  @Test
  void neverTellsASecret() {
    assertFalse(LOGIN.toString().contains("s3cret"), LOGIN.toString());
    Request request =
        Request.get(URI.create("https://a/b?token=s3cret"), 1).with("Authorization", "s3cret");
    assertFalse(request.toString().contains("s3cret"), request.toString());
  }
}
