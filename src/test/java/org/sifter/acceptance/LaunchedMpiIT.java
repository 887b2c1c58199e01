package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real MPI library on the host starts programs inside of images through the launcher. */
@Tag("engine")
class LaunchedMpiIT {
  private static final String SLURM = "/opt/sifter-engines/bin/sifter-slurm";

  private LaunchedImage image;

  @BeforeEach
  void build() throws Exception {
    image = LaunchedImage.of(Path.of("testdata/launched/mpi"));
  }

  @AfterEach
  void clean() {
    if (image != null) {
      image.close();
    }
  }

  @Test
  void mpirunStartsTheRanksInTheImage() {
    Outcome outcome = launchTwo("mpi", "/opt/hello/hello", "two words");
    assertEquals(
        twoRanks(image.directory().resolve("image.sif").toString()),
        outcome.output().lines().sorted().toList());
    assertEquals("", outcome.errors());
  }

  @Test
  void optionsAndTheImageThatIsNamedAreThoseOfEachRank() throws Exception {
    image.run(image.directory(), List.of("ln", "image.sif", "another image.sif")).orFail();
    Outcome outcome =
        launchTwo(
            "--sif",
            "another image.sif",
            "--env",
            "V=$(id) '",
            "mpi",
            "sh",
            "-c",
            "echo \"$V $APPTAINER_CONTAINER\"");
    String line = "$(id) ' " + image.directory().resolve("another image.sif");
    assertEquals(List.of(line, line), outcome.output().lines().toList());
  }

  @Test
  void ranksAreShownWhatTheSiteHasForThem() throws Exception {
    Path site = image.newDirectory("host mpi");
    Files.writeString(site.resolve("file"), "of the host\n");
    Files.writeString(
        image.directory().resolve("site.yaml"),
        """
        mpi:
          binds: ["$HOST_MPI:/host-mpi", /nowhere/at/all]
          library-path: [/host-mpi/lib, /host-mpi/lib64]
        """);
    image.write("sh", "--site", "site.yaml");
    image = image.with("HOST_MPI", site.toString());
    String look = "cat /host-mpi/file; echo $LD_LIBRARY_PATH";
    Outcome ranks = launchTwo("mpi", "sh", "-c", look);
    String path = "/host-mpi/lib:/host-mpi/lib64:/.singularity.d/libs";
    // The engine puts its own directory behind the value, which has it already from the image.
    assertEquals(
        List.of(path, path, "of the host", "of the host"),
        ranks
            .output()
            .lines()
            .map(line -> line.replaceFirst("(:/\\.singularity\\.d/libs)+$", "$1"))
            .sorted()
            .toList());
    assertEquals(
        "/.singularity.d/libs\n",
        image.launch("exec", "sh", "-c", look).output(),
        "only ranks need it");
  }

  private Outcome launchTwo(String... words) {
    List<String> all = new ArrayList<>(List.of("--ranks", "2"));
    all.addAll(List.of(words));
    return image
        .with("OMPI_MCA_rmaps_base_oversubscribe", "1")
        .launch(all.toArray(String[]::new))
        .orFail();
  }

  /** What the program says in an image. */
  private static List<String> twoRanks(String path) {
    return List.of(
        "rank 0 of 2, sum 1, in " + path + ", <two words>",
        "rank 1 of 2, sum 1, in " + path + ", <two words>");
  }

  @Test
  void aJobStartsTheRanksWithACopyOfTheImage() throws Exception {
    Path slurm = image.newDirectory("slurm");
    image.run(image.directory(), List.of("chmod", "755", ".")).orFail();
    image = image.with("SLURM_CONF", slurm.resolve("slurm.conf").toString());
    Files.writeString(image.directory().resolve("site.yaml"), "mpi: {options: [--mpi=pmix]}\n");
    image.write(
        "sh", "--slurm", "--site", "site.yaml", "--sbatch=output=job.out", "--sbatch=ntasks=2");
    image.run(image.directory(), List.of(SLURM, "up", slurm.toString())).orFail();
    try {
      Outcome outcome =
          image.run(
              image.directory(),
              List.of("sbatch", "--wait", "launch", "mpi", "/opt/hello/hello", "two words"));
      String output = Files.readString(image.directory().resolve("job.out"));
      assertEquals(0, outcome.status(), output);
      List<String> lines = output.lines().sorted().toList();
      String used = lines.get(0).replaceFirst(".*, in (.*), <.*", "$1");
      assertTrue(used.matches("/tmp/sifter-[0-9]+/image\\.sif"), used);
      assertEquals(twoRanks(used), lines);
    } finally {
      image.run(image.directory(), List.of(SLURM, "down", slurm.toString()));
    }
  }

  @Test
  void whatWouldPartTheRanksIsRefused() {
    Outcome outcome = image.launch("--clean", "--mpi", "exec", "/opt/hello/hello");
    assertEquals(2, outcome.status());
    assertTrue(outcome.errors().contains("do not find each other"), outcome.errors());
  }
}
