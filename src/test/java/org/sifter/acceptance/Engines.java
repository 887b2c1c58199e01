package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The real engines and how to call them; {@code src/test/engines} installs them. */
final class Engines {
  private static final Path PROGRAMS = Path.of("/opt/sifter-engines/bin");
  private static final Path STATE = Path.of("/var/lib/sifter-engines");

  /** Apptainer, run as the ordinary user {@link #USER}. */
  static final String APPTAINER = PROGRAMS.resolve("sifter-apptainer").toString();

  /** buildah, run as root, set up to build what {@code docker build} does. */
  static final String BUILDAH = PROGRAMS.resolve("sifter-buildah").toString();

  /** The program under test. */
  static final String SIFTER =
      Path.of(System.getProperty("sifter.home", "target/sifter"))
          .toAbsolutePath()
          .resolve("bin/sifter")
          .toString();

  /** Runs a command as {@link #USER}. */
  static final String AS_USER = PROGRAMS.resolve("sifter-engine-user").toString();

  /** The owner of every file that Apptainer builds from. */
  static final String USER = "sifter-engine";

  /** Where directories for builds may be made. */
  static final Path WORK = STATE.resolve("work");

  /** The configs of the base images, for {@code sifter --base-config}. */
  static final Path BASE_CONFIG = STATE.resolve("base-config.json");

  private static final String CURE =
      "run \"sudo src/test/engines/install-engines.sh\", and the tests as root";

  private Engines() {}

  /**
   * Ends the test where the engines cannot be used: as skipped on a developer's machine, as failed
   * where the environment variable {@code CI} says that they have to be there.
   */
  static void require() {
    Optional<String> obstacle = obstacle();
    if (obstacle.isEmpty()) {
      return;
    }
    String message = obstacle.get() + ": " + CURE;
    if (System.getenv("CI") != null) {
      fail(message);
    }
    abort(message);
  }

  private static Optional<String> obstacle() {
    for (String program : List.of(APPTAINER, BUILDAH, AS_USER)) {
      if (!Files.isExecutable(Path.of(program))) {
        return Optional.of("no engine tests without " + program);
      }
    }
    // The registry's process does not outlive a restart of the machine; neither do these rights.
    if (!Files.isWritable(STATE.resolve("buildah")) || !Files.isWritable(Path.of("/dev/fuse"))) {
      return Optional.of("no engine tests without the right to use the engines' files");
    }
    if (!Registry.answers()) {
      return Optional.of("no engine tests without the registry on " + Registry.ADDRESS);
    }
    return Optional.empty();
  }
}
