package org.sifter.acceptance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real Slurm on this machine, which runs jobs of the user who builds. It ends when closed; its
 * files go with the directory that it is in.
 *
 * @param directory where its files are
 */
record SlurmCluster(Path directory) implements AutoCloseable {
  private static final String PROGRAM = "/opt/sifter-engines/bin/sifter-slurm";

  /** A way to the cluster that is open to all, as munged wants it. */
  private static void open(Path parent) {
    Commands.in(parent).run("chmod", "755", parent.toString()).orFail();
  }

  /** One node, which is this machine as it is. */
  static SlurmCluster start(Path parent) {
    return start(parent, List.of(), List.of());
  }

  /** Some nodes, each of which has a disk of its own at {@code disk}, which is empty. */
  static SlurmCluster start(Path parent, int nodes, Path disk) {
    return start(parent, List.of(), List.of(Integer.toString(nodes), disk.toString()));
  }

  /** One node that sees nothing of what this machine has in a directory. */
  static SlurmCluster startWithout(Path parent, Path hidden) {
    return start(
        parent,
        List.of(
            "unshare",
            "--mount",
            "--propagation",
            "private",
            "sh",
            "-c",
            "mount -t tmpfs none \"$0\" && exec \"$@\"",
            hidden.toString()),
        List.of());
  }

  private static SlurmCluster start(Path parent, List<String> before, List<String> more) {
    open(parent);
    SlurmCluster cluster = new SlurmCluster(parent.resolve("slurm"));
    List<String> command = new ArrayList<>(before);
    command.addAll(List.of(Engines.AS_USER, PROGRAM, "up", cluster.directory.toString()));
    command.addAll(more);
    Commands.in(parent).run(command).orFail();
    return cluster;
  }

  /** What its clients need in their environment. */
  Map<String, String> variables() {
    return Map.of("SLURM_CONF", directory.resolve("slurm.conf").toString());
  }

  /** Runs a program of Slurm's. */
  Outcome run(String... command) {
    List<String> words = new ArrayList<>(List.of(Engines.AS_USER));
    words.addAll(List.of(command));
    return new Commands(directory, variables()).run(words);
  }

  @Override
  public void close() {
    Commands.in(directory).run(Engines.AS_USER, PROGRAM, "down", directory.toString()).orFail();
  }
}
