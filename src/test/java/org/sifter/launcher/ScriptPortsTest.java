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
  void aFreeOneIsAPort() throws Exception {
    LauncherTester tester = new LauncherTester(directory);
    tester.write(
        LauncherTester.analysis("FROM scratch\nEXPOSE 65535\nCMD [\"/x\"]\n", Optional.empty()),
        "image.sif",
        ScriptShell.SH);
    try (ServerSocket busy = new ServerSocket(LAST)) {
      for (Map.Entry<String, List<String>> shell : Shells.present().entrySet()) {
        String shown = tester.run(shell.getValue(), "--dry-run", "--port", "auto", "run").out();
        String port = shown.replaceFirst("(?s).*APPTAINERENV_PORT=([0-9]+) .*", "$1");
        assertTrue(Integer.parseInt(port) < busy.getLocalPort(), shown);
      }
    }
  }
}
