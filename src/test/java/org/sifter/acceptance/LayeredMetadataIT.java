package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the engine writes into each image that it builds, {@code sifter build} writes into those
 * that it makes of layers: to the byte, but for the time of the build and sifter's own labels.
 */
@Tag("engine")
@Execution(ExecutionMode.CONCURRENT)
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
      buildDefinition(project);
      assertSame(project.metadata("plain.sif"), project.metadata("app.sif"));
      assertEquals(
          comparable(project.objects("plain.sif")), comparable(project.objects("app.sif")));
    }
  }

  /** Builds {@code plain.sif} as the engine builds the definition file. */
  private static void buildDefinition(CachedProject project) {
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
    List<String> build = new ArrayList<>(List.of(Engines.APPTAINER, "build"));
    build.addAll(PlainEngineBuild.FAST);
    build.addAll(List.of("plain.sif", "image.def"));
    PlainEngineBuild.run(here, build).orFail();
  }

  /** What starts from another stage has no image's config. */
  @ParameterizedTest
  @ValueSource(strings = {"FROM one", "FROM scratch\nCOPY --from=one /bin /bin"})
  void soAreTheObjectsOfAStageThatIsNoImages(String last) throws IOException {
    String dockerfile =
        "FROM 127.0.0.1:5000/configured AS one\n"
            + last
            + "\nLABEL some=label\nCOPY --from=127.0.0.1:5000/busybox /etc /busybox\nRUN ls > /list\n";
    try (CachedProject project = CachedProject.of(dockerfile)) {
      StepOutcomes unused = project.build();
      buildDefinition(project);
      assertEquals(
          comparable(project.objects("plain.sif")), comparable(project.objects("app.sif")));
    }
  }

  /** Modes, owners, times, hard links, links and pipes, in one layer and over others. */
  @ParameterizedTest
  @ValueSource(strings = {"overlay", "copy"})
  void soAreTheFiles(String snapshotter) throws IOException {
    Instant start = Instant.now();
    String dockerfile =
        """
        FROM 127.0.0.1:5000/debian:bookworm
        COPY tree /tree/
        COPY --chown=7:8 --chmod=640 tree/a /owned/
        RUN mkfifo /pipe && touch -d 1999-01-01 /old && ln /old /old2 && ln -s /nowhere /link && \\
            touch -h -d 1998-01-01 /link && ln /bin/true /bin/true2 && chmod 4755 /bin/true
        RUN rm -rf /usr/share/doc && mkdir /usr/share/doc && echo x > /usr/share/doc/x && \\
            mv /var/lib/dpkg /var/lib/moved && chmod 700 /var/cache && rm /old2 && chown 3:4 /etc/motd
        USER 5:6
        WORKDIR /five/six
        RUN echo hi > hi && chmod 600 hi
        """;
    try (CachedProject project = CachedProject.of(dockerfile)) {
      project.write("tree/a", "a\n");
      project.write("tree/sub/b", "b\n");
      Path tree = project.directory().resolve("tree");
      Files.createLink(tree.resolve("sub/c"), tree.resolve("sub/b"));
      Files.createSymbolicLink(tree.resolve("link"), Path.of("a"));
      Files.setAttribute(tree.resolve("sub"), "unix:mode", 02750);
      Files.setAttribute(tree.resolve("a"), "unix:mode", 04711);
      project.touch();
      buildDefinition(project);
      StepOutcomes unused = project.build("--snapshotter", snapshotter);
      ExactTree plain = project.files("plain.sif").withoutTimesSince(start);
      ExactTree layered = project.files("app.sif").withoutTimesSince(start);
      assertEquals(List.of(), plain.differences(layered));
      assertTrue(plain.entries().get("/tree/sub/c").endsWith(" = /tree/sub/b"), "no hard link");
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
    return text.replaceAll("(build-date\": ?\")[A-Z][a-z]+day_[^\"]*", "$1")
        .replaceAll("\n\\s*\"?org\\.sifter\\.[^\n]*", "")
        .replaceAll("\"org\\.sifter\\.[^\"]*\":\"[^\"]*\",", "") // in JSON, as a label
        .replaceAll("\\\\n *org\\.sifter\\.[^\"\\\\]*", ""); // in JSON, in the definition file
  }
}
