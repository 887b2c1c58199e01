package org.sifter.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sifter.config.SiteProfileFile;
import org.sifter.diag.DiagnosticLog;
import org.sifter.source.SourceFile;
import org.sifter.testing.Shells;

/**
 * A script that reads the profile where it runs does the same as one that has been written with it,
 * or says that it cannot read it; in no case it executes any of it.
 */
final class LateSiteTest {
  private static final Path EXAMPLES = Path.of("src/main/resources/org/sifter/launcher/sites");
  private static final int NOT_READABLE = 78;
  private static final int RANDOM_PROFILES = 40;

  private static final List<String> TEXTS =
      List.of(
          "plain",
          "two words",
          "$SCRATCH",
          "${SCRATCH}/x",
          "$UNSET/x",
          "$",
          "$ x",
          "${",
          "${}",
          "${A B}",
          "${SCRATCH:-x}",
          "$(touch pwned)",
          "`touch pwned`",
          "${x$(touch pwned)}",
          "; touch pwned",
          "&& touch pwned",
          "a#b",
          "a #b",
          "#",
          "a: b",
          "a:b",
          "it's",
          "say \"x\"",
          "\\",
          "\\n",
          "*",
          "~",
          "-n",
          "--help",
          "é",
          "[x]",
          "{x: y}",
          "a, b",
          "null",
          "!x",
          "&x",
          "%s",
          "@",
          "|",
          ">",
          "",
          " ");

  private static final List<String> KEYS =
      List.of(
          "login",
          "tmp",
          "binds",
          "environment.A",
          "environment.B_2",
          "mpi.options",
          "mpi.binds",
          "mpi.library-path",
          "slurm.local",
          "slurm.partition");

  @TempDir Path directory;
  private LauncherTester tester;

  @BeforeEach
  void makeEngine() throws Exception {
    tester = new LauncherTester(directory);
    Files.createDirectories(directory.resolve("scratch/x"));
    tester
        .variable("SCRATCH", directory.resolve("scratch").toString())
        .variable("SLURM_JOB_ID", "7");
  }

  private void write(SiteProfile site, boolean isLate) throws IOException {
    tester.write(
        LauncherTester.analysis(
            "FROM scratch\nEXPOSE 7000\nENTRYPOINT [\"/bin/x\"]\n", Optional.empty()),
        new ScriptOptions(
            "image.sif",
            "sifter build",
            ScriptShell.SH,
            site,
            isLate,
            Optional.of(new Job(Map.of())),
            List.of(),
            List.of()));
  }

  /** What a script does: its status and the two commands that it would run. */
  private List<String> actions(List<String> shell) {
    List<String> actions = new ArrayList<>();
    for (String action : List.of("run", "mpi")) {
      Shells.Outcome outcome = tester.run(shell, "--dry-run", action, "x");
      actions.add(outcome.status() + " " + outcome.out());
    }
    return actions;
  }

  private static Optional<SiteProfile> read(String text) {
    DiagnosticLog log = new DiagnosticLog(SourceFile.of("site.yaml", text));
    SiteProfile profile = SiteProfileFile.read(log);
    return log.hasErrors() ? Optional.empty() : Optional.of(profile);
  }

  /** Compares both ways; whether the script could read the profile. */
  private boolean check(String text) throws IOException {
    tester.variable("SIFTER_SITE", site(text).toString());
    Optional<SiteProfile> profile = read(text);
    boolean isRead = true;
    for (Map.Entry<String, List<String>> shell : Shells.present().entrySet()) {
      String where = shell.getKey() + "\n" + text;
      write(SiteProfile.UNKNOWN, /* isLate= */ true);
      List<String> late = actions(shell.getValue());
      isRead = !late.get(0).startsWith(NOT_READABLE + " ");
      if (profile.isPresent() && isRead) {
        write(profile.get(), /* isLate= */ false);
        assertEquals(actions(shell.getValue()), late, where);
      }
      assertTrue(tester.files().stream().noneMatch(file -> file.contains("pwned")), where);
    }
    return isRead;
  }

  private Path site(String text) throws IOException {
    return Files.writeString(directory.resolve("site.yaml"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"generic", "mila-like", "triton-like"})
  void theExamplesAreRead(String name) throws Exception {
    assertTrue(check(Files.readString(EXAMPLES.resolve(name + ".yaml"))));
  }

  @Test
  void allThatTheReadmeShowsIsRead() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    int begin = readme.indexOf("```yaml\nmodule: apptainer") + "```yaml\n".length();
    String profile = readme.substring(begin, readme.indexOf("```", begin));
    assertTrue(profile.contains("slurm: {"), profile);
    assertTrue(check(profile));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "---\nbinds: [/]\n",
        "binds: [ /, \"/usr\" , '/bin:/b:ro' ] # three\n",
        "binds:\n- /\n-   \"/usr\"  # two\n-    '/bin'\n",
        "binds:\n\n    - $SCRATCH/x\r\n    # not this\n    - ${SCRATCH}\n",
        "binds: $SCRATCH\nenvironment: {A: $SCRATCH, B: 'x, y', C: \"it's # x\", D: $UNSET}\n",
        "environment:\n   A: a # b\n   B: http://x:80/#y\nlogin:   login.example.org  \n",
        "mpi:\n  options: [--mpi=pmix, --cpu-bind=cores]\n  binds:\n  - /usr\n  library-path: [/a, /b]\n",
        "mpi: {options: [], binds: [/usr], library-path: [/a]}\nslurm: {local: $SCRATCH}\n",
        "slurm:\n  partition: long\n  account: a_b\n  local: $SCRATCH/none\n",
        "tmp: $SCRATCH",
        "tmp:\nengine: apptainer\nmodule: apptainer/1.4\n",
        "environment: {}\nbinds: []\nmpi: {}\n",
        "environment: {A: '', B: \"\"}\n",
      })
  void theseFormsAreRead(String text) throws Exception {
    assertTrue(read(text).isPresent(), text);
    assertTrue(check(text), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "binds: &all [/]\n",
        "binds: [/,\n  /usr]\n",
        "tmp: |\n  /tmp\n",
        "tmp: \"\\x2ftmp\"\n",
        "tmp: 'it''s'\n",
        "tmp: !!str x\n",
        "environment: *x\n",
        "environment:\n  A: a\n    b\n",
        "? tmp\n: /tmp\n",
        "\"tmp\": /tmp\n",
        "tmp:/tmp\n",
        "binds:\n\t- /\n",
        "tmp: /a\ntmp: /b\n",
        "nonsense: x\n",
        "mpi: {nonsense: x}\n",
        "binds: [relative]\n",
        "- /\n",
        "  tmp: /tmp\n",
        "mpi:\n  binds: [/]\n   options: []\n",
        "tmp: [/tmp\n",
        "binds: [/] /usr\n",
        "environment: {A-B: x}\n",
        "environment: {'A': x}\n",
        "mpi: {options: [--prolog=/bin/sh]}\n",
        "mpi: {options: [touch]}\n",
      })
  void otherFormsAreRefused(String text) throws Exception {
    assertRefused(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "engine: eval\n",
        "engine: sh -c\n",
        "module: '$(touch pwned)'\n",
        "module: -x\n",
        "environment: {HOME: /x}\n",
        "environment: {UID: '5'}\n",
        "tmp: ~/x\n",
        "slurm: {local: tmp}\n",
      })
  void theseValuesNobodyTakes(String text) throws Exception {
    assertEquals(Optional.empty(), read(text));
    assertRefused(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"slurm: {partition: a b}\n", "slurm: {account: '$(touch pwned)'}\n"})
  void theseValuesNoJobTakes(String text) {
    assertEquals(Optional.empty(), read(text));
  }

  private void assertRefused(String text) throws IOException {
    tester.variable("SIFTER_SITE", site(text).toString());
    write(SiteProfile.UNKNOWN, /* isLate= */ true);
    for (Map.Entry<String, List<String>> shell : Shells.present().entrySet()) {
      assertEquals(
          NOT_READABLE, tester.run(shell.getValue(), "--dry-run", "run").status(), shell.getKey());
    }
  }

  @Test
  void noProfileCanDoAnythingElse() throws Exception {
    Random random = new Random(Long.getLong("seed", 7));
    int read = 0;
    for (int i = 0; i < RANDOM_PROFILES; i++) {
      if (check(profile(random))) {
        read++;
      }
    }
    assertTrue(read > RANDOM_PROFILES / 10, "only " + read + " could be read");
    assertNotEquals(RANDOM_PROFILES, read);
  }

  /** A profile of one to three keys with texts in it, written in one of the ways of YAML. */
  private static String profile(Random random) {
    StringBuilder profile = new StringBuilder();
    List<String> keys = new ArrayList<>(KEYS);
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      String key = keys.remove(random.nextInt(keys.size()));
      String text = text(random, key);
      String value =
          switch (random.nextInt(4)) {
            case 0 -> "'" + text + "'";
            case 1 -> "\"" + text + "\"";
            case 2 -> "'" + text.replace("'", "''") + "'";
            default -> text;
          };
      int dot = key.indexOf('.');
      if (dot >= 0) {
        keys.removeIf(other -> other.startsWith(key.substring(0, dot + 1)));
        profile.append(key, 0, dot).append(random.nextBoolean() ? ":\n  " : ": {");
        boolean isFlow = profile.charAt(profile.length() - 1) == '{';
        profile.append(key.substring(dot + 1)).append(": ").append(value);
        profile.append(isFlow ? "}\n" : "\n");
      } else if (key.equals("binds")) {
        profile.append(
            random.nextBoolean() ? "binds:\n  - " + value + "\n" : "binds: [" + value + "]\n");
      } else {
        profile.append(key).append(": ").append(value).append('\n');
      }
    }
    return profile.toString();
  }

  private static String text(Random random, String key) {
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    return switch (key) {
      case "mpi.options" -> "--mpi=" + text;
      case "binds", "mpi.binds" -> random.nextBoolean() ? "/usr:/x" + text : "$SCRATCH" + text;
      case "mpi.library-path" -> "/l" + text;
      default -> text;
    };
  }

  @Test
  void theProfileIsThatOfTheOptionOrOfTheVariableOrOfTheUser() throws Exception {
    write(SiteProfile.UNKNOWN, /* isLate= */ true);
    Path user = Files.createDirectories(directory.resolve("home/.config/sifter"));
    Files.writeString(user.resolve("site.yaml"), "environment: {WHO: user}\n");
    assertTrue(runs().contains("ENV_WHO=user"), runs());
    tester.variable("SIFTER_SITE", site("environment: {WHO: variable}\n").toString());
    assertTrue(runs().contains("ENV_WHO=variable"), runs());
    Files.writeString(directory.resolve("mine"), "environment: {WHO: option}\n");
    assertTrue(runs("--site", "mine").contains("ENV_WHO=option"));
    List<String> shell = List.of("/bin/sh");
    assertEquals(66, tester.run(shell, "--site", "none", "run").status());
    assertEquals(66, tester.run(shell, "--site", ".", "run").status());
  }

  private String runs(String... options) {
    List<String> words = new ArrayList<>(List.of("--dry-run"));
    words.addAll(List.of(options));
    words.add("run");
    return tester.run(List.of("/bin/sh"), words.toArray(String[]::new)).out();
  }
}
