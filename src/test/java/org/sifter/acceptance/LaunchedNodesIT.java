package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A job on several nodes, each with a disk of its own: each has a copy of the image there. */
@Tag("engine")
class LaunchedNodesIT {
  private Optional<LaunchedImage> image = Optional.empty();
  private Optional<SlurmCluster> slurm = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    LaunchedImage made = LaunchedImage.of(Path.of("testdata/launched/service"));
    image = Optional.of(made);
    Path disk = made.newDirectory("disk");
    slurm = Optional.of(SlurmCluster.start(made.directory(), 2, disk));
    made.write("sh", "--slurm", "--sbatch", "output=job.out", "--sbatch", "nodes=2");
  }

  @AfterEach
  void end() {
    slurm.ifPresent(SlurmCluster::close);
    image.ifPresent(LaunchedImage::close);
  }

  @Test
  void eachNodeRunsFromItsOwnCopy() throws IOException {
    Outcome done =
        submit("--local", "disk", "mpi", "sh", "-c", "echo $SLURMD_NODENAME $APPTAINER_CONTAINER");
    String output = Files.readString(image.orElseThrow().directory().resolve("job.out"));
    assertEquals(0, done.status(), output);
    String copy = image.orElseThrow().directory().resolve("disk") + "/sifter-JOB/image.sif";
    assertEquals(
        List.of("node1 " + copy, "node2 " + copy),
        output
            .lines()
            .map(line -> line.replaceFirst("/sifter-[0-9]+/", "/sifter-JOB/"))
            .sorted()
            .toList(),
        output);
    assertEquals(List.of(), copies());
  }

  @Test
  void aNodeThatCannotHoldTheCopyIsTold() throws IOException {
    Path disk = slurm.orElseThrow().directory().resolve("disk2");
    List<Path> obstacles =
        Stream.of("sifter-1", "sifter-2", "sifter-3").map(disk::resolve).toList();
    for (Path obstacle : obstacles) {
      Files.writeString(obstacle, "not a directory");
    }
    assertEquals(73, submit("--local", "disk", "mpi", "true").status());
    for (Path obstacle : obstacles) {
      Files.deleteIfExists(obstacle);
    }
    String output = Files.readString(image.orElseThrow().directory().resolve("job.out"));
    assertTrue(output.contains("launch: cannot copy "), output);
    assertEquals(List.of(), copies());
  }

  private Outcome submit(String... words) {
    LaunchedImage launched =
        image
            .orElseThrow()
            .with("SLURM_CONF", slurm.orElseThrow().directory().resolve("slurm.conf").toString());
    List<String> command =
        Stream.concat(Stream.of("sbatch", "--wait", "launch"), Stream.of(words)).toList();
    return launched.run(launched.directory(), command);
  }

  /** What is on the disks. */
  private List<Path> copies() throws IOException {
    Path files = slurm.orElseThrow().directory();
    try (Stream<Path> first = Files.list(files.resolve("disk1"));
        Stream<Path> second = Files.list(files.resolve("disk2"))) {
      return Stream.concat(first, second).toList();
    }
  }
}
