package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sifter.cli.CliTester.Outcome;
import org.sifter.oci.Digest;
import org.sifter.registry.FakeRegistry;

/** What commands do with what registries, places on this machine and lock files say. */
final class BaseImageOptionsTest {
  private static final String TOOL = "https://ghcr.io/v2/lab/tool";
  private static final String CONFIG =
      """
      {"config": {"Env": ["PATH=/opt/bin"], "Entrypoint": ["/e"], "WorkingDir": "/srv",
                  "User": "ada", "OnBuild": ["COPY data /data", "RUN [\\"/e\\", \\"prepare\\"]"]}}
      """;

  private final FakeRegistry registry = new FakeRegistry();
  private final CliTester cli =
      new CliTester()
          .file("Dockerfile", "FROM ghcr.io/lab/tool:1\nRUN true\n")
          .file("data", "1")
          .variable("HOME", "/home/ada")
          .network(registry);

  @Test
  void looksBasesUp() {
    registry.image(TOOL, "1", CONFIG);
    Outcome outcome = cli.run("convert");
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    assertFalse(outcome.err().contains("nothing is known"), outcome.err());
    assertTrue(outcome.out().contains("From: ghcr.io/lab/tool:1\n"), outcome.out());
    assertTrue(outcome.out().contains("cd /srv"), outcome.out());
  }

  @Test
  void runsTheTriggersOfABase() {
    registry.image(TOOL, "1", CONFIG);
    String steps = cli.run("plan").out();
    int copy = steps.indexOf("data -> /data");
    int run = steps.indexOf("[\"/e\", \"prepare\"]");
    assertTrue(copy >= 0 && copy < run && run < steps.indexOf("run         true"), steps);
  }

  @Test
  void aTriggerOfABaseBeginsNoStage() {
    registry.image(TOOL, "1", "{\"config\": {\"OnBuild\": [\"FROM x\"]}}");
    Outcome outcome = cli.run("plan");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(
        outcome.err().startsWith("Dockerfile:1:1: error: FROM cannot be a trigger"), outcome.err());
  }

  @Test
  void goesOnWithoutANetworkAndSaysWhatItAssumed() {
    Outcome outcome = cli.run("convert");
    assertEquals(ExitCode.DONE, outcome.code());
    assertTrue(outcome.out().contains("From: ghcr.io/lab/tool:1\n"), outcome.out());
    assertEquals(
        """
        Dockerfile:1:1: info: nothing is known of ghcr.io/lab/tool:1, as ghcr.io cannot be reached: \
        it is taken to have no WORKDIR, USER, SHELL or ONBUILD of its own [UnknownBase]
         1 | FROM ghcr.io/lab/tool:1
           | ^^^^^^^^^^^^^^^^^^^^^^^
           = help: Tell its config with --base-config, or pin it with --lock where its registry answers.
        """,
        outcome.err());
  }

  @Test
  void endsWithoutANetworkWhenItMustKnow() {
    Outcome outcome = cli.run("convert", "--resolve=always");
    assertEquals(ExitCode.FINDINGS, outcome.code());
    assertEquals("", outcome.out());
    assertTrue(
        outcome
            .err()
            .startsWith(
                "Dockerfile:1:1: error: nothing is known of ghcr.io/lab/tool:1, as ghcr.io cannot"
                    + " be reached [BaseNotFound]\n"),
        outcome.err());
    assertEquals(ExitCode.FINDINGS, cli.run("plan", "--resolve=always").code());
  }

  @Test
  void asksNobodyWhenItMustNot() {
    registry.image(TOOL, "1", CONFIG);
    Outcome outcome = cli.run("convert", "--resolve=never");
    assertTrue(outcome.err().contains("as its registry was not asked"), outcome.err());
    assertEquals(ExitCode.DONE, cli.run("plan", "--resolve=never").code());
    assertEquals(List.of(), registry.asked());
  }

  @Test
  void asksNobodyForWhatIsKnownOrNotNeeded() {
    cli.file("Dockerfile", "FROM unneeded AS x\nFROM alpine\nCOPY --from=ghcr.io/lab/tool /a /a\n")
        .file("base.json", "{\"alpine\": {\"config\": {}}}");
    assertEquals(ExitCode.DONE, cli.run("convert", "--base-config", "base.json").code());
    assertEquals(List.of(), registry.asked());
  }

  @Test
  void remembersWhatRegistriesSaid() {
    registry.image(TOOL, "1", CONFIG);
    String first = cli.run("convert").out();
    int asked = registry.asked().size();
    assertEquals(first, cli.run("convert").out());
    assertEquals(asked, registry.asked().size());
    assertEquals(List.of("blobs", "tags"), cli.names("/home/ada/.cache/sifter"));
    cli.variable("XDG_CACHE_HOME", "/cache").run("convert");
    assertEquals(List.of("blobs", "tags"), cli.names("/cache/sifter"));
    cli.variable("SIFTER_CACHE", "/own").run("convert");
    assertEquals(List.of("blobs", "tags"), cli.names("/own"));
  }

  @Test
  void takesThePlatformOfTheStage() {
    String platform = "\"platform\": {\"os\": \"linux\", \"architecture\": \"%s\"}";
    Digest arm = registry.image(TOOL, "arm", "{\"config\": {\"WorkingDir\": \"/arm\"}}");
    Digest amd = registry.image(TOOL, "amd", "{\"config\": {\"WorkingDir\": \"/amd\"}}");
    String index =
        "{\"manifests\": [{\"digest\": \"%s\", %s}, {\"digest\": \"%s\", %s}]}"
            .formatted(arm, platform.formatted("arm64"), amd, platform.formatted("amd64"));
    registry.serve(TOOL + "/manifests/1", index);
    assertTrue(cli.run("convert").out().contains("/amd"), "this machine's");
    cli.file("Dockerfile", "FROM --platform=linux/arm64 ghcr.io/lab/tool:1\nRUN true\n");
    assertTrue(cli.run("convert").out().contains("/arm"), "the stage's");
  }

  @Test
  void pinsImagesInALockFile() {
    Digest digest = registry.image(TOOL, "1", CONFIG);
    Outcome locked = cli.run("convert", "--lock");
    assertEquals(ExitCode.DONE, locked.code(), locked.err());
    assertTrue(locked.out().contains("From: ghcr.io/lab/tool:1@" + digest + "\n"), locked.out());
    assertTrue(cli.read("sifter.lock").contains("\"ghcr.io/lab/tool:1\""));
    assertTrue(cli.read("sifter.lock").endsWith("}\n"));

    cli.network(
        request -> {
          throw new AssertionError("it is pinned: " + request);
        });
    assertEquals(locked.out(), cli.run("convert").out());
    assertEquals(locked.out(), cli.run("convert", "--resolve=always").out());
    assertEquals(locked.out(), cli.run("convert", "--resolve=never").out());
  }

  @Test
  void pinsAnewOnRequest() {
    registry.image(TOOL, "1", CONFIG);
    String before = cli.run("convert", "--lock").out();
    Digest digest = registry.image(TOOL, "1", "{\"config\": {\"WorkingDir\": \"/moved\"}}");
    assertEquals(before, cli.run("convert").out());
    String after = cli.run("convert", "--lock").out();
    assertTrue(after.contains("@" + digest) && after.contains("/moved"), after);
    String lock = cli.read("sifter.lock");
    assertEquals(after, cli.run("convert", "--lock").out());
    assertEquals(lock, cli.read("sifter.lock"));
  }

  @Test
  void pinsImagesThatAreCopiedFromAndKeepsOthers() {
    Digest tool = registry.image(TOOL, "1", CONFIG);
    Digest data = registry.image("https://ghcr.io/v2/lab/data", "latest", "{}");
    cli.file("a/Dockerfile", "FROM ghcr.io/lab/tool:1\nCOPY --from=ghcr.io/lab/data /d /d\n");
    cli.file("a/data", "1").file("a/other", "FROM ghcr.io/lab/data\n");
    Outcome outcome = cli.run("convert", "--lock", "a");
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("From: ghcr.io/lab/data@" + data + "\n"), outcome.out());
    cli.run("convert", "--lock", "-f", "a/other", "a");
    String lock = cli.read("a/sifter.lock");
    assertTrue(lock.contains(tool.toString()) && lock.contains(data.toString()), lock);
  }

  @Test
  void writesNoLockThatIsNotWhole() {
    Outcome outcome = cli.run("convert", "--lock");
    assertEquals(ExitCode.FINDINGS, outcome.code());
    assertTrue(
        outcome
            .err()
            .contains(
                "Dockerfile:1:1: error: ghcr.io/lab/tool:1 cannot be pinned, as ghcr.io cannot be"
                    + " reached [NotPinned]"),
        outcome.err());
    cli.file("Dockerfile", "FRUM x\n");
    assertEquals(ExitCode.BAD_INPUT, cli.run("convert", "--lock").code());
    assertEquals(List.of("Dockerfile", "data"), cli.names("/work"));
    assertEquals(ExitCode.BAD_INPUT, cli.run("convert", "--lock", "--resolve=never").code());
  }

  @Test
  void refusesABrokenLock() {
    cli.file("sifter.lock", "{\"version\": 1,\n \"images\": []}\n");
    Outcome outcome = cli.run("convert");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertEquals(
        """
        sifter.lock:2:12: error: images must be an object, and is a list [LockFile]
         2 |  "images": []}
           |            ^
           = help: Write it anew: delete it, and run sifter convert --lock.
        """,
        outcome.err());
    assertEquals(ExitCode.BAD_INPUT, cli.run("convert", "-o", "sifter.lock").code());
  }

  @Test
  void saysWhenTheLoginsCannotBeRead() {
    registry.lock("Basic unknown", "Basic realm=\"x\"").image(TOOL, "1", CONFIG);
    cli.file("/home/ada/.docker/config.json", "{\"auths\": [");
    Outcome outcome = cli.run("convert");
    assertEquals(ExitCode.DONE, outcome.code());
    assertTrue(
        outcome
            .err()
            .contains(
                "/home/ada/.docker/config.json:1:11: info: the logins in it are not used:"
                    + " auths must be an object, and is a list [DockerConfig]"),
        outcome.err());
    assertTrue(
        outcome.err().contains("as ghcr.io has it not, or not without a login"), outcome.err());
    cli.variable("DOCKER_CONFIG", "/nowhere");
    assertFalse(cli.run("convert").err().contains("DockerConfig"));
  }

  @Test
  void takesAnImageFromALayout() {
    Digest config = FakeRegistry.digest(CONFIG);
    String manifest = "{\"schemaVersion\": 2, \"config\": {\"digest\": \"%s\"}}".formatted(config);
    Digest digest = FakeRegistry.digest(manifest);
    cli.file("images/base/oci-layout", "{}")
        .file("images/base/index.json", "{\"manifests\": [{\"digest\": \"" + digest + "\"}]}")
        .file("images/base/blobs/sha256/" + digest.hex(), manifest)
        .file("images/base/blobs/sha256/" + config.hex(), CONFIG)
        .file("context/Dockerfile", "FROM ghcr.io/lab/tool:1\n")
        .file("context/data", "1");
    Outcome outcome =
        cli.run("convert", "--base-image", "ghcr.io/lab/tool:1=oci:images/base", "context");
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    assertTrue(
        outcome.out().contains("Bootstrap: oci\nFrom: ../images/base@%s\n".formatted(digest)),
        outcome.out());
    assertTrue(outcome.out().contains("/srv"), outcome.out());
    assertEquals(List.of(), registry.asked());
    Outcome absolute =
        cli.run(
            "convert",
            "--base-image=ghcr.io/lab/tool:1=oci-layout:///work/images/base@" + digest,
            "context");
    assertTrue(absolute.out().contains("From: /work/images/base@" + digest), absolute.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "oci:nowhere | nowhere: error: it is no directory [BaseImage]",
        "oci:. | .: error: it is no OCI image layout: it holds no file oci-layout [BaseImage]",
        "oci-archive:data | data: error: it cannot be read: it is no tar file [BaseImage]",
        "docker-archive:none | none: error: it does not exist [BaseImage]",
      })
  void refusesAPlaceThatHasNoImage(String place, String message) {
    Outcome outcome = cli.run("convert", "--base-image", "ghcr.io/lab/tool:1=" + place);
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertEquals(message, outcome.err().lines().findFirst().orElse(""));
  }

  @ParameterizedTest
  @CsvSource({"alpine", "alpine=dir:x", "ALPINE=oci:x", "alpine=oci:x@sha256:1", "=oci:x"})
  void refusesWhatNamesNoPlace(String value) {
    Outcome outcome = cli.run("convert", "--base-image", value);
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(outcome.err().startsWith("sifter convert: --base-image " + value), outcome.err());
  }

  @Test
  void refusesOtherModes() {
    assertTrue(
        cli.run("convert", "--resolve=allways")
            .err()
            .contains("--resolve is auto, always, never, not allways; did you mean always?"));
  }
}
