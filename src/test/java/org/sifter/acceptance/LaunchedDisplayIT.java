package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
      Commands.in(Path.of("/")).run("kill", "-" + signal, Long.toString(running.pid())).orFail();
      assertTrue(running.waitFor(30, TimeUnit.SECONDS));
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
