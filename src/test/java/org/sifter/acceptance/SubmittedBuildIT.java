package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code sifter build --slurm}: builds that are jobs of a real Slurm. */
@Tag("engine")
class SubmittedBuildIT {
  private static final int POLLS = 300;
  private static final String SLEEPER =
      "FROM 127.0.0.1:5000/busybox\nRUN echo here it waits; sleep 100\n";

  private Optional<SifterBuild> build = Optional.empty();
  private Optional<SlurmCluster> slurm = Optional.empty();

  @BeforeAll
  static void enginesMustBeHere() {
    Engines.require();
  }

  @AfterEach
  void clean() {
    slurm.ifPresent(SlurmCluster::close);
    build.ifPresent(SifterBuild::close);
  }

  private SifterBuild prepare(String dockerfile) throws IOException {
    build = Optional.of(SifterBuild.of(dockerfile));
    slurm = Optional.of(SlurmCluster.start(build.get().directory()));
    return build.get();
  }

  private List<String> command(String... options) {
    List<String> words = new ArrayList<>(List.of("--slurm", "--sbatch", "time=5"));
    words.addAll(List.of(options));
    return build.orElseThrow().command(SifterBuild.Way.LAYERED, words.toArray(String[]::new));
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(build.orElseThrow().variables());
    variables.putAll(slurm.orElseThrow().variables());
    return variables;
  }

  private Outcome run(String... options) {
    return new Commands(build.orElseThrow().context(), variables()).run(command(options));
  }

  private void assertFiles(String... names) throws IOException {
    assertEquals(String.join("\n", names), String.join("\n", build.orElseThrow().files()));
  }

  @Test
  void aJobBuildsTheImage() throws IOException {
    SifterBuild made =
        prepare(
            """
            FROM 127.0.0.1:5000/busybox
            ARG WHO=nobody
            RUN echo "hello from the step" && echo "$WHO" > /who
            ENTRYPOINT ["cat", "/who"]
            """);
    Outcome outcome = run("--build-arg", "WHO=two words $(id) 'x'", "--launcher").orFail();
    assertTrue(outcome.errors().contains("sifter: job 1 runs on "), outcome.errors());
    assertTrue(outcome.errors().contains(" | hello from the step\n"), outcome.errors());
    assertEquals("two words $(id) 'x'\n", made.inImage("cat", "/who").orFail().output());
    assertFiles("context/Dockerfile", "context/app-launcher", "context/app.sif");
    String shown = slurm.orElseThrow().run("scontrol", "show", "job", "1").orFail().output();
    assertTrue(shown.contains("JobName=sifter-build"), shown);
    assertTrue(shown.contains("TimeLimit=00:05:00"), shown);
    assertEquals(
        "two words $(id) 'x'\n",
        Commands.in(made.directory())
            .run(Engines.AS_USER, "context/app-launcher", "--no-home")
            .orFail()
            .output());
  }

  @Test
  void whatIsPrintedAndAskedForIsThatOfTheBuild() throws IOException {
    prepare("FROM 127.0.0.1:5000/busybox\nRUN true\n");
    Outcome quiet = run("--quiet", "--test=echo tested", "--sbatch", "job-name=mine").orFail();
    assertEquals("", quiet.errors());
    assertEquals(build.orElseThrow().image() + "\n", quiet.output());
    String shown = slurm.orElseThrow().run("scontrol", "show", "job", "1").orFail().output();
    assertTrue(shown.contains("JobName=mine"), shown);
    Outcome json = run("--progress=json", "--force").orFail();
    assertTrue(json.output().startsWith("{\"event\":\"planned\""), json.output());
    assertTrue(json.output().strip().endsWith("}"), json.output());
  }

  @Test
  void aStepThatFailsIsTheFailureOfTheBuild() throws IOException {
    prepare("FROM 127.0.0.1:5000/busybox\nRUN echo before; exit 42\n");
    Outcome outcome = run();
    assertEquals(3, outcome.status(), outcome::report);
    assertTrue(
        outcome
            .errors()
            .contains("Dockerfile:2:1: error: RUN echo before; exit 42 ended with status 42"),
        outcome::report);
    assertFiles("context/Dockerfile", "context/app.sif.log");
  }

  @Test
  void aWrongDockerfileIsNotSubmitted() throws IOException {
    prepare("FROM 127.0.0.1:5000/busybox\nRUM true\n");
    Outcome outcome = run();
    assertEquals(2, outcome.status(), outcome::report);
    assertTrue(outcome.errors().startsWith("Dockerfile:2:1: error: "), outcome::report);
    assertEquals(
        "No jobs in the system\n", slurm.orElseThrow().run("scontrol", "show", "jobs").output());
    assertFiles("context/Dockerfile");
  }

  @Test
  void whatSlurmRefusesIsTold() throws IOException {
    prepare("FROM 127.0.0.1:5000/busybox\n");
    Outcome outcome = run("--sbatch", "partition=none");
    assertEquals(3, outcome.status(), outcome::report);
    assertTrue(
        outcome
            .errors()
            .contains("app.sif: error: Slurm does not take the job: Batch job submission failed:"),
        outcome::report);
    assertFiles("context/Dockerfile");
  }

  @Test
  void aMachineWithoutSlurmIsTold() throws IOException {
    build = Optional.of(SifterBuild.of("FROM 127.0.0.1:5000/busybox\n"));
    Path programs = Files.createDirectory(build.get().directory().resolve("programs"));
    for (String name : List.of("sh", "env", "readlink", "java", "id")) {
      Files.createSymbolicLink(programs.resolve(name), Path.of("/usr/bin", name));
    }
    Map<String, String> variables = new HashMap<>(build.get().variables());
    variables.put("PATH", programs.toString());
    List<String> command = new ArrayList<>(command());
    command.set(0, "setpriv");
    command.addAll(1, List.of("--reuid=" + Engines.USER, "--regid=" + Engines.USER));
    command.add(3, "--clear-groups");
    command.set(0, "/usr/bin/setpriv");
    Outcome outcome = new Commands(build.get().context(), variables).run(command);
    assertEquals(3, outcome.status(), outcome::report);
    assertTrue(
        outcome.errors().contains("app.sif: error: there is no program sbatch on this machine"),
        outcome::report);
    assertFiles("context/Dockerfile");
  }

  @Test
  void anInterruptCancelsTheJob() throws Exception {
    prepare(SLEEPER);
    Outcome outcome = endedBy("kill", "-INT");
    assertEquals(130, outcome.status(), outcome::report);
    assertTrue(
        outcome.errors().contains("the build was interrupted, and job 1 is cancelled"),
        outcome::report);
    assertFiles("context/Dockerfile");
    String shown = slurm.orElseThrow().run("scontrol", "show", "job", "1").orFail().output();
    assertTrue(shown.contains("JobState=CANCELLED"), shown);
    assertFalse(build.orElseThrow().processes().contains("sleep 100"));
  }

  @Test
  void aJobThatSlurmEndsIsTold() throws Exception {
    prepare(SLEEPER);
    Outcome outcome = endedBy("scancel", "1");
    assertEquals(3, outcome.status(), outcome::report);
    assertTrue(
        outcome.errors().contains("error: job 1 was ended by Slurm: CANCELLED"), outcome::report);
    assertFiles("context/Dockerfile");
  }

  /** Builds, and when the step runs has a command end that: the process's number is added. */
  private Outcome endedBy(String program, String argument) throws Exception {
    Path directory = build.orElseThrow().directory();
    File errors = directory.resolve("errors").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command())
            .directory(build.orElseThrow().context().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(directory.resolve("output").toFile())
            .redirectError(errors);
    builder.environment().putAll(variables());
    Process process = builder.start();
    for (int i = 0; i < POLLS && !Files.readString(errors.toPath()).contains("it waits\n"); i++) {
      Thread.sleep(100);
    }
    List<String> command = new ArrayList<>(List.of(program, argument));
    if (program.equals("kill")) {
      command.add(Long.toString(process.pid()));
    }
    slurm.orElseThrow().run(command.toArray(String[]::new)).orFail();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
    return new Outcome(command(), process.exitValue(), "", Files.readString(errors.toPath()));
  }

  @Test
  void whatTheNodeDoesNotSeeIsTold() throws IOException {
    build = Optional.of(SifterBuild.of("FROM 127.0.0.1:5000/busybox\n"));
    Path place = build.get().directory();
    slurm = Optional.of(SlurmCluster.startWithout(place, build.get().context()));
    Outcome target = run();
    assertEquals(3, target.status(), target::report);
    assertTrue(
        target
            .errors()
            .contains(
                build.get().context()
                    + ": error: job 1, on another machine, does not see it [NotSeen]"),
        target::report);
    Outcome context = run("-o", place.resolve("app.sif").toString());
    assertEquals(3, context.status(), context::report);
    assertTrue(
        context
            .errors()
            .contains(
                build.get().context().resolve("Dockerfile") + ": error: job 2, on another machine"),
        context::report);
    assertFiles("context/Dockerfile");
  }
}
