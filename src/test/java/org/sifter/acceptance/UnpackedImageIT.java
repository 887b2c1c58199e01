package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An image of one layer that the engine has fetched before is unpacked as the engine unpacks it,
 * whatever is in it.
 */
@Tag("engine")
class UnpackedImageIT {
  private static final String NAME = Registry.ADDRESS + "/sifter-test/unpacked";

  @BeforeAll
  static void enginesMustBeHere() {
    Engines.require();
  }

  @Test
  void allKindsOfFiles() throws IOException {
    String output =
        unpackedAsByTheEngine(
            """
            RUN mkdir -p /odd/'a b' /odd/ro && echo x > '/odd/a b/"$(c)' && ln '/odd/a b/"$(c)' /odd/hard && \\
                ln -s /nowhere /odd/dangling && ln -s ../odd/hard /odd/relative && ln -s /odd/hard /odd/absolute && \\
                chown 7:8 /odd/hard && chmod 4755 /odd/hard && chmod 2711 '/odd/a b' && mkdir -m 1777 /odd/sticky && \\
                touch -d @1000000000 /odd/old && echo y > /odd/ro/y && chmod 000 /odd/ro/y && chmod 555 /odd/ro && \\
                long=$(printf %0120d 1)/$(printf %0120d 2) && mkdir -p /odd/$long && echo z > /odd/$long/z && \\
                mkfifo /odd/pipe && : > /odd/empty && touch -h -d @900000000 /odd/dangling && touch -d @800000000 /odd
            """);
    assertFalse(isByEngine(output), output);
  }

  /** The engine puts files of its own where there are none. */
  @Test
  void filesWhereTheEngineHasSome() throws IOException {
    String output =
        unpackedAsByTheEngine(
            """
            RUN rm -rf /tmp /var /home && mkdir -m 700 /home && echo hosts > /etc/hosts && echo s > /singularity
            """);
    assertFalse(isByEngine(output), output);
  }

  /** Only the engine can tell what comes of these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "RUN mv /etc /other && ln -s other /etc",
        "RUN mkdir -p /srv/var && rm -rf /var && ln -s srv/var /var",
        "RUN mkdir -p /.singularity.d/env && echo A=1 > /.singularity.d/env/20-a.sh"
      })
  void linksAndFilesInTheWayOfTheEngine(String step) throws IOException {
    String output = unpackedAsByTheEngine(step + "\n");
    assertTrue(isByEngine(output), output);
  }

  /**
   * Builds from an image of one layer, by the engine and in layers, and compares the results.
   *
   * @param steps those of the image
   * @return what the build in layers has printed
   */
  private static String unpackedAsByTheEngine(String steps) throws IOException {
    Instant start = Instant.now();
    push(steps);
    try (CachedProject project = CachedProject.of("FROM " + NAME + "\nENV A=b\n")) {
      StepOutcomes unused = project.build("--snapshotter", "none", "-o", "plain.sif");
      String output = project.tryBuild().orFail().output();
      ExactTree plain = project.files("plain.sif").withoutTimesSince(start);
      assertEquals(List.of(), plain.differences(project.files("app.sif").withoutTimesSince(start)));
      assertTrue(plain.entries().containsKey("/bin/busybox"));
      assertTrue(output.contains("which has been fetched before"), output);
      return output;
    }
  }

  private static boolean isByEngine(String output) {
    return output.contains("Extracting OCI image");
  }

  /** Makes an image of one layer and pushes it. */
  private static void push(String steps) throws IOException {
    Path context = Files.createTempDirectory(Engines.WORK, "base-");
    Files.writeString(
        context.resolve("Dockerfile"),
        "FROM 127.0.0.1:5000/busybox AS box\nFROM scratch\nCOPY --from=box / /\n" + steps + "\n");
    Commands here = Commands.in(context);
    try (BuildahStore store = BuildahStore.open(here)) {
      store.run("bud", "--layers=false", "-t", NAME, ".").orFail();
      store.run("push", NAME).orFail();
    }
    here.run("rm", "-rf", context.toString()).orFail();
  }
}
