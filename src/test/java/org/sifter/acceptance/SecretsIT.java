package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Secrets and agents of {@code RUN --mount} reach the step that asks for them, and nothing else.
 */
@Tag("engine")
class SecretsIT {
  private static final String SECRET = "a6f1-the-secret-e20c";

  private Path directory;

  @BeforeAll
  static void enginesMustBeHere() {
    Engines.require();
  }

  @BeforeEach
  void layOut() throws IOException {
    directory = Files.createTempDirectory(Engines.WORK, "secrets-");
    Files.createDirectory(directory.resolve("context"));
    Files.writeString(directory.resolve("token"), SECRET + "\n");
  }

  @AfterEach
  void clean() {
    Commands.in(Engines.WORK).run("rm", "-rf", directory.toString()).orFail();
  }

  @Test
  void aSecretIsSeenByItsStepOnly() throws IOException {
    convert(
        """
        FROM 127.0.0.1:5000/busybox
        RUN --mount=type=secret,id=token,required=true sha256sum < /run/secrets/token > /file.txt \\
         && stat -c '%a %u %g' /run/secrets/token >> /file.txt
        RUN --mount=type=secret,id=token,env=TOKEN printf '%s' "$TOKEN" | sha256sum > /variable.txt
        RUN ["/bin/true"]
        SHELL ["/bin/sh", "-e", "-c"]
        RUN --mount=type=secret,id=token,env=TOKEN,target=/there/it printf '%s' "$TOKEN" | cmp - /there/it
        USER app
        RUN --mount=type=secret,id=token,uid=1000,mode=0440,target=/home/app/it cat ~/it | sha256sum > /tmp/user.txt
        USER root
        RUN echo "[$TOKEN]" > /later.txt; ls /run /there >> /later.txt 2>&1 || true
        """);
    Outcome built =
        build("-B", directory.resolve("token") + ":/.sifter/secrets/token", "--debug").orFail();
    String sum = sum(SECRET + "\n");
    assertEquals(sum + "  -\n400 0 0\n", image("file.txt"));
    assertEquals(sum + "  -\n", image("variable.txt"));
    assertEquals(sum + "  -\n", image("tmp/user.txt"));
    assertEquals("[]\n", image("later.txt").replaceAll("(?m)^ls:.*\n", ""));
    assertFalse((built.output() + built.errors()).contains(SECRET), "the log holds the secret");
    assertNowhere(directory.resolve("unpacked"));
    assertNowhere(directory.resolve("image.def"));
    assertNowhere(directory.resolve("image.sif"));
    String cache =
        Commands.in(directory).run(Engines.AS_USER, "sh", "-c", "echo ~").output().strip();
    assertNowhere(Path.of(cache, ".apptainer"));
  }

  @Test
  void aBuildWithoutTheSecretGoesOnUnlessItIsRequired() throws IOException {
    convert(
        """
        FROM 127.0.0.1:5000/busybox
        RUN --mount=type=secret,id=token,env=TOKEN,target=/it [ ! -e /it ] && echo "${TOKEN-unset}" > /file.txt
        """);
    build().orFail();
    assertEquals("unset\n", image("file.txt"));
    convert(
        """
        FROM 127.0.0.1:5000/busybox
        RUN --mount=type=secret,id=token,required=true true
        """);
    Outcome failed = build();
    assertEquals(255, failed.status());
    assertTrue(
        failed
            .errors()
            .contains(
                "this step needs token: build with -B /PATH/OF/SECRET:/.sifter/secrets/token"),
        failed::report);
  }

  @Test
  void anAgentIsSeenByItsStepOnly() throws IOException {
    convert(
        """
        FROM 127.0.0.1:5000/busybox
        RUN --mount=type=ssh,required=true test -S "$SSH_AUTH_SOCK" && echo "$SSH_AUTH_SOCK" > /agent.txt
        RUN echo "[$SSH_AUTH_SOCK]" >> /agent.txt; ls -A /run >> /agent.txt 2> /dev/null; true
        """);
    Commands.in(directory)
        .run(
            Engines.AS_USER,
            "sh",
            "-c",
            "eval \"$(ssh-agent -a $PWD/agent)\" > /dev/null; trap 'ssh-agent -k > /dev/null' EXIT; "
                + Engines.APPTAINER
                + " build --force -B $SSH_AUTH_SOCK:/.sifter/secrets/default image.sif image.def")
        .orFail();
    unpack();
    assertEquals("/run/buildkit/ssh_agent.0\n[]\n", image("agent.txt"));
  }

  private void convert(String dockerfile) throws IOException {
    Files.writeString(directory.resolve("Dockerfile"), dockerfile);
    Path home = Path.of(System.getProperty("sifter.home", "target/sifter")).toAbsolutePath();
    Commands.in(directory)
        .run(
            home.resolve("bin/sifter").toString(),
            "convert",
            "--base-config",
            Engines.BASE_CONFIG.toString(),
            "-f",
            "Dockerfile",
            "-o",
            "image.def",
            "context")
        .orFail();
    Commands.in(directory).run("chown", "-R", Engines.USER, ".").orFail();
  }

  private Outcome build(String... options) {
    List<String> words = new ArrayList<>(List.of(options));
    boolean debug = words.remove("--debug");
    List<String> command = new ArrayList<>(List.of(Engines.APPTAINER));
    if (debug) {
      command.add("--debug");
    }
    command.addAll(List.of("build", "--force"));
    command.addAll(words);
    command.addAll(List.of("image.sif", "image.def"));
    Outcome built = new Commands(directory, Map.of()).run(command);
    if (built.succeeded()) {
      unpack();
    }
    return built;
  }

  private void unpack() {
    Commands.in(directory)
        .run(
            Engines.APPTAINER,
            "build",
            "--force",
            "--sandbox",
            "--fakeroot",
            directory.resolve("unpacked").toString(),
            "image.sif")
        .orFail();
  }

  private String image(String file) throws IOException {
    return Files.readString(directory.resolve("unpacked").resolve(file));
  }

  private String sum(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("text"), text);
    return Commands.in(directory).run("sha256sum", file.toString()).output().substring(0, 64);
  }

  private static void assertNowhere(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains(SECRET), file + " holds the secret");
      }
    }
  }
}
