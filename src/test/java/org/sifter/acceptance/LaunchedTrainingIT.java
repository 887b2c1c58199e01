package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * A launcher does all that the jobs do which Mila's users write: image and data are copied to the
 * node's disk, results back. Each test is called by something that such a job does.
 */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaunchedTrainingIT {
  private static final String SLURM = "/opt/sifter-engines/bin/sifter-slurm";
  private static final int POLLS = 150;

  private LaunchedImage image;
  private Path disk;
  private Path scratch;

  @BeforeAll
  void start() throws IOException {
    LaunchedImage made = LaunchedImage.of(Path.of("testdata/launcher/mila-job"));
    image = made;
    disk = made.newDirectory("disk of the node");
    scratch = made.newDirectory("scratch");
    made.newDirectory("scratch/data set");
    Files.writeString(scratch.resolve("data set/numbers"), "1 2 3\n");
    Path slurm = made.newDirectory("slurm");
    made.run(made.directory(), List.of("chmod", "755", ".")).orFail();
    image =
        made.with("SLURM_CONF", slurm.resolve("slurm.conf").toString())
            .with("SLURM_TMPDIR", disk.toString())
            .with("SCRATCH", scratch.toString())
            .with("SIFTER_OPTIONS", "--quiet");
    image.run(made.directory(), List.of(SLURM, "up", slurm.toString())).orFail();
    image.write(
        "bash",
        "--slurm",
        "--site=context/site.yaml",
        "--sbatch=cpus-per-task=2",
        "--sbatch=mem=100M",
        "--sbatch=time=0:10:00",
        "--default=home=$HOME:/home",
        "--default=stage=$SCRATCH/data set:/dataset",
        "--default=collect=/final_log:$SCRATCH/results-%j");
  }

  @AfterAll
  void end() {
    if (image != null) {
      Path slurm = image.directory().resolve("slurm");
      image.run(image.directory(), List.of(SLURM, "down", slurm.toString()));
      image.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> theJob() {
    return Stream.of(
        dynamicTest("asks for processors, a GPU, memory and time", this::asks),
        dynamicTest("runs from copies on the node's disk, and saves results", this::usesTheDisk),
        dynamicTest("runs several commands in one container", this::severalCommands),
        dynamicTest("copies once for all ranks of a node", this::ranksShareTheCopy),
        dynamicTest("is an array of jobs with results of their own", this::arrays),
        dynamicTest("saves what there is when it is stopped early", this::stoppedEarly),
        dynamicTest("leaves results that cannot be saved, and says where", this::unsaved),
        dynamicTest("tells what is missing, and leaves nothing", this::missingData),
        dynamicTest("is a launcher in an interactive session, too", this::interactive));
  }

  private void asks() throws IOException {
    List<String> lines =
        Files.readAllLines(image.directory().resolve("launch")).stream()
            .filter(line -> line.startsWith("#SBATCH"))
            .toList();
    assertEquals(
        List.of(
            "#SBATCH --job-name=image",
            "#SBATCH --output=%x-%j.out",
            "#SBATCH --partition=debug",
            "#SBATCH --gres=gpu:1",
            "#SBATCH --cpus-per-task=2",
            "#SBATCH --mem=100M",
            "#SBATCH --time=0:10:00"),
        lines);
  }

  private void usesTheDisk() throws IOException {
    String job = submit("run", "--epochs", "two words");
    String output = output(job);
    assertTrue(output.startsWith("1 2 3\nimage=" + disk + "/sifter-" + job + "/image.sif"), output);
    assertTrue(output.endsWith(" home=/home task=none threads=2\n"), output);
    assertEquals("trained --epochs two words\n", result(job, "model-0"));
    assertEquals(List.of(), entries(disk));
  }

  private void severalCommands() throws IOException {
    String script =
        "cp /dataset/numbers /final_log/copy && pwd && ls /dataset && echo $SLURM_TMPDIR";
    String job = submit("exec", "sh", "-c", script);
    assertEquals(image.directory() + "\nnumbers\n" + disk + "\n", output(job));
    assertEquals("1 2 3\n", result(job, "copy"));
  }

  private void ranksShareTheCopy() throws IOException {
    String script =
        "cat /dataset/numbers; echo $APPTAINER_CONTAINER > /final_log/rank-$SLURM_PROCID;"
            + " ls -d \"$SLURM_TMPDIR\"/sifter-*";
    String job = submit("mpi", List.of("--ntasks=2", "--cpus-per-task=1"), "sh", "-c", script);
    String copy = disk + "/sifter-" + job;
    assertEquals(List.of(copy, copy, "1 2 3", "1 2 3"), output(job).lines().sorted().toList());
    for (int rank = 0; rank < 2; rank++) {
      assertEquals(copy + "/image.sif\n", result(job, "rank-" + rank));
    }
    assertEquals(List.of(), entries(disk));
  }

  private void arrays() throws IOException {
    String[] words = {"--collect", "/final_log:" + scratch + "/array/%a", "run", "x"};
    Outcome done = sbatch(List.of("--array=1-3%2", "--output=task-%a.out"), words).orFail();
    assertTrue(!done.output().isEmpty());
    for (int task = 1; task <= 3; task++) {
      String output = Files.readString(image.directory().resolve("task-" + task + ".out"));
      assertTrue(output.contains(" task=" + task + " "), output);
      String file = "array/" + task + "/model-" + task;
      assertEquals("trained x\n", Files.readString(scratch.resolve(file)));
    }
    assertEquals(List.of(), entries(disk));
  }

  private void stoppedEarly() throws Exception {
    String job =
        image
            .run(
                image.directory(),
                List.of("sbatch", "--parsable", "--gres=none", "launch", "run", "wait"))
            .orFail()
            .output()
            .strip();
    await(() -> Files.exists(log(job)) && Files.readString(log(job)).contains("ready"));
    image.run(image.directory(), List.of("scancel", "--signal=USR1", "--batch", job)).orFail();
    await(() -> entries(disk).isEmpty());
    assertEquals("stopped early\n", result(job, "checkpoint"));
    String shown =
        image.run(image.directory(), List.of("scontrol", "show", "job", job)).orFail().output();
    assertTrue(shown.contains("ExitCode=3:0"), shown);
  }

  private void unsaved() throws IOException {
    Path full = image.newDirectory("full");
    String script = "echo kept > /results/file; chmod 555 '" + full + "'";
    Outcome done =
        sbatch(
            List.of("--output=full.out"),
            "--collect",
            "/results:" + full,
            "exec",
            "sh",
            "-c",
            script);
    assertEquals(73, done.status());
    String output = Files.readString(image.directory().resolve("full.out"));
    assertTrue(output.contains("it is left there"), output);
    List<Path> left = entries(disk);
    assertEquals(1, left.size(), left.toString());
    assertEquals("kept\n", Files.readString(left.get(0).resolve("results-1/file")));
    image.run(disk, List.of("rm", "-r", left.get(0).toString())).orFail();
  }

  private void missingData() throws IOException {
    Outcome done =
        sbatch(List.of("--output=missing.out"), "--stage", "/no/data:/dataset", "run", "x");
    assertEquals(66, done.status());
    String output = Files.readString(image.directory().resolve("missing.out"));
    assertTrue(output.contains("there is no /no/data for --stage"), output);
    assertEquals(List.of(), entries(disk));
    assertEquals(2, image.launch("--stage", "/x:relative", "run").status());
  }

  private void interactive() throws IOException {
    String output = image.with("SLURM_JOB_ID", "99").launch("run", "by hand").orFail().output();
    assertTrue(output.startsWith("1 2 3\nimage=" + image.directory() + "/image.sif"), output);
    assertEquals("trained by hand\n", result("99", "model-0"));
  }

  /** Runs a job to its end; its number. */
  private String submit(String command, String... words) {
    return submit(command, List.of(), words);
  }

  private String submit(String command, List<String> options, String... words) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(words));
    Outcome done = sbatch(options, all.toArray(String[]::new));
    return done.orFail().output().replaceFirst(".* ", "").strip();
  }

  private Outcome sbatch(List<String> options, String... words) {
    // There is no GPU to ask for here.
    List<String> command = new ArrayList<>(List.of("sbatch", "--wait", "--gres=none"));
    command.addAll(options);
    command.add("launch");
    command.addAll(List.of(words));
    return image.run(image.directory(), command);
  }

  private Path log(String job) {
    return image.directory().resolve("image-" + job + ".out");
  }

  private String output(String job) throws IOException {
    return Files.readString(log(job));
  }

  private String result(String job, String file) throws IOException {
    return Files.readString(scratch.resolve("results-" + job).resolve(file));
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Condition condition) throws Exception {
    for (int i = 0; i < POLLS && !condition.holds(); i++) {
      Thread.sleep(100);
    }
    assertTrue(condition.holds());
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }
}
