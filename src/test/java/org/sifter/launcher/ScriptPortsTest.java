package org.sifter.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.testing.Shells;

/** Which port a script gives to a service. */
final class ScriptPortsTest {
  private static final int LAST = 65535;
  private static final List<String> SH = List.of("/bin/sh");

  @TempDir Path directory;

  @Test
  void theFirstOneOfTheDockerfileIsTheServices() {
    assertEquals(8443, service("EXPOSE 8443 80\nEXPOSE 22").port());
    assertEquals(List.of(80, 22), service("EXPOSE 8443 80\nEXPOSE 22").others());
    assertEquals(22, service("EXPOSE 8443\nENV APP_PORT=22\nEXPOSE 22").port());
  }

  private static Service service(String instructions) {
    return LaunchFacts.of(
            LauncherTester.analysis("FROM scratch\n" + instructions + "\n", Optional.empty()))
        .service()
        .orElseThrow();
  }

  @Test
  void aFreeOneIsNoneOfTheOthers() throws Exception {
    try (ServerSocket busy = new ServerSocket(0)) {
      int port = busy.getLocalPort();
      LauncherTester tester = new LauncherTester(directory);
      tester.write(
          LauncherTester.analysis(
              "FROM scratch\nEXPOSE %d %d\nCMD [\"/x\"]\n".formatted(port, port + 1),
              Optional.empty()),
          "image.sif",
          ScriptShell.SH);
      String shown = tester.run(SH, "--dry-run", "--port", "auto", "run").out();
      assertTrue(port(shown) > port + 1, shown);
    }
  }

  /** The port that a dry run shows. */
  private static int port(String shown) {
    return Integer.parseInt(shown.replaceFirst("(?s).*APPTAINERENV_PORT=([0-9]+) .*", "$1"));
  }

  @Test
  void variablesGoBeforeWhatAScriptHasFromTheStart() throws Exception {
    LauncherTester tester = new LauncherTester(directory);
    tester.write(
        LauncherTester.analysis("FROM scratch\nEXPOSE 7000\nCMD [\"/x\"]\n", Optional.empty()),
        new ScriptOptions(
            "image.sif",
            "sifter build",
            ScriptShell.SH,
            SiteProfile.UNKNOWN,
            false,
            Optional.empty(),
            List.of(),
            List.of(new Preset("port", Optional.of("7001")))));
    assertEquals(7001, port(tester.run(SH, "--dry-run", "run").out()));
    assertEquals(7002, port(tester.run(SH, "--dry-run", "--port=7002", "run").out()));
    tester.variable("PORT", "7003");
    assertEquals(7003, port(tester.run(SH, "--dry-run", "run").out()));
    assertEquals(7004, port(tester.run(SH, "--dry-run", "--port=7004", "run").out()));
  }

  @Test
  void aFreeOneIsAPort() throws Exception {
    LauncherTester tester = new LauncherTester(directory);
    tester.write(
        LauncherTester.analysis("FROM scratch\nEXPOSE 65535\nCMD [\"/x\"]\n", Optional.empty()),
        "image.sif",
        ScriptShell.SH);
    try (ServerSocket busy = new ServerSocket(LAST)) {
      for (Map.Entry<String, List<String>> shell : Shells.present().entrySet()) {
        String shown = tester.run(shell.getValue(), "--dry-run", "--port", "auto", "run").out();
        assertTrue(port(shown) < busy.getLocalPort(), shown);
      }
    }
  }
}
