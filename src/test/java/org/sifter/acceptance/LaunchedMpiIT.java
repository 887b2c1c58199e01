package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real MPI library on the host starts programs inside of images through the launcher. */
@Tag("engine")
class LaunchedMpiIT {
  private static final String SLURM = "/opt/sifter-engines/bin/sifter-slurm";
  private static final List<String> TWO_RANKS =
      List.of(
          "rank 0 of 2, sum 1, in a container, <two words>",
          "rank 1 of 2, sum 1, in a container, <two words>");

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
  void mpirunStartsTheRanks() {
    LaunchedImage oversubscribed = image.with("OMPI_MCA_rmaps_base_oversubscribe", "1");
    Outcome outcome =
        oversubscribed.launch("--ranks", "2", "mpi", "/opt/hello/hello", "two words").orFail();
    assertEquals(TWO_RANKS, outcome.output().lines().sorted().toList());
    assertEquals("", outcome.errors());
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
      assertEquals(TWO_RANKS, output.lines().sorted().toList());
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
