package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Lookups of a base image whose config sets WORKDIR, USER, ENTRYPOINT, ENV and ONBUILD, in real
 * registries and in what real tools write.
 */
@Tag("engine")
class LookupIT {
  private static final Path CASE = Path.of("testdata/lookup/case");
  private static final String IMAGE = "sifter-test/lookup";
  private static final String ON_TOP = "sifter-test/on-top";
  private static final String LOGIN = "tester:s3cret";

  /** The bcrypt hash of the password, which is the only kind that the registry takes. */
  private static final String HTPASSWD =
      "tester:$2b$05$abcdefghijklmnopqrstuuLK7U1u6pVRmL7L1BBM2aS35PSZnDXlK\n";

  private static Path work = Path.of("");
  private static Optional<BuildahStore> store = Optional.empty();

  @BeforeAll
  static void pushTheBase() throws IOException {
    Engines.require();
    work = Files.createTempDirectory(Engines.WORK, "lookup-");
    store = Optional.of(BuildahStore.open(Commands.in(Path.of("").toAbsolutePath())));
    buildah("bud", "-t", Registry.ADDRESS + "/" + IMAGE, "testdata/lookup/base");
    buildah("push", Registry.ADDRESS + "/" + IMAGE);
  }

  @AfterAll
  static void clean() {
    store.ifPresent(BuildahStore::close);
    Commands.in(Engines.WORK).run("rm", "-rf", work.toString()).orFail();
  }

  private static void buildah(String... words) {
    store.orElseThrow().run(words).orFail();
  }

  /** Converts the case with its base in another registry, without a cache. */
  private static Outcome convert(String registry, String docker, String... options)
      throws IOException {
    String dockerfile = Files.readString(CASE.resolve("Dockerfile"));
    return convertText(dockerfile.replace(Registry.ADDRESS, registry), docker, options);
  }

  private static Outcome convertText(String dockerfile, String docker, String... options)
      throws IOException {
    Path directory = Files.createTempDirectory(work, "convert-");
    Files.writeString(directory.resolve("Dockerfile"), dockerfile);
    Files.copy(CASE.resolve("context/data"), directory.resolve("data"));
    Path home = Path.of(System.getProperty("sifter.home", "target/sifter")).toAbsolutePath();
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/sifter").toString()));
    command.add("convert");
    command.addAll(List.of(options));
    return new Commands(
            directory,
            Map.of(
                "SIFTER_CACHE",
                directory.resolve("cache").toString(),
                "DOCKER_CONFIG",
                docker,
                "PATH", // where credential helpers are found
                docker + ":" + System.getenv("PATH")))
        .run(command);
  }

  private static String fromTheOpenRegistry() throws IOException {
    return convert(Registry.ADDRESS, "/nowhere", "--resolve=always").orFail().output();
  }

  /** A directory for {@code DOCKER_CONFIG} with the login at a registry. */
  private static String login(String registry) throws IOException {
    Path directory = Files.createTempDirectory(work, "docker-");
    String auth = Base64.getEncoder().encodeToString(LOGIN.getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        directory.resolve("config.json"),
        "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(registry, auth));
    return directory.toString();
  }

  @Test
  void theImageIsTheOneThatDockerWouldBuild() throws IOException {
    EquivalenceCase example = new EquivalenceCase(CASE, CASE.resolve("context"));
    try (Workplace workplace = Workplace.of(example)) {
      assertEquals(List.of(), EquivalenceIT.differencesOfImages(example, workplace));
    }
  }

  @Test
  void aTokenIsGotForALogin() throws IOException {
    try (TokenServer tokens = TokenServer.start(work, LOGIN);
        GuardedRegistry registry = GuardedRegistry.start(work, tokens.configuration())) {
      assertGuarded(registry);
    }
  }

  @Test
  void aPasswordIsSentForALogin() throws IOException {
    Path passwords = Files.writeString(work.resolve("htpasswd"), HTPASSWD);
    String auth = "auth:\n  htpasswd: {realm: registry, path: %s}\n".formatted(passwords);
    try (GuardedRegistry registry = GuardedRegistry.start(work, auth)) {
      assertGuarded(registry);
    }
  }

  @Test
  void aHelperMayKeepTheLogin() throws IOException {
    Path passwords = Files.writeString(work.resolve("passwords"), HTPASSWD);
    String auth = "auth:\n  htpasswd: {realm: registry, path: %s}\n".formatted(passwords);
    Path docker = Files.createTempDirectory(work, "helper-");
    Path helper = docker.resolve("docker-credential-test");
    try (GuardedRegistry registry = GuardedRegistry.start(work, auth)) {
      String address = registry.address();
      Files.writeString(docker.resolve("config.json"), "{\"credsStore\": \"test\"}");
      Files.writeString(
          helper,
          """
          #!/bin/sh
          [ "$1 $(cat)" = "get %s" ] || exit 1
          echo '{"ServerURL": "%s", "Username": "tester", "Secret": "s3cret"}'
          """
              .formatted(address, address));
      Commands.in(docker).run("chmod", "755", helper.toString()).orFail();
      Outcome unused = convert(address, docker.toString(), "--resolve=always").orFail();
    }
  }

  private static void assertGuarded(GuardedRegistry registry) throws IOException {
    String address = registry.address();
    Outcome found = convert(address, login(address), "--resolve=always").orFail();
    assertEquals(fromTheOpenRegistry(), found.output().replace(address, Registry.ADDRESS));
    assertEquals(1, convert(address, "/nowhere", "--resolve=always").status());
    Outcome refused = convert(address, "/nowhere").orFail();
    assertTrue(refused.errors().contains("not without a login"), refused.errors());
    assertFalse(refused.report().contains("s3cret"), "no secret is told");
  }

  @Test
  void withTheRegistryStoppedItSaysWhatItAssumed() throws IOException {
    String address;
    try (GuardedRegistry registry = GuardedRegistry.start(work, "")) {
      address = registry.address();
      Outcome found = convert(address, "/nowhere").orFail();
      assertEquals(fromTheOpenRegistry(), found.output().replace(address, Registry.ADDRESS));
    }
    Outcome assumed = convert(address, "/nowhere").orFail();
    assertTrue(
        assumed
            .errors()
            .startsWith(
                "Dockerfile:1:1: info: nothing is known of %s/%s, as %s cannot be reached: it is taken to have no WORKDIR, USER, SHELL or ONBUILD of its own"
                    .formatted(address, IMAGE, address)),
        assumed.errors());
    assertTrue(assumed.output().contains("From: " + address + "/" + IMAGE + "\n"));
  }

  /** On an image without triggers: the format of OCI has no place for them. */
  @Test
  void layoutsAndArchivesGiveTheSame() throws IOException {
    String name = Registry.ADDRESS + "/" + ON_TOP;
    buildah("bud", "-t", name, "-f", CASE.resolve("Dockerfile").toString(), CASE + "/context");
    buildah("push", name);
    String dockerfile = "FROM " + name + "\nRUN id -u > again\n";
    String body = body(convertText(dockerfile, "/nowhere", "--resolve=always").orFail().output());
    for (String place : List.of("oci:layout", "oci-archive:oci.tar", "docker-archive:docker.tar")) {
      String kind = place.substring(0, place.indexOf(':'));
      String path = work.resolve(place.substring(place.indexOf(':') + 1)).toString();
      buildah("push", name, kind + ":" + path + ":sifter-test:1");
      Outcome outcome =
          convertText(
              dockerfile, "/nowhere", "--base-image", "%s=%s:%s".formatted(name, kind, path));
      String definition = outcome.orFail().output();
      assertEquals(body, body(definition));
      assertTrue(definition.contains("Bootstrap: " + kind + "\nFrom: " + path), definition);
      assertBuilds(kind, definition);
    }
  }

  /** All but the header. */
  private static String body(String definition) {
    return definition.replaceFirst("Bootstrap: .*\nFrom: .*\n", "");
  }

  private static void assertBuilds(String kind, String definition) throws IOException {
    Path directory = Files.createDirectory(work.resolve("build-" + kind));
    Files.writeString(directory.resolve("image.def"), definition);
    Commands.in(work).run("chown", "-hR", Engines.USER, work.toString()).orFail();
    List<String> build = List.of(Engines.APPTAINER, "build", "--sandbox", "image", "image.def");
    PlainEngineBuild.run(Commands.in(directory), build).orFail();
    assertEquals("65534", Files.readString(directory.resolve("image/srv/tool/again")).strip());
  }
}
