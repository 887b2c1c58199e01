package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Launchers are jobs of a real Slurm. */
@Tag("engine")
class LaunchedJobIT {
  private static final String SLURM = "/opt/sifter-engines/bin/sifter-slurm";
  private static final int POLLS = 150;

  private LaunchedImage image;

  @BeforeEach
  void start() throws IOException {
    image = LaunchedImage.of(Path.of("testdata/launched/service"));
    Path slurm = image.newDirectory("slurm");
    // munged wants a way to its socket that is open to all.
    image.run(image.directory(), List.of("chmod", "755", ".")).orFail();
    image = image.with("SLURM_CONF", slurm.resolve("slurm.conf").toString());
    image.run(image.directory(), List.of(SLURM, "up", slurm.toString())).orFail();
  }

  @AfterEach
  void end() {
    if (image != null) {
      Path slurm = image.directory().resolve("slurm");
      image.run(image.directory(), List.of(SLURM, "down", slurm.toString()));
      image.close();
    }
  }

  @Test
  void aJobRunsACopyOfTheImageAndRemovesIt() throws IOException {
    Path local = image.newDirectory("a disk");
    image.write("sh", "--slurm", "--sbatch", "output=job.out", "--sbatch=time=5");
    Outcome done = submit("--local", "a disk", "exec", "sh", "-c", "echo $APPTAINER_CONTAINER");
    assertEquals(0, done.status(), done.report());
    String used = read("job.out");
    assertTrue(used.startsWith(local + "/sifter-"), used);
    assertTrue(used.endsWith("/image.sif\n"), used);
    assertEquals(List.of(), entries(local));
  }

  @Test
  void argumentsAndExitStatusesPassThrough() throws IOException {
    image.write("bash", "--slurm", "--sbatch", "output=job.out");
    assertEquals(0, submit("--quiet", "run", "two words", "", "$(id)", "*", " Command=x").status());
    assertEquals("/srv/app\n<two words><><$(id)><*>< Command=x>", read("job.out"));
    assertEquals(42, submit("exec", "sh", "-c", "exit 42").status());
  }

  @Test
  void optionsOfTheJobMayHaveAnyValue() throws IOException {
    String comment = "a  \"b\" 'c' #d ü $(id) \\ %x -- --uid=0";
    image.write("sh", "--slurm", "--sbatch", "output=job.out", "--sbatch", "comment=" + comment);
    assertEquals(0, submit("run").status());
    Outcome jobs = image.run(image.directory(), List.of("scontrol", "show", "job"));
    assertTrue(jobs.orFail().output().contains("Comment=" + comment), jobs::report);
  }

  @Test
  void arraysRunAsManyJobs() throws IOException {
    image.write("bash", "--slurm", "--sbatch", "array=0-2", "--sbatch", "output=task-%a.out");
    assertEquals(0, submit("exec", "sh", "-c", "echo $SLURM_ARRAY_TASK_ID").status());
    for (int task = 0; task <= 2; task++) {
      assertEquals(task + "\n", read("task-" + task + ".out"));
    }
  }

  @Test
  void signalsReachTheProgramAndTheCopyIsRemoved() throws Exception {
    Path local = image.newDirectory("disk");
    image.write("bash", "--slurm", "--sbatch", "output=job.out");
    Outcome submitted =
        image.run(
            image.directory(),
            List.of("sbatch", "--parsable", "launch", "--local", "disk", "--quiet", "run", "wait"));
    String job = submitted.orFail().output().strip();
    awaitEnd("ready\n");
    assertEquals(1, entries(local).size());
    image.run(image.directory(), List.of("scancel", "--signal=TERM", "--batch", job)).orFail();
    awaitEnd("got TERM\n");
    for (int i = 0; i < POLLS && !entries(local).isEmpty(); i++) {
      Thread.sleep(100);
    }
    assertEquals(List.of(), entries(local));
    String shown =
        image.run(image.directory(), List.of("scontrol", "show", "job", job)).orFail().output();
    assertTrue(shown.contains("ExitCode=42:0"), shown);
  }

  @Test
  void aDiskThatIsFullIsTold() throws IOException {
    image.write("bash", "--slurm", "--sbatch", "output=job.out");
    image.run(image.directory(), List.of("sh", "-c", "mkdir disk; chmod 555 disk")).orFail();
    assertEquals(73, submit("--local", "disk", "run", "x").status());
    assertTrue(read("job.out").contains("cannot copy "), read("job.out"));
    assertEquals(0, submit("--no-copy", "run", "x").status());
  }

  @Test
  void processorsOfTheJobAreItsThreads() throws IOException {
    image.write("bash", "--slurm", "--sbatch", "output=job.out", "--sbatch", "cpus-per-task=2");
    assertEquals(0, submit("exec", "sh", "-c", "echo $OMP_NUM_THREADS").status());
    assertEquals("2\n", read("job.out"));
  }

  @Test
  void outsideOfAJobTheScriptIsALauncher() throws IOException {
    image.write("bash", "--slurm");
    assertEquals("/srv/app\n<x>", image.launch("run", "x").orFail().output());
    assertFalse(read("launch").contains(image.directory().toString()));
  }

  private Outcome submit(String... words) {
    List<String> command = new ArrayList<>(List.of("sbatch", "--wait", "launch"));
    command.addAll(List.of(words));
    return image.run(image.directory(), command);
  }

  private String read(String name) throws IOException {
    return Files.readString(image.directory().resolve(name));
  }

  private void awaitEnd(String output) throws Exception {
    Path file = image.directory().resolve("job.out");
    for (int i = 0; i < POLLS; i++) {
      if (Files.exists(file) && Files.readString(file).endsWith(output)) {
        return;
      }
      Thread.sleep(100);
    }
    assertEquals(output, read("job.out"));
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }
}
