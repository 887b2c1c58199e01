package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** sifter builds an image of itself from its own Dockerfile, and works in there without Java. */
@Tag("engine")
final class OwnImageIT {
  private static final Path DOCKERFILE = Path.of("src/main/docker/Dockerfile");
  private static final Path LINK = Path.of("src/main/dist/link-runtime.sh").toAbsolutePath();
  private static final String TIME = "2026-01-01T00:00:00Z";

  /** The image's own Dockerfile is what it is tried on, too. */
  @Test
  void theImageConvertsDockerfiles() throws IOException {
    Engines.require();
    try (SifterBuild build = SifterBuild.of(Files.readString(DOCKERFILE))) {
      pack(build);
      Outcome built =
          build.run(SifterBuild.Way.LAYERED, "--build-arg", "BASE=127.0.0.1:5000/debian:bookworm");
      assertTrue(built.succeeded(), built.report());

      Outcome java = build.inImage("sh", "-c", "command -v java");
      assertEquals(127, java.status(), "there is no Java but sifter's: " + java.report());
      // As in Docker, the image runs in its own working directory.
      Outcome run = run(build, convert(build.context().toString()));
      assertTrue(run.succeeded(), run.report());
      assertTrue(run.output().contains("\nFrom: debian\n"), run.output());
      List<String> outside = new ArrayList<>(List.of(Engines.AS_USER, build.sifter()));
      outside.addAll(convert("."));
      String expected = Commands.in(build.context()).run(outside).orFail().output();
      assertEquals(expected, run.output());
      List<String> inside = new ArrayList<>(List.of("sifter"));
      inside.addAll(convert("."));
      assertEquals(expected, build.inImage(inside.toArray(String[]::new)).orFail().output());

      Outcome help = run(build, List.of());
      assertTrue(help.output().startsWith("Usage: sifter COMMAND"), help.report());
    }
  }

  /** Makes the archive as packaging does, of the program under test. */
  private static void pack(SifterBuild build) {
    Path home = build.directory().resolve("sifter-0");
    Commands here = Commands.in(build.directory());
    here.run("cp", "-r", build.directory().resolve("sifter").toString(), home.toString()).orFail();
    here.run(LINK.toString(), System.getProperty("java.home"), home.toString(), TIME).orFail();
    here.run("tar", "-czf", build.context() + "/sifter-0-linux-test.tar.gz", "sifter-0").orFail();
    build.handOver();
  }

  private static Outcome run(SifterBuild build, List<String> arguments) {
    List<String> words =
        new ArrayList<>(List.of(Engines.APPTAINER, "--quiet", "run", build.image().toString()));
    words.addAll(arguments);
    return Commands.in(build.context()).run(words);
  }

  private static List<String> convert(String context) {
    return List.of("convert", "--resolve", "never", "--build-arg", "BASE=debian", context);
  }
}
