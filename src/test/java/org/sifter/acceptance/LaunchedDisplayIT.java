package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Launchers show windows on a real X server, and leave it as it was. */
@Tag("engine")
class LaunchedDisplayIT {
  private static final String GRANT = "SI:localuser:" + Engines.USER;

  /** A client of this machine, with what it needs of this machine. */
  private static final List<String> CLIENT =
      List.of("--bind", "/usr", "--bind", "/lib", "--bind", "/lib64", "exec", "/usr/bin/xdpyinfo");

  private LaunchedImage image;
  private XServer server;

  @BeforeEach
  void start() throws Exception {
    image = LaunchedImage.of(Path.of("testdata/launched/service"));
    server = XServer.start(image.directory());
    image = image.with("DISPLAY", server.local()).with("XAUTHORITY", server.cookie().toString());
  }

  @AfterEach
  void clean() throws Exception {
    if (server != null) {
      server.close();
    }
    if (image != null) {
      image.close();
    }
  }

  @Test
  void clientsReachTheDisplay() {
    String name = "name of display:    " + server.local() + "\n";
    image.newDirectory("other");
    assertTrue(client(image, "--x11").orFail().output().startsWith(name));
    assertTrue(client(image, "--x11", "--contain").orFail().output().startsWith(name));
    assertTrue(
        client(image, "--x11", "--clean", "--home", "other").orFail().output().startsWith(name));
    LaunchedImage remote = image.with("DISPLAY", server.remote());
    assertTrue(
        client(remote, "--x11", "--contain", "--clean")
            .orFail()
            .output()
            .contains(server.remote()));
    assertFalse(client(image, "--contain", "--clean").succeeded(), "only when asked for");
  }

  @Test
  void theUserIsLetInWhileTheProgramRunsHoweverItEnds() throws Exception {
    for (String signal : List.of("TERM", "KILL", "INT")) {
      assertFalse(guests().contains(GRANT));
      Process running = startWaiting("--x11", "run", "wait");
      assertTrue(guests().contains(GRANT), signal);
      end(running, signal);
      awaitGone(signal);
    }
  }

  @Test
  void theUserIsLetInWhileAServiceRuns() throws Exception {
    image.launch("--x11", "start", "serve").orFail();
    Thread.sleep(2500);
    assertTrue(guests().contains(GRANT));
    image.launch("stop").orFail();
    awaitGone("stop");
  }

  @Test
  void theLastOfSeveralProgramsShowsTheUserOut() throws Exception {
    for (String signal : List.of("TERM", "KILL", "INT")) {
      Process first = startWaiting("--x11", "run", "wait");
      Process second = startWaiting("--x11", "exec", "/usr/local/bin/entry", "wait");
      end(first, signal);
      Thread.sleep(3000);
      assertTrue(guests().contains(GRANT), signal + " has not ended the second one");
      end(second, signal);
      awaitGone(signal);
    }
  }

  @Test
  void programsOfSeveralImagesAreCountedTogether() throws Exception {
    image.run(image.directory(), List.of("ln", "image.sif", "another.sif")).orFail();
    image.write("sh");
    image.run(image.directory(), List.of("mv", "launch", "other")).orFail();
    image.sifter("launcher", "--sif", "another.sif", "-o", "launch");
    image.launch("--x11", "start", "serve").orFail();
    try {
      Process running = startWaiting("--x11", "exec", "/usr/local/bin/entry", "wait");
      image.launch("stop").orFail();
      Thread.sleep(3000);
      assertTrue(guests().contains(GRANT));
      end(running, "TERM");
      awaitGone("both");
    } finally {
      image.launch("stop");
    }
  }

  /**
   * Not even the process that waits for its end is left, as after a job whose processes are killed.
   */
  @Test
  void aProgramThatWasKilledWithAllAroundItIsNotCounted() throws Exception {
    Process killed = startWaiting("--x11", "run", "wait");
    Path visits = image.directory().resolve("home/.local/state/sifter/display");
    for (ProcessHandle watcher : watchers()) {
      kill(watcher.pid(), "KILL");
    }
    end(killed, "KILL");
    Thread.sleep(1500);
    assertTrue(guests().contains(GRANT), "nobody could show the user out");
    assertEquals(List.of(Long.toString(killed.pid())), entries(visits));
    Process next = startWaiting("--x11", "run", "wait");
    assertEquals(List.of(Long.toString(next.pid())), entries(visits));
    end(next, "TERM");
    awaitGone("the next one");
    assertEquals(List.of(), entries(visits));
  }

  /** The processes of launchers that wait for the end of what they have started. */
  private List<ProcessHandle> watchers() {
    String launcher = image.directory().resolve("launch").toString();
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(launcher))
        .toList();
  }

  private static List<String> entries(Path visits) throws IOException {
    try (Stream<Path> entries = Files.walk(visits)) {
      return entries
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .toList();
    }
  }

  @Test
  void whoWasLetInBeforeStaysLetIn() throws Exception {
    image.run(image.directory(), List.of("xhost", "+" + GRANT)).orFail();
    image.launch("--x11", "run", "x").orFail();
    Thread.sleep(2500);
    assertTrue(guests().contains(GRANT));
  }

  @Test
  void aFailureBeforeTheStartLetsNobodyIn() throws Exception {
    assertEquals(2, image.launch("--x11", "--port", "x", "run").status());
    awaitGone("failure");
  }

  @Test
  void withoutADisplayItGoesOn() {
    Outcome none = image.with("DISPLAY", "").launch("--x11", "run", "x").orFail();
    assertEquals("/srv/app\n<x>", none.output());
    assertTrue(none.errors().contains("DISPLAY is not set: going on without graphics"));
    LaunchedImage stranger = image.with("DISPLAY", server.remote()).with("XAUTHORITY", "/nowhere");
    Outcome refused = stranger.launch("--x11", "run", "x").orFail();
    assertEquals("/srv/app\n<x>", refused.output());
    assertTrue(refused.errors().contains("going on without graphics"), refused.errors());
  }

  private static Outcome client(LaunchedImage image, String... options) {
    List<String> words = new ArrayList<>(List.of(options));
    words.addAll(CLIENT);
    return image.launch(words.toArray(String[]::new));
  }

  private Process startWaiting(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(Engines.AS_USER, "env"));
    image.variables().forEach((name, value) -> command.add(name + "=" + value));
    command.add(image.directory().resolve("launch").toString());
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var reader = process.inputReader();
    assertEquals("ready", reader.readLine());
    return process;
  }

  private static void end(Process process, String signal) throws InterruptedException {
    kill(process.pid(), signal);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
  }

  private static void kill(long pid, String signal) {
    Commands.in(Path.of("/")).run("kill", "-" + signal, Long.toString(pid)).orFail();
  }

  private String guests() {
    return image.run(image.directory(), List.of("xhost")).orFail().output();
  }

  private void awaitGone(String how) throws InterruptedException {
    for (int i = 0; i < 50 && guests().contains(GRANT); i++) {
      Thread.sleep(100);
    }
    assertFalse(guests().contains(GRANT), how);
  }
}
