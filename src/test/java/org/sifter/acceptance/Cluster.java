package org.sifter.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A machine on which an ordinary user has only Apptainer, as far as a {@link RuleClaim} needs one:
 * with a {@code /tmp}, {@code /var/tmp} and {@code /dev/shm} of its own in place of this machine's,
 * so that commands can do what they like to them. It is gone when closed.
 */
record Cluster(Path directory) implements AutoCloseable {
  private static final List<String> SHARED = List.of("/tmp", "/var/tmp", "/dev/shm");

  /** Where a mount fails the command is not run: it could delete this machine's files. */
  private static final String WITH_OWN_SHARED_DIRECTORIES =
      "for d in %s; do mount --bind \"$0$d\" \"$d\" || exit 125; done; exec \"$@\""
          .formatted(String.join(" ", SHARED));

  /** A file of the user's that has nothing to do with the image. */
  private static final String FILE_OF_THE_USER = "host/tmp/thesis.txt";

  static Cluster of(RuleClaim claim, RuleClaim.Version version) throws IOException {
    Path directory = Files.createTempDirectory(Engines.WORK, claim.rule() + "-");
    Cluster cluster = new Cluster(directory);
    try {
      cluster.fill(claim, version);
    } catch (Throwable e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  private void fill(RuleClaim claim, RuleClaim.Version version) throws IOException {
    for (String shared : SHARED) {
      Files.createDirectories(directory.resolve("host" + shared));
    }
    Files.writeString(directory.resolve(FILE_OF_THE_USER), "a year of work\n");
    copy(claim.context(), "context");
    copy(claim.job(), "job");
    Files.copy(claim.dockerfile(version), directory.resolve("Dockerfile"));
    Optional<Path> definition = claim.definition(version);
    if (definition.isPresent()) {
      Files.copy(definition.get(), directory.resolve("context/image.def"));
    }
    handOver();
  }

  private void copy(Optional<Path> files, String name) throws IOException {
    Files.createDirectory(directory.resolve(name));
    if (files.isPresent()) {
      Commands.in(Path.of("").toAbsolutePath())
          .run("cp", "-a", files.get().resolve(".").toString(), directory.resolve(name).toString())
          .orFail();
    }
  }

  private void handOver() {
    Commands commands = Commands.in(directory);
    // Whatever the umask of whoever has checked the files out.
    commands.run("chmod", "-R", "u+rwX,go+rX,go-w", ".").orFail();
    commands.run("chmod", "1777", "host/tmp", "host/var/tmp", "host/dev/shm").orFail();
    commands.run("chown", "-hR", Engines.USER, ".").orFail();
  }

  /** Builds the Dockerfile elsewhere and brings the image here, as {@code apptainer pull} does. */
  void pull() {
    Commands commands = Commands.in(directory);
    try (BuildahStore store = BuildahStore.open(commands)) {
      store.run("bud", "-f", "Dockerfile", "-t", "claim", "context").orFail();
      store.run("push", "-q", "-D", "claim", "oci-archive:image.tar").orFail();
    }
    List<String> build = new ArrayList<>(List.of(Engines.APPTAINER, "build"));
    build.addAll(PlainEngineBuild.FAST);
    build.addAll(List.of("job/image.sif", "oci-archive:image.tar"));
    commands.run(build).orFail();
  }

  /** Runs commands as the user, in the build context. */
  Transcript build(List<String> commands) {
    return run(commands, directory.resolve("context"));
  }

  /** Runs commands as the user, where the jobs are. */
  Transcript use(List<String> commands) {
    return run(commands, directory.resolve("job"));
  }

  private Transcript run(List<String> commands, Path in) {
    List<Transcript.Entry> entries = new ArrayList<>();
    for (String command : commands) {
      entries.add(Transcript.Entry.of(command, run(command, in)));
    }
    return new Transcript(entries);
  }

  private Outcome run(String command, Path in) {
    Map<String, String> variables = new HashMap<>();
    List<String> words = new ArrayList<>(Words.lines(command).get(0));
    while (words.get(0).indexOf('=') > 0) {
      String[] variable = words.remove(0).split("=", 2);
      variables.put(variable[0], variable[1]);
    }
    if (words.get(0).equals("apptainer")) {
      words.add(1, "--quiet");
    }
    List<String> run = new ArrayList<>(List.of("unshare", "--mount", "--propagation", "private"));
    run.addAll(List.of("sh", "-c", WITH_OWN_SHARED_DIRECTORIES));
    run.add(directory.resolve("host").toString());
    run.add(Engines.AS_USER);
    run.addAll(words);
    return new Commands(in, variables).run(run);
  }

  @Override
  public void close() {
    Commands.in(Engines.WORK).run("rm", "-rf", directory.toString()).orFail();
  }
}
