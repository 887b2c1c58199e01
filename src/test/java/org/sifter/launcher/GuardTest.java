package org.sifter.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How services that let everybody in are known, and what they are started with. */
final class GuardTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "CMD [\"code-server\", \"--auth\", \"none\", \"x\"] | PASSWORD | code-server --auth=password x",
        "CMD [\"/opt/bin/code-server\", \"--auth=none\"] | PASSWORD | /opt/bin/code-server --auth=password",
        "CMD code-server --auth none --port 1 | PASSWORD | /bin/sh -c code-server --auth=password --port 1",
        "CMD cd /x && exec /usr/bin/code-server --auth=none; true | PASSWORD"
            + " | /bin/sh -c cd /x && exec /usr/bin/code-server --auth=password; true",
        "CMD [\"jupyter\", \"lab\", \"--ServerApp.token=\"] | JUPYTER_TOKEN | jupyter lab",
        "CMD [\"jupyter-lab\", \"--NotebookApp.token=''\", \"x\"] | JUPYTER_TOKEN | jupyter-lab x",
        "CMD [\"start-notebook.sh\", \"--IdentityProvider.token\", \"\"] | JUPYTER_TOKEN | start-notebook.sh",
        "CMD jupyter notebook --NotebookApp.token= --no-browser | JUPYTER_TOKEN"
            + " | /bin/sh -c jupyter notebook  --no-browser",
        "CMD [\"openvscode-server\", \"--without-connection-token\"] |"
            + " | openvscode-server --connection-token-file=/.token",
        "CMD [\"code\", \"serve-web\", \"--without-connection-token\"] |"
            + " | code serve-web --connection-token-file=/.token",
        "ENV DISABLE_AUTH=true | PASSWORD | -",
      })
  void anOpenServiceIsClosed(String instruction, String variable, String words) {
    Guard guard = guard(instruction).orElseThrow();
    assertEquals(Optional.ofNullable(variable).orElse(""), guard.secret().orElseThrow().variable());
    assertEquals(
        words,
        guard
            .command()
            .map(
                command ->
                    String.join(" ", command.entrypoint()) + String.join(" ", command.arguments()))
            .orElse("-"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "CMD [\"code-server\"]",
        "CMD [\"code-server\", \"--auth\", \"password\"]",
        "CMD [\"mail\", \"--auth\", \"none\"]",
        "CMD [\"jupyter\", \"lab\", \"--ServerApp.token=abc\"]",
        "CMD jupyter lab --ServerApp.token=$TOKEN",
        "CMD [\"my-code-server\", \"--auth\", \"none\"]",
        "CMD [\"rserver\", \"--auth-none=0\"]",
        "CMD [\"ttyd\", \"-p\", \"80\", \"-c\", \"me:secret\", \"bash\"]",
        "CMD ttyd --credential=me:secret bash",
        "CMD [\"ttyd-proxy\"]",
        "ENV DISABLE_AUTH=false",
        "ENV DISABLE_AUTH=",
      })
  void othersAreLeftAlone(String instruction) {
    assertEquals(Optional.empty(), guard(instruction));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CMD [\"rserver\", \"--auth-none\", \"1\"]",
        "CMD exec /usr/lib/rstudio-server/bin/rserver --server-daemonize=0 --auth-none=1",
        "CMD [\"ttyd\", \"-p\", \"80\", \"bash\"]",
        "ENTRYPOINT [\"/usr/bin/ttyd\"]",
        "CMD [\"ttyd\", \"bash\", \"-c\", \"echo\"]",
        "CMD [\"ttyd\", \"-W\", \"-p\", \"80\", \"bash\", \"-c\", \"echo\"]",
      })
  void ofOthersTheUserIsWarned(String instruction) {
    assertEquals(
        Optional.of(new Guard(Optional.empty(), Optional.empty(), Map.of())), guard(instruction));
  }

  private static Optional<Guard> guard(String instruction) {
    return LaunchFacts.of(
            LauncherTester.analysis("FROM scratch\n" + instruction + "\n", Optional.empty()))
        .guard();
  }
}
