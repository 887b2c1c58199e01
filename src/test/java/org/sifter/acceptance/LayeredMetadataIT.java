package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the engine writes into each image that it builds, {@code sifter build} writes into those
 * that it makes of layers: to the byte, but for the time of the build and sifter's own labels.
 */
@Tag("engine")
class LayeredMetadataIT {
  private static final String DEFINITION = ".singularity.d/Singularity";

  @BeforeAll
  static void enginesMustBeHere() {
    Engines.require();
  }

  @Test
  void itIsThatOfTheDefinitionFile() throws IOException {
    String dockerfile =
        """
        FROM 127.0.0.1:5000/busybox AS one
        RUN echo a > /a
        FROM 127.0.0.1:5000/configured
        LABEL a=b c="<d> & \\"e\\"" org.opencontainers.image.title=x unicode="LETTERS"
        ENV X=1 Y="a b"
        WORKDIR /w
        EXPOSE 80
        VOLUME /data
        COPY --from=one /a /a
        HEALTHCHECK CMD true
        ENTRYPOINT ["echo", "hi"]
        CMD ["x"]
        """
            .replace("LETTERS", "\u00fc\u2028\u4e2d");
    try (CachedProject project = CachedProject.of(dockerfile)) {
      StepOutcomes unused = project.build();
      Commands here = new Commands(project.directory(), Map.of("APPTAINER_NOHTTPS", "1"));
      List<String> convert =
          List.of(
              "--base-config",
              Engines.BASE_CONFIG.toString(),
              "--dialect",
              "apptainer",
              "-o",
              "image.def");
      here.run(project.sifter().command("convert", convert)).orFail();
      here.run(Engines.APPTAINER, "build", "plain.sif", "image.def").orFail();
      assertSame(project.metadata("plain.sif"), project.metadata("app.sif"));
    }
  }

  /** Without labels, a help text, or a command. */
  @Test
  void itIsThatOfAPlainBuild() throws IOException {
    try (CachedProject project =
        CachedProject.of("FROM 127.0.0.1:5000/busybox\nRUN echo a > /a\n")) {
      StepOutcomes unused = project.build();
      unused = project.build("--snapshotter", "none", "-o", "plain.sif");
      SortedMap<String, String> plain = project.metadata("plain.sif");
      SortedMap<String, String> layered = project.metadata("app.sif");
      // That of the plain build has marks by which sifter knows the steps.
      plain.remove(DEFINITION);
      layered.remove(DEFINITION);
      assertSame(plain, layered);
    }
  }

  private static void assertSame(
      SortedMap<String, String> plain, SortedMap<String, String> layered) {
    assertEquals(plain.keySet(), layered.keySet());
    plain.forEach(
        (name, text) -> assertEquals(comparable(text), comparable(layered.get(name)), name));
  }

  private static String comparable(String text) {
    return text.replaceAll("(build-date\": \")[A-Z][a-z]+day_[^\"]*", "$1")
        .replaceAll("\n[^\n]*org\\.sifter\\.[^\n]*", "");
  }
}
