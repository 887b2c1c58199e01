package org.sifter.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory for one case, owned by the user who builds: a copy of the Dockerfile and of the
 * context, with room beside them for what is made of them. It is gone when closed.
 *
 * @param served the web server, for a case that needs it
 */
record Workplace(Path directory, Optional<ServedFiles> served) implements AutoCloseable {
  static Workplace of(EquivalenceCase example) throws IOException {
    Path directory = Files.createTempDirectory(Engines.WORK, example.name() + "-");
    Optional<ServedFiles> served =
        example.isServed() ? Optional.of(ServedFiles.start()) : Optional.empty();
    Workplace workplace = new Workplace(directory, served);
    try {
      workplace.fill(example);
    } catch (Throwable e) {
      workplace.close();
      throw e;
    }
    return workplace;
  }

  private void fill(EquivalenceCase example) throws IOException {
    Files.createDirectory(context());
    if (Files.exists(example.context())) {
      copy(example.context().resolve("."), context());
    }
    copy(example.dockerfile(), dockerfile());
    if (example.dockerfileForBuildah().isPresent()) {
      copy(example.dockerfileForBuildah().get(), dockerfileForBuildah());
    }
    // Before prepare.sh: a change of owner takes setuid away.
    handOver();
    if (example.prepare().isPresent()) {
      prepare(example.prepare().get());
    }
  }

  Path context() {
    return directory.resolve("context");
  }

  Path dockerfile() {
    return directory.resolve("Dockerfile");
  }

  Path dockerfileForBuildah() {
    return directory.resolve("Dockerfile.for-buildah");
  }

  Path definition() {
    return directory.resolve("image.def");
  }

  /** The Dockerfile that is made of the definition file. */
  Path dockerfileBack() {
    return directory.resolve("Dockerfile.back");
  }

  Path image() {
    return directory.resolve("image.sif");
  }

  /** Runs commands in the context. */
  Commands commands() {
    return Commands.in(context());
  }

  @Override
  public void close() {
    served.ifPresent(ServedFiles::close);
    Commands.in(Engines.WORK).run("rm", "-rf", directory.toString()).orFail();
  }

  private void copy(Path source, Path target) {
    Commands.in(Path.of("").toAbsolutePath())
        .run("cp", "-a", source.toString(), target.toString())
        .orFail();
  }

  private void handOver() {
    Commands.in(Engines.WORK)
        .run("chown", "-hR", BuildMode.chosen().user(), directory.toString())
        .orFail();
  }

  /** As the user who owns the context, with the usual umask. */
  private void prepare(Path script) {
    Path copy = directory.resolve("prepare.sh");
    copy(script, copy);
    new Commands(context(), BuildMode.chosen().environment())
        .run(Engines.AS_USER, "sh", "-c", "umask 022; exec sh \"$0\"", copy.toString())
        .orFail();
  }
}
