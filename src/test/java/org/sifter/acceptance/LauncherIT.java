package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Launchers run real images with a real engine, as an ordinary user. */
@Tag("engine")
class LauncherIT {
  private static final Path SERVICE = Path.of("testdata/launched/service");
  private static final List<String> HOSTILE =
      List.of(
          "",
          " a  b ",
          "'",
          "\"",
          "\\",
          "\\\\ \\$x",
          "$HOME",
          "$(id)",
          "`id`",
          "*",
          "new\nline\n",
          "--help",
          "--",
          "-n",
          "é\t!",
          "{{ x }}");

  private LaunchedImage image;

  @BeforeEach
  void build() throws IOException {
    image = LaunchedImage.of(SERVICE);
  }

  @AfterEach
  void clean() {
    if (image != null) {
      image.close();
    }
  }

  @Test
  void argumentsArriveByteForByte() {
    String shown = String.join("", HOSTILE.stream().map(word -> "<" + word + ">").toList());
    for (String shell : List.of("bash", "sh")) {
      image.write(shell);
      assertEquals("/srv/app\n<default arg>", output(image.launch()));
      assertEquals("/srv/app\n" + shown, output(image.launch(words(Stream.of("run"), HOSTILE))));
      assertEquals(
          image.directory() + "\n" + shown,
          output(image.launch(words(Stream.of("--here", "run"), HOSTILE))));
      assertEquals(
          image.directory() + "\n" + shown,
          output(image.launch(words(Stream.of("exec", "/usr/local/bin/entry"), HOSTILE))));
    }
  }

  @Test
  void valuesOfVariablesArriveByteForByte() throws IOException {
    String[] show = {"exec", "sh", "-c", "printf '<%s>' \"$V\""};
    for (String value : HOSTILE) {
      String shown = "<" + value + ">";
      assertEquals(shown, output(launch(Stream.of("--env", "V=" + value), show)));
      assertEquals(shown, output(launch(Stream.of("--clean", "--env=V=" + value), show)));
      assertEquals(shown, output(launch(image.with("V", value), Stream.of("--env", "V"), show)));
    }
    Path file = image.directory().resolve("variables");
    Files.writeString(
        file, "# comment\n\n  V=$(id) 'a' \\\nHERE\nNOT_SET\nEMPTY=\nCR=x\r\nPORT=1234");
    assertEquals(
        "<$(id) 'a' \\><is set>< no><><x><1234>",
        output(
            launch(
                image.with("HERE", "is set"),
                Stream.of("--env-file", "variables"),
                "exec",
                "sh",
                "-c",
                "printf '<%s>' \"$V\" \"$HERE\" \"${NOT_SET- no}\" \"$EMPTY\" \"$CR\" \"$PORT\"")));
    Files.writeString(file, "V=1\nA B=2\n");
    Outcome wrong = image.launch("--env-file", "variables", "run");
    assertEquals(2, wrong.status());
    assertTrue(wrong.errors().contains("in line 2 of variables"), wrong.errors());
    assertEquals(66, image.launch("--env-file", "missing", "run").status());
  }

  @Test
  void theEnvironmentIsThatOfTheImageAndWhatMatters() {
    LaunchedImage caller =
        image
            .with("PYTHONPATH", "/host")
            .with("R_LIBS", "/host")
            .with("PERL5LIB", "/host")
            .with("GREETING", "from outside")
            .with("OTHER", "other")
            .with("https_proxy", "http://proxy:3128")
            .with("SLURM_CPUS_PER_TASK", "3");
    String[] show = {
      "exec",
      "sh",
      "-c",
      "echo \"$PYTHONPATH|$PYTHONNOUSERSITE|$R_LIBS|$R_LIBS_USER|$PERL5LIB|"
          + "$GREETING|$OTHER|$https_proxy|$OMP_NUM_THREADS\""
    };
    assertEquals(
        "|1||/nonexistent||hi there|other|http://proxy:3128|3\n",
        output(launch(caller, Stream.of(), show)));
    assertEquals(
        "|1||/nonexistent||hi there||http://proxy:3128|3\n",
        output(launch(caller, Stream.of("--clean"), show)));
    assertEquals(
        "/host||/host||/host|hi there|other|http://proxy:3128|3\n",
        output(launch(caller, Stream.of("--host-packages"), show)));
    String[] threads = {"exec", "sh", "-c", "echo $OMP_NUM_THREADS"};
    for (String own : List.of("OMP_NUM_THREADS", "SINGULARITYENV_OMP_NUM_THREADS")) {
      assertEquals("7\n", output(launch(caller.with(own, "7"), Stream.of(), threads)), own);
    }
  }

  /** As a shell exports anew what had been exported before it was set. */
  @Test
  void variablesOfTheCallerAreNotChanged() {
    List<String> names =
        List.of("image", "port", "data", "home", "tmp", "node", "engine", "action", "line");
    LaunchedImage caller = image;
    for (String name : names) {
      caller = caller.with(name, "the caller's " + name);
    }
    caller = caller.with("CDPATH", ".");
    Outcome outcome = launch(caller, Stream.of(), "exec", "cat", "/proc/self/environ");
    List<String> variables = List.of(output(outcome).split("\0"));
    for (String name : names) {
      assertTrue(variables.contains(name + "=the caller's " + name), name);
    }
  }

  @Test
  void theEngineDoesNotTakeAllVariables() {
    for (String name : List.of("HOME", "UID", "EUID", "GID")) {
      assertEquals(2, image.launch("--env", name + "=/1", "run").status(), name);
    }
  }

  @Test
  void directoriesMayBeCalledAnything() throws IOException {
    for (String name :
        List.of("run-12:30", "a,b", "a\\:b", "say \"x\"", "it's $(id)", "new\nline")) {
      Path odd = image.newDirectory(name);
      Files.writeString(odd.resolve("file"), name);
      for (String option : List.of("--here", "--data=" + odd, "--tmp=" + odd)) {
        Outcome outcome =
            image.launchIn(odd, option, "exec", "sh", "-c", "cat file /tmp/file; pwd");
        assertTrue(outcome.output().contains(name), name + ": " + option + outcome.report());
      }
    }
  }

  @Test
  void aDryRunPrintsTheCommandAndDoesNothing() throws IOException {
    Outcome dry = image.launch("--dry-run", "--env", "V=$(id) '", "run", "a b", "$(id)\n'");
    assertFalse(Files.exists(image.directory().resolve("home/.local")), "nothing is made");
    Outcome evaluated = image.run(image.directory(), List.of("sh", "-c", dry.output()));
    assertTrue(evaluated.report().contains("mount source"), "the volume is missing");
    image.launch("run").orFail();
    assertEquals(
        "/srv/app\n<a b><$(id)\n'>",
        output(image.run(image.directory(), List.of("sh", "-c", dry.output()))));
  }

  @Test
  void exitStatusesAndSignalsPassThrough() throws Exception {
    assertEquals(7, image.launch("exec", "sh", "-c", "exit 7").status());
    assertEquals(143, image.launch("exec", "sh", "-c", "kill -TERM $$").status());
    Process running =
        new ProcessBuilder(
                Engines.AS_USER,
                "env",
                "HOME=" + image.variables().get("HOME"),
                image.directory().resolve("launch").toString(),
                "run",
                "wait")
            .redirectErrorStream(true)
            .start();
    try (var reader = running.inputReader()) {
      assertTrue(reader.lines().anyMatch("ready"::equals));
      Commands.in(image.directory()).run("kill", Long.toString(running.pid())).orFail();
      assertTrue(running.waitFor(30, TimeUnit.SECONDS), "it has ended");
      assertEquals(42, running.exitValue());
    } finally {
      running.destroyForcibly();
    }
  }

  @Test
  void theHomeDirectoryCanBeChosen() throws IOException {
    String[] show = {"exec", "sh", "-c", "echo \"$HOME\"; echo x > ~/written; ls /home/coder"};
    String home = image.newDirectory("a home").toString();
    assertEquals(home + "\napp\n", output(launch(Stream.of("--home", "a home"), show)));
    assertEquals("x\n", Files.readString(Path.of(home, "written")));
    Outcome hiding = launch(Stream.of("--home", home + ":/home/coder"), show);
    assertEquals("/home/coder\nwritten\n", output(hiding));
    assertTrue(hiding.errors().contains("software in /home/coder"), hiding.errors());
    Outcome missing = launch(Stream.of("--home", "none"), show);
    assertEquals(73, missing.status());
    assertTrue(missing.errors().contains("--make-home"), missing.errors());
    assertEquals(0, launch(Stream.of("--home", "none", "--make-home"), show).status());
    assertEquals(73, launch(Stream.of("--home", "/usr"), show).status());
    assertEquals(
        "none\n",
        output(
            image.launchIn(
                Path.of("/"),
                "--no-home",
                "exec",
                "sh",
                "-c",
                "test -e \"$0/written\" || echo none",
                image.variables().get("HOME"))));
  }

  @Test
  void theImagesOwnDirectoryMayBeInTheHomeDirectory() {
    String[] run = {"run", "x"};
    LaunchedImage hiding = image.with("SIFTER_OPTIONS", "--home=mine:/srv");
    image.newDirectory("mine");
    Outcome hidden = launch(hiding, Stream.of(), run);
    assertEquals(73, hidden.status());
    assertTrue(hidden.errors().contains("the image works in /srv/app"), hidden.errors());
    assertEquals("/srv/app\n<x>", output(launch(hiding, Stream.of("--make-home"), run)));
    assertTrue(Files.isDirectory(image.directory().resolve("mine/app")));
    assertEquals("/srv/app\n<x>", output(launch(hiding, Stream.of("--no-home"), run)));
  }

  @Test
  void shellsReadWhatIsTyped() {
    for (String shell : List.of("", " /bin/ash")) {
      String typed = "echo 'echo $GREETING; exit 4' | ./launch shell" + shell;
      Outcome outcome = image.run(image.directory(), List.of("sh", "-c", typed));
      assertEquals(4, outcome.status(), outcome.report());
      assertEquals("hi there\n", outcome.output());
    }
    assertEquals(2, image.launch("shell", "sh", "-c", "x").status());
  }

  @Test
  void bindsShowWhatIsThere() throws IOException {
    Path shown = image.newDirectory("a,b:c");
    Files.writeString(shown.resolve("file"), "shown\n");
    String escaped = shown.toString().replace(",", "\\,").replace(":", "\\:");
    assertEquals(
        "shown\n", output(image.launch("--bind", escaped + ":/mnt", "exec", "cat", "/mnt/file")));
    Outcome missing = image.launch("--bind", "/missing:/mnt", "exec", "true");
    assertEquals(66, missing.status());
    assertTrue(missing.errors().contains("there is no /missing"), missing.errors());
    assertEquals(
        "shown\n", output(image.launch("--tmp", shown.toString(), "exec", "cat", "/tmp/file")));
    assertEquals(
        "shown\n",
        output(
            image
                .with("TMPDIR", shown.toString())
                .launchIn(Path.of("/"), "exec", "sh", "-c", "cat \"$TMPDIR/file\"")));
    assertEquals(
        "yes\n",
        output(
            image.launch(
                "--contain", "--fuse", "exec", "sh", "-c", "test -c /dev/fuse && echo yes")));
    assertEquals(
        "written\n",
        output(
            image.launch(
                "--scratch", "/srv/new", "exec", "sh", "-c", "echo written | tee /srv/new/x")));
  }

  @Test
  void overlaysKeepWhatIsWritten() {
    image.newDirectory("layer");
    image.launch("--overlay", "layer", "exec", "sh", "-c", "echo kept > /srv/kept").orFail();
    assertEquals(
        "kept\n", output(image.launch("--overlay", "layer:ro", "exec", "cat", "/srv/kept")));
    assertEquals(66, image.launch("--overlay", "none", "exec", "true").status());
    image.newDirectory("a,b");
    assertEquals(2, image.launch("--overlay", "a,b", "exec", "true").status());
    assertEquals(2, image.launch("--scratch", "/a,b", "exec", "true").status());
  }

  @Test
  void volumesAreFilledOnceAndKept() {
    String[] look = {"exec", "sh", "-c", "ls /data"};
    assertEquals("seed file\n", output(image.launch(look)));
    image.launch("exec", "sh", "-c", "rm '/data/seed file'; echo > /data/new").orFail();
    assertEquals("new\n", output(image.launch(look)));
    assertEquals("seed file\n", output(launch(Stream.of("--data", "other data"), look)));
    assertTrue(Files.exists(image.directory().resolve("other data/data/seed file")));
    String many = "for i in 1 2 3 4; do ./launch --data shared exec ls -A /data & done; wait";
    Outcome together = image.run(image.directory(), List.of("sh", "-c", many)).orFail();
    assertEquals("seed file\n".repeat(4), together.output(), together.errors());
    assertEquals(
        "data\n",
        image.run(image.directory(), List.of("ls", "-A", "shared")).orFail().output(),
        "no drafts are left");
  }

  @Test
  void theDirectoryIsTheImagesOrTheCallers() {
    assertEquals("/\n", output(image.launchIn(Path.of("/"), "exec", "pwd")));
    assertEquals("/home\n", output(image.launch("--cwd", "/home", "exec", "pwd")));
    assertEquals("/\n<x>", output(image.launchIn(Path.of("/"), "--here", "run", "x")));
    Outcome system = image.launchIn(Path.of("/usr/lib"), "--here", "run", "x");
    assertEquals(2, system.status());
    assertTrue(system.errors().contains("the image has a /usr/lib of its own"), system.errors());
    assertTrue(output(image.launch("--here", "exec", "ls")).contains("image.sif"));
    assertEquals(2, image.launch("--cwd", "home", "exec", "pwd").status());
  }

  @Test
  void scriptAndImageCanBeMovedTogether() throws IOException {
    Path moved = image.newDirectory("moved here");
    image.run(image.directory(), List.of("mv", "launch", "image.sif", moved.toString())).orFail();
    image.run(image.directory(), List.of("ln", "-s", "moved here/launch", "launch")).orFail();
    assertEquals("/srv/app\n<x>", output(image.launch("run", "x")));
    assertEquals(
        "/srv/app\n<x>",
        output(image.run(moved, List.of("sh", "-c", "PATH=$PATH:.; launch run x"))));
    image.run(moved, List.of("mv", "image.sif", "other.sif")).orFail();
    Outcome missing = image.launch("run");
    assertEquals(66, missing.status());
    assertTrue(
        missing.errors().contains("there is no image " + moved + "/image.sif; build it"),
        missing.errors());
    assertEquals("/srv/app\n<x>", output(image.launch("--sif=moved here/other.sif", "run", "x")));
    assertEquals(
        "/srv/app\n<x>",
        output(image.with("SIFTER_SIF", "moved here/other.sif").launch("run", "x")));
  }

  @Test
  void withoutAnEngineItSaysWhatToDo() {
    Outcome outcome =
        image.run(
            image.directory(),
            List.of(
                "sh",
                "-c",
                "mkdir bin && for p in bash sh uname readlink sed; do ln -s $(command -v $p) bin/;"
                    + " done; PATH=$PWD/bin exec ./launch run"));
    assertEquals(69, outcome.status());
    assertTrue(outcome.errors().contains("neither apptainer nor singularity"), outcome.errors());
    Outcome wrong = image.with("SIFTER_ENGINE", "/nowhere/apptainer").launch("run");
    assertEquals(69, wrong.status());
    assertTrue(wrong.errors().contains("/nowhere/apptainer"), wrong.errors());
  }

  @Test
  void theLabelsCanBeSeen() {
    String labels = output(image.launch("inspect"));
    assertTrue(labels.contains("org.opencontainers.image.title: A service"), labels);
    assertTrue(output(image.launch("inspect", "--runscript")).contains("/usr/local/bin/entry"));
  }

  private Outcome launch(Stream<String> options, String... command) {
    return launch(image, options, command);
  }

  private static Outcome launch(LaunchedImage image, Stream<String> options, String... command) {
    return image.launch(words(options, List.of(command)));
  }

  private static String[] words(Stream<String> first, List<String> more) {
    return Stream.concat(first, more.stream()).toArray(String[]::new);
  }

  private static String output(Outcome outcome) {
    return outcome.orFail().output();
  }
}
