package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command line of {@code sifter launcher}. */
final class LauncherCommandTest {
  private final CliTester cli =
      new CliTester()
          .file("Dockerfile", "FROM scratch AS tool\nCMD [\"/x\"]\nFROM tool\nVOLUME /data\n");

  @Test
  void theScriptIsPrinted() {
    CliTester.Outcome outcome = cli.run("launcher", "--sif", "x.sif");
    assertEquals("", outcome.err());
    assertEquals(ExitCode.DONE, outcome.code());
    assertTrue(outcome.out().startsWith("#!/usr/bin/env bash\n"), outcome.out());
    assertTrue(outcome.out().contains("\n_image_sif='x.sif'\n"), outcome.out());
    assertTrue(outcome.out().contains("\n  \"$1\" /data\n"), outcome.out());
  }

  @Test
  void theShellAndTheStageCanBeChosen() {
    String script = cli.run("launcher", "--sif", "x.sif", "--shell", "sh", "--target=tool").out();
    assertTrue(script.startsWith("#!/bin/sh\n"), script);
    assertFalse(script.contains("/data"), script);
    assertTrue(script.contains("\n_image_build='sifter build --target tool'\n"), script);
  }

  @Test
  void optionsCanBeThereFromTheStart() {
    String script =
        cli.run("launcher", "--sif=x.sif", "--default=x11", "--default", "home=/nfs/$USER/it's")
            .out();
    String lines =
        "  test -z \"${USER:-}\" || set -- --home=/nfs/\"${USER:-}\"'/it'\"'\"'s' \"$@\"\n"
            + "  set -- --x11 \"$@\"\n";
    assertTrue(script.contains(lines), script);
    for (String wrong : List.of("x11=1", "home", "run", "local=/x", "", "=x")) {
      CliTester.Outcome outcome = cli.run("launcher", "--sif=x.sif", "--default", wrong);
      assertEquals(ExitCode.BAD_INPUT, outcome.code(), wrong);
      assertTrue(
          outcome.err().contains("--default takes an option of the script without its dashes"),
          outcome.err());
    }
    assertEquals(
        ExitCode.DONE, cli.run("launcher", "--sif=x.sif", "--slurm", "--default=local=/x").code());
  }

  @Test
  void theImageIsFoundFromTheScript() {
    assertEquals("_image_sif='../images/x.sif'", imageLine("images/x.sif", "bin/launch"));
    assertEquals("_image_sif='x.sif'", imageLine("bin/x.sif", "bin/launch"));
    assertEquals("_image_sif='x.sif'", imageLine("x.sif", "./launch"));
    assertEquals("_image_sif='/images/x.sif'", imageLine("/images/x.sif", "bin/launch"));
  }

  private String imageLine(String image, String script) {
    cli.directory("bin");
    assertEquals(ExitCode.DONE, cli.run("launcher", "--sif", image, "-o", script).code());
    return cli.read(script)
        .lines()
        .filter(line -> line.startsWith("_image_sif="))
        .findFirst()
        .get();
  }

  @Test
  void theClusterIsThatOfTheFileOrOfTheUserOrOfTheMachine() {
    cli.variable("HOME", "/home/me");
    assertEquals("_site_engine=", engineLine());
    cli.file("/etc/sifter/site.yaml", "engine: /opt/machine\n");
    assertEquals("_site_engine='/opt/machine'", engineLine());
    cli.file("/home/me/.config/sifter/site.yaml", "engine: /opt/user\n");
    assertEquals("_site_engine='/opt/user'", engineLine());
    cli.file("mine.yaml", "engine: /opt/mine\nbinds: [$WORK/a b, /l]\n");
    assertEquals("_site_engine='/opt/mine'", engineLine("--site", "mine.yaml"));
    assertTrue(
        cli.run("launcher", "--sif", "x.sif", "--site", "mine.yaml")
            .out()
            .contains("  test -z \"${WORK:-}\" || \"$1\" \"${WORK:-}\"'/a b'\n  \"$1\" /l\n"));
    for (String example : SiteFinder.EXAMPLES) {
      assertEquals(
          ExitCode.DONE, cli.run("launcher", "--sif", "x.sif", "--site", example).code(), example);
    }
  }

  @Test
  void aLateScriptKnowsNothingOfThisCluster() {
    cli.variable("HOME", "/home/me");
    cli.file("/home/me/.config/sifter/site.yaml", "engine: /opt/user\n");
    assertEquals("_site_engine=", engineLine("--late"));
  }

  private String engineLine(String... options) {
    List<String> words = new ArrayList<>(List.of("launcher", "--sif", "x.sif"));
    words.addAll(List.of(options));
    return cli.run(words.toArray(String[]::new))
        .out()
        .lines()
        .filter(line -> line.startsWith("_site_engine="))
        .findFirst()
        .get();
  }

  @Test
  void aWrongProfileIsTold() {
    cli.file("site.yaml", "engin: x\nbinds: [relative]\nenvironment: {A-B: x}\nmpi: {binds: /x}\n");
    CliTester.Outcome outcome = cli.run("launcher", "--sif", "x.sif", "--site", "site.yaml");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(
        outcome.err().startsWith("site.yaml:1:1: error: engin is no key of a config file"),
        outcome.err());
    cli.file("site.yaml", "binds: [relative]\n");
    assertTrue(
        cli.run("launcher", "--sif", "x.sif", "--site", "site.yaml")
            .err()
            .startsWith("site.yaml:1:9: error: binds cannot be relative"));
    cli.file("site.yaml", "mpi: {options: [-a, \"-b\\0\"]}\n");
    assertTrue(
        cli.run("launcher", "--sif", "x.sif", "--site", "site.yaml")
            .err()
            .startsWith("site.yaml:1:21: error: mpi.options cannot be this"));
    assertTrue(
        cli.run("launcher", "--sif", "x.sif", "--site", "none.yaml")
            .err()
            .startsWith("none.yaml: error: there is no such file"));
  }

  @Test
  void aModuleIsADirectoryThatCanBeMoved() throws Exception {
    assertEquals(
        ExitCode.DONE,
        cli.run("launcher", "--sif=images/x.sif", "--modulefile=lua", "--module=x/2", "-o", "m")
            .code());
    assertEquals(List.of("x", "x-launcher"), cli.names("m/x/2/bin"));
    assertEquals("x-launcher", Files.readSymbolicLink(cli.path("m/x/2/bin/x")).toString());
    String launcher = cli.read("m/x/2/bin/x-launcher");
    assertTrue(launcher.startsWith("#!/bin/sh\n"), launcher);
    assertTrue(launcher.contains("\n_image_sif='../../../../images/x.sif'\n"), launcher);
    assertTrue(launcher.contains("\n    x) _offered='/x' ;;\n"), launcher);
    assertEquals(List.of("2.lua"), cli.names("m/modulefiles/x"));
    String modulefile = cli.read("m/modulefiles/x/2.lua");
    String image = "setenv(\"X_SIF\", pathJoin(directory, \"../images/x.sif\"))\n";
    assertTrue(modulefile.contains(image), modulefile);
  }

  @Test
  void aModuleOffersWhatIsNamed() {
    String[] words = {"launcher", "--sif=x.sif", "--modulefile=tcl", "-o", "m", "--command=a"};
    List<String> more = new ArrayList<>(List.of(words));
    more.add("--command=/opt/b");
    assertEquals(ExitCode.DONE, cli.run(more.toArray(String[]::new)).code());
    assertEquals(List.of("a", "b", "x-launcher"), cli.names("m/x/1.0/bin"));
    assertTrue(cli.read("m/modulefiles/x/1.0").startsWith("#%Module1.0\n"));
  }

  @Test
  void wrongUsageIsTold() {
    assertEquals(
        "sifter launcher: name the image with --sif IMAGE.sif (try 'sifter help launcher')\n",
        cli.run("launcher").err());
    assertEquals(
        "sifter launcher: --shell is bash, sh, not bsh; did you mean bash?"
            + " (try 'sifter help launcher')\n",
        cli.run("launcher", "--sif", "x.sif", "--shell", "bsh").err());
    assertEquals(ExitCode.BAD_INPUT, cli.run("launcher", "--sif", "x.sif", "nowhere").code());
    for (List<String> wrong :
        List.of(
            List.of("--sbatch", "time=5"),
            List.of("--late", "--site", "generic"),
            List.of("--slurm", "--sbatch", "time=5\n#SBATCH --uid=0"),
            List.of("--slurm", "--sbatch", "-t"),
            List.of("--slurm", "--modulefile", "lua", "-o", "m"),
            List.of("--module", "a/b"),
            List.of("--modulefile", "lua"),
            List.of("--modulefile", "lua", "-o", "m", "--module", "../b"),
            List.of("--modulefile", "lua", "-o", "m", "--command", "a b"))) {
      List<String> words = new ArrayList<>(List.of("launcher", "--sif", "x.sif"));
      words.addAll(wrong);
      CliTester.Outcome outcome = cli.run(words.toArray(String[]::new));
      assertEquals(ExitCode.BAD_INPUT, outcome.code(), wrong.toString());
      assertTrue(outcome.err().startsWith("sifter launcher: "), outcome.err());
    }
    assertEquals(ExitCode.BAD_INPUT, cli.run("launcher", "--sif", "", ".").code());
  }

  @Test
  void nothingThatIsReadOrRunIsOverwritten() {
    for (String output : List.of("Dockerfile", "x.sif")) {
      cli.file("x.sif", "an image");
      CliTester.Outcome outcome = cli.run("launcher", "--sif", "x.sif", "-o", output);
      assertEquals(ExitCode.BAD_INPUT, outcome.code());
      assertTrue(outcome.err().contains("this would overwrite what is read"), outcome.err());
    }
  }

  @Test
  void whatNoScriptCanHoldIsTold() {
    byte[] foreign = "FROM scratch\nCMD [\"a?b\"]\n".getBytes(StandardCharsets.UTF_8);
    foreign[21] = (byte) 0xFF;
    cli.file("Dockerfile", foreign);
    CliTester.Outcome outcome = cli.run("launcher", "--sif", "x.sif", "-o", "launch");
    assertEquals(ExitCode.FINDINGS, outcome.code());
    assertTrue(outcome.err().startsWith("Dockerfile: error: CMD has a NUL"), outcome.err());
    assertFalse(Files.exists(cli.path("launch")));
    cli.file(
        "Dockerfile", "FROM scratch\nHEALTHCHECK CMD [\"a\\u0000\"]\nVOLUME [\"/a\\u0000\"]\n");
    String both = cli.run("launcher", "--sif", "x.sif").err();
    assertTrue(both.contains("HEALTHCHECK has a NUL") && both.contains("VOLUME has a NUL"), both);
  }

  @Test
  void aDockerfileWithErrorsGivesNoScript() {
    cli.file("Dockerfile", "FROM scratch\nEXPOSE what\n");
    CliTester.Outcome outcome = cli.run("launcher", "--sif", "x.sif", "-o", "launch");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(outcome.err().contains("Dockerfile:2:8: error"), outcome.err());
    assertFalse(Files.exists(cli.path("launch")));
  }
}
