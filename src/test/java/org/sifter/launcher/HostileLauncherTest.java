package org.sifter.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.sifter.testing.Shells;

/** Nothing that a Dockerfile or a user says is executed; all of it arrives as it is. */
@Execution(ExecutionMode.CONCURRENT)
final class HostileLauncherTest {
  private static final List<String> HOSTILE =
      List.of(
          "$(touch pwned)",
          "`touch pwned`",
          "'; touch pwned; '",
          "\"; touch pwned; \"",
          "\ntouch pwned\n",
          "END\ntouch pwned",
          "}\ntouch pwned",
          "\\",
          "\\'",
          "''",
          "${IFS}",
          "*",
          "~",
          "-n",
          "--help",
          "#",
          "#{facts}",
          "%s%n",
          "a:b,c",
          "é\t\r ",
          "&& touch pwned",
          "$HOME");

  /** What random texts are made of. */
  private static final String ALPHABET = "'\"`$(){};&|<>\\\n\t *?[]~#!=%:,-ax ";

  private static final int RANDOM_TEXTS = 40;

  @TempDir Path directory;
  private LauncherTester tester;

  @BeforeEach
  void makeEngine() throws Exception {
    tester = new LauncherTester(directory);
  }

  @Test
  void whatADockerfileSaysArrivesAsItIs() throws Exception {
    for (String text : texts()) {
      tester.write(
          LauncherTester.analysis(dockerfile(text), Optional.of("{\"*\": {\"config\": {}}}")),
          "image.sif",
          ScriptShell.SH);
      for (Map.Entry<String, List<String>> shell : Shells.present().entrySet()) {
        String where = shell.getKey() + ": " + text;
        assertEquals(0, tester.run(shell.getValue(), "help").status(), where);
        String run = called(shell.getValue(), where, "--here", "run");
        String volumes = directory + "/home/.local/state/image/volumes";
        String volume = "/v/" + text + "/x";
        assertTrue(run.contains(mount(volumes + volume, volume)), where + "\n" + run);
        assertTrue(run.endsWith("<" + text + "><and><" + text + ">"), where + "\n" + run);
        String health = called(shell.getValue(), where, "health");
        assertTrue(health.endsWith("</bin/check><" + text + ">"), where + "\n" + health);
        String inWorkdir = called(shell.getValue(), where, "run");
        assertTrue(inWorkdir.contains("<--pwd><" + workdir(text) + ">"), where + "\n" + inWorkdir);
        assertNothingHappened(where);
      }
    }
  }

  @Test
  void whatAUserSaysArrivesAsItIs() throws Exception {
    tester.write(
        LauncherTester.analysis("FROM scratch\nENTRYPOINT [\"/bin/x\"]\n", Optional.empty()),
        "image.sif",
        ScriptShell.BASH);
    for (String text : texts()) {
      for (Map.Entry<String, List<String>> shell : Shells.present().entrySet()) {
        String where = shell.getKey() + ": " + text;
        String exec = called(shell.getValue(), where, "exec", "x", text, "", text);
        assertTrue(exec.endsWith("<x><" + text + "><><" + text + ">"), where + "\n" + exec);
        String variable = called(shell.getValue(), where, "--env", "V=" + text, "exec", "x");
        assertTrue(variable.endsWith("{" + forEngine(text) + "}"), where + "\n" + variable);
        String direct = tester.run(shell.getValue(), "run", text).out();
        assertTrue(direct.endsWith("<" + text + ">"), where + "\n" + direct);
        assertNothingHappened(where);
      }
    }
  }

  @Test
  void optionsFromTheStartAndFilesOfVariablesArriveAsTheyAre() throws Exception {
    Path file = directory.resolve("variables");
    for (String text : texts()) {
      // A variable of the environment may be named in these.
      boolean namesVariable = text.matches("(?s).*\\$\\{?[A-Za-z_].*");
      tester.write(
          LauncherTester.analysis("FROM scratch\nENTRYPOINT [\"/bin/x\"]\n", Optional.empty()),
          new ScriptOptions(
              "image.sif",
              "sifter build",
              ScriptShell.SH,
              SiteProfile.UNKNOWN,
              false,
              Optional.of(new Job(Map.of())),
              List.of(),
              namesVariable ? List.of() : List.of(new Preset("env", Optional.of("V=" + text)))));
      String line = text.replace("\n", "");
      Files.writeString(file, "  # comment $(touch pwned)\n\n \tV=" + line + "\r\n");
      for (Map.Entry<String, List<String>> shell : Shells.present().entrySet()) {
        String where = shell.getKey() + ": " + text;
        String exec = called(shell.getValue(), where, "exec", "x");
        assertTrue(
            namesVariable || exec.endsWith("{" + forEngine(text) + "}"), where + "\n" + exec);
        String read = called(shell.getValue(), where, "--env-file", "variables", "exec", "x");
        assertTrue(read.endsWith("{" + forEngine(line) + "}"), where + "\n" + read);
        String kept = called(shell.getValue(), where, "--collect", "/r:/" + text, "exec", "x");
        assertTrue(kept.contains(mount("/" + text, "/r")), where + "\n" + kept);
        assertNothingHappened(where);
      }
    }
  }

  @Test
  void theOtherWordsOfAnOpenServiceArriveAsTheyAre() throws Exception {
    // Nothing is waited for: the engine of the test is done at once.
    tester.program("sleep", "#!/bin/sh\n");
    for (String text : texts()) {
      tester.write(
          LauncherTester.analysis(
              "FROM scratch\nENTRYPOINT [\"code-server\", \"--auth\", \"none\", \"%1$s\"]\nCMD [\"%1$s\"]\n"
                  .formatted(json(text)),
              Optional.empty()),
          "image.sif",
          ScriptShell.SH);
      List<String> shell = List.of("/bin/sh");
      String run = called(shell, text, "run");
      assertTrue(run.endsWith("<code-server><--auth=password><" + text + "><" + text + ">"), run);
      tester.run(shell, "--wait", "0", "start");
      String node = tester.evaluate(shell, "printf %s \"$(uname -n)\"").out();
      String start =
          Files.readString(
              directory.resolve("home/.local/state/image/instances/" + node + "/image/start"));
      String told =
          tester.evaluate(shell, start.replace(" exec code-server ", " apptainer ")).out();
      assertEquals("<--auth=password><" + text + "><" + text + ">", told, start);
      assertNothingHappened(text);
    }
  }

  @Test
  void theImageMayBeCalledAnything() throws Exception {
    for (String text : texts()) {
      String name = text.replace("/", "") + ".sif";
      tester.write(
          LauncherTester.analysis("FROM scratch\nCMD [\"/x\"]\n", Optional.empty()),
          name,
          ScriptShell.SH);
      for (Map.Entry<String, List<String>> shell : Shells.present().entrySet()) {
        String where = shell.getKey() + ": " + text;
        String run = called(shell.getValue(), where, "run");
        assertTrue(run.endsWith("<" + directory.resolve(name) + ">"), where + "\n" + run);
        assertNothingHappened(where);
      }
    }
  }

  private static List<String> texts() {
    List<String> texts = new ArrayList<>(HOSTILE);
    Random random = new Random(Long.getLong("seed", 20));
    for (int i = 0; i < RANDOM_TEXTS; i++) {
      StringBuilder text = new StringBuilder("x");
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      texts.add(text.append('x').toString());
    }
    return texts;
  }

  private static String dockerfile(String text) {
    String json = json(text);
    String volume = json(text.replaceAll("([\\\\$'\"])", "\\\\$1"));
    String word = "\"" + text.replaceAll("([\\\\\"$`])", "\\\\$1").replace("\n", "") + "\"";
    return """
        FROM scratch
        ENV OK=%1$s
        LABEL org.opencontainers.image.title=%1$s
        VOLUME ["/v/%3$s/x"]
        HEALTHCHECK CMD ["/bin/check", "%2$s"]
        ENTRYPOINT ["%2$s", "and"]
        CMD ["%2$s"]
        """
            .formatted(word, json, volume)
        + "WORKDIR "
        + workdir(text).replaceAll("([\\\\$'\"])", "\\\\$1")
        + "\n";
  }

  /** An instruction ends with its line. */
  private static String workdir(String text) {
    return "/w/" + text.replace("\n", "") + "/x";
  }

  private static String json(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\t", "\\t")
        .replace("\r", "\\r");
  }

  /** What the engine is called with: the line of a dry run is read back by the same shell. */
  private String called(List<String> shell, String where, String... words) throws Exception {
    List<String> dry = new ArrayList<>(List.of("--dry-run"));
    dry.addAll(List.of(words));
    Shells.Outcome shown = tester.run(shell, dry.toArray(String[]::new));
    assertEquals(0, shown.status(), where);
    return tester.evaluate(shell, shown.out()).out();
  }

  /** The words that show a directory; CSV writes a quotation mark twice. */
  private static String mount(String source, String destination) {
    return (source + destination).matches("(?s).*[:,\\\\].*")
        ? "<--mount><type=bind,\"source=%s\",\"destination=%s\">"
            .formatted(source.replace("\"", "\"\""), destination.replace("\"", "\"\""))
        : "<--bind><" + source + ":" + destination + ">";
  }

  private static String forEngine(String value) {
    return value.replaceAll("([\\\\$`])", "\\\\$1");
  }

  private void assertNothingHappened(String where) throws Exception {
    assertTrue(
        tester.files().stream().noneMatch(file -> file.contains("/pwned") || file.equals("pwned")),
        where);
  }
}
