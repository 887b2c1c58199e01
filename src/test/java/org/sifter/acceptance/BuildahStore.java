package org.sifter.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A store of images of buildah's for one test, which sees the base images, too; it is gone when
 * closed, with what was built in it.
 *
 * <p>A store that tests share would not do: where one of them removes an image, buildah takes
 * layers that another one's build has not finished for garbage.
 *
 * @param commands runs buildah, in the directory that relative names count from
 * @param directory where the images are
 */
record BuildahStore(Commands commands, Path directory) implements AutoCloseable {
  static BuildahStore open(Commands commands) {
    try {
      return new BuildahStore(commands, Files.createTempDirectory(Engines.WORK, "buildah-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command of buildah's with this store. */
  Outcome run(String... words) {
    return run(List.of(words));
  }

  Outcome run(List<String> words) {
    List<String> command =
        new ArrayList<>(List.of(Engines.BUILDAH, "--store", directory.toString()));
    command.addAll(words);
    return commands.run(command);
  }

  @Override
  public void close() {
    commands.run("rm", "-rf", directory.toString()).orFail();
  }
}
