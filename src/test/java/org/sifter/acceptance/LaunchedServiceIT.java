package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Launchers start services in the background, test them and end them. */
@Tag("engine")
class LaunchedServiceIT {
  private static final int PORT = 17860;

  private LaunchedImage image;

  @BeforeEach
  void build() throws IOException {
    image = LaunchedImage.of(Path.of("testdata/launched/service"));
  }

  @AfterEach
  void clean() {
    if (image != null) {
      image.launch("stop");
      image.close();
    }
  }

  @Test
  void aServiceIsStartedTestedAndStopped() throws IOException {
    assertEquals(1, image.launch("status").status());
    assertEquals(1, image.launch("health").status(), "nothing serves yet");
    Outcome started = image.launch("start", "serve").orFail();
    assertTrue(started.errors().contains("ssh -N -L 17860:"), started.errors());
    assertEquals(0, image.launch("status").status());
    assertEquals("healthy\n", image.launch("health").orFail().output());
    assertEquals(1, image.launch("start", "serve").status(), "it runs already");
    image.launch("stop").orFail();
    assertEquals(
        "ended by USR1\n",
        Files.readString(image.directory().resolve("home/.local/state/image/volumes/data/end")));
    assertEquals(1, image.launch("status").status());
  }

  @Test
  void healthIsThatOfTheHealthcheck() {
    assertEquals(1, image.launch("--wait", "0", "start", "late", "14").status());
    assertEquals("ill\n", image.launch("health").output(), "one test");
    String runs = "image runs on " + image.run(image.directory(), List.of("uname", "-n")).output();
    assertEquals(runs.strip() + ", starting\n", image.launch("status").orFail().output());
    assertEquals("healthy\n", image.launch("health", "--wait").orFail().output());
    assertEquals(runs.strip() + ", healthy\n", image.launch("status").orFail().output());
    image.launch("stop").orFail();
    assertEquals(2, image.launch("health", "now").status());
  }

  @Test
  void aServiceIsIllWhenItHasFailedOftenEnough() {
    assertEquals(1, image.launch("--wait", "0", "start", "wait").status());
    long start = System.nanoTime();
    Outcome waited = image.launch("health", "--wait");
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    assertEquals("ill\n", waited.output());
    assertEquals(1, waited.status());
    assertTrue(duration.compareTo(Duration.ofSeconds(12)) >= 0, "it has 20 s: " + duration);
    assertTrue(image.launch("status").orFail().output().endsWith(", ill\n"));
  }

  @Test
  void aTestThatTakesTooLongHasFailed() throws IOException {
    image.close();
    image = LaunchedImage.of(Path.of("testdata/launched/slow-health"));
    long start = System.nanoTime();
    assertEquals("ill\n", image.launch("health").output());
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(40).toNanos(), "its timeout is 5 s");
    assertEquals("healthy\n", image.with("APPTAINERENV_WELL", "1").launch("health").output());
  }

  @Test
  void aServiceMayHaveAnotherPortAndName() {
    image.launch("--name", "second", "--port", "17900", "start", "serve").orFail();
    try {
      assertEquals(1, image.launch("status").status());
      assertEquals(0, image.launch("--name", "second", "status").status());
      assertEquals("healthy\n", image.launch("--name", "second", "health").orFail().output());
    } finally {
      image.launch("--name", "second", "stop").orFail();
    }
  }

  @Test
  void aServiceThatEndsAtOnceIsNotStarted() {
    Outcome outcome = image.launch("start", "fail");
    assertEquals(1, outcome.status());
    assertTrue(outcome.errors().contains("out of luck"), outcome.errors());
    assertEquals(1, image.launch("status").status());
  }

  @Test
  void whatIsKeptOfAServiceGoesWithIt() throws IOException {
    image.launch("--port", "17990", "start", "serve").orFail();
    assertTrue(image.launch("--dry-run", "health").output().contains("PORT=17990"));
    assertEquals(2, image.launch("stop", "17990").status());
    assertEquals(2, image.launch("status", "--name", "x").status());
    image.launch("stop").orFail();
    assertFalse(image.launch("--dry-run", "health").output().contains("PORT=17990"));
    Path state = image.directory().resolve("home/.local/state/image/instances");
    try (Stream<Path> kept = Files.walk(state)) {
      assertEquals(List.of(), kept.filter(Files::isRegularFile).toList());
    }
  }

  @Test
  void aServiceThatIsIllIsTold() {
    Outcome outcome = image.launch("--wait", "2", "start", "wait");
    assertEquals(1, outcome.status());
    assertTrue(outcome.errors().contains("is not ready after 2 seconds"), outcome.errors());
    assertEquals("ill\n", image.launch("health").output());
  }

  @Test
  void aBusyPortIsTold() throws IOException {
    for (String address : List.of("127.0.0.1", "::1", "0.0.0.0")) {
      try (ServerSocket busy = new ServerSocket(PORT, 1, InetAddress.getByName(address))) {
        Outcome outcome = image.launch("run");
        assertEquals(75, outcome.status(), address + busy);
        assertTrue(outcome.errors().contains("port 17860 is in use"), outcome.errors());
        assertEquals(75, image.launch("start", "serve").status());
        assertEquals("17861\n", port("--port", "auto"));
      }
    }
  }

  @Test
  void portsCanBeChosen() {
    assertEquals("17860\n", port());
    assertEquals("17990\n", port("--port", "17990"));
    assertEquals("17991\n", port("--env", "PORT=17991"));
    assertEquals("17992\n", port(image.with("PORT", "17992")));
    assertEquals("17993\n", port(image.with("SINGULARITYENV_PORT", "17993")));
    assertEquals("17860\n", port(image.with("APPTAINERENV_PORT", "17994"), "--port", "17860"));
    assertEquals("17860\n", port("--env", "PORT=17995", "--port", "17860"));
    for (String wrong : List.of("0", "65536", "x", "08080", "")) {
      assertEquals(2, image.launch("--port", wrong, "run").status(), wrong);
    }
    Outcome low = image.launch("--port", "80", "run");
    assertTrue(low.errors().contains("only root may use"), low.errors());
  }

  @Test
  void aPortInTheCommandCanBeChosen() throws IOException {
    image.close();
    image = LaunchedImage.of(Path.of("testdata/launched/fixed-port"));
    try (ServerSocket busy = new ServerSocket(17870, 1, InetAddress.getLoopbackAddress())) {
      assertTrue(busy.isBound());
      image.launch("--port", "auto", "start").orFail();
      assertEquals("healthy\n", image.launch("health").orFail().output());
      assertEquals("hello\n", fetched(17871));
      image.launch("stop").orFail();
      // What the image begins its command with is not known, as if its base were not.
      Commands.in(image.directory())
          .run(
              Engines.SIFTER,
              "launcher",
              "--resolve",
              "never",
              "--sif",
              "image.sif",
              "-o",
              "launch",
              "context")
          .orFail();
      image.launch("--port", "17872", "start").orFail();
      assertEquals("hello\n", fetched(17872));
    }
  }

  @Test
  void servicesThatStartAtOnceHaveEachTheirPort() throws Exception {
    image.close();
    image = LaunchedImage.of(Path.of("testdata/launched/fixed-port"));
    String launcher = image.directory().resolve("launch").toString();
    List<String> names = List.of("first", "second", "third");
    try {
      List<Process> starts = new ArrayList<>();
      for (String name : names) {
        List<String> start = List.of(launcher, "--port", "auto", "--name", name, "start");
        starts.add(new ProcessBuilder(image.words(start)).redirectErrorStream(true).start());
      }
      for (Process start : starts) {
        String said = new String(start.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, start.waitFor(), said);
      }
    } finally {
      names.forEach(name -> image.launch("--name", name, "stop"));
    }
  }

  private String fetched(int port) {
    return image
        .launch("exec", "wget", "-q", "-O", "-", "http://127.0.0.1:" + port + "/")
        .orFail()
        .output();
  }

  @Test
  void aServiceOfAnotherImageWithTheSameNameIsLeftAlone() {
    Path other = image.newDirectory("other");
    for (String name : List.of("launch", "image.sif")) {
      image.run(other, List.of("cp", image.directory().resolve(name).toString(), ".")).orFail();
    }
    String change = "printf other | dd of=image.sif bs=1 seek=50 conv=notrunc status=none";
    image.run(other, List.of("sh", "-c", change)).orFail();
    image.launch("start", "serve").orFail();
    for (String command : List.of("start", "stop", "status")) {
      Outcome outcome = image.run(other, List.of("./launch", command));
      assertEquals(1, outcome.status(), outcome::report);
      assertTrue(outcome.errors().contains(image.directory() + "/image.sif"), outcome::report);
    }
    image.launch("status").orFail();
    Outcome second =
        image.run(
            other,
            List.of(
                "./launch",
                "--data",
                "data",
                "--port",
                "auto",
                "--name",
                "other",
                "start",
                "serve"));
    try {
      second.orFail();
    } finally {
      image.run(other, List.of("./launch", "--name", "other", "stop"));
    }
  }

  @Test
  void aStartThatIsEndedTellsWhatGoesOn() throws Exception {
    List<String> start = List.of(image.directory().resolve("launch").toString(), "start", "wait");
    Process process = new ProcessBuilder(image.words(start)).start();
    while (image.launch("status").status() != 0 && process.isAlive()) {
      Thread.sleep(100);
    }
    process.toHandle().destroy(); // and not its streams
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(143, process.waitFor(), said);
    assertTrue(said.contains("it still runs (to end it: "), said);
    image.launch("status").orFail();
  }

  private String port(String... options) {
    return port(image, options);
  }

  /** The PORT in the container. */
  private static String port(LaunchedImage image, String... options) {
    List<String> words = new ArrayList<>(List.of(options));
    words.addAll(List.of("run", "port"));
    return image.launch(words.toArray(String[]::new)).orFail().output();
  }
}
