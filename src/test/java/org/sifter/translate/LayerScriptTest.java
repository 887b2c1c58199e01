package org.sifter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.definition.BootstrapAgent;
import org.sifter.definition.Header;
import org.sifter.definition.ScriptLine;
import org.sifter.plan.Platform;
import org.sifter.resolve.ResolveOptions.UnknownVariables;
import org.sifter.source.SourceFile;
import org.sifter.testing.Pipeline;

/** Stages that are run one by one, each on the file system that another has left. */
final class LayerScriptTest {
  @TempDir Path context;

  @BeforeEach
  void fillContext() throws IOException {
    Files.writeString(context.resolve("file"), "text");
  }

  @Test
  void aStageIsAScriptOnWhatItStartsFrom() {
    List<LayerScript> layers =
        layers(
            "FROM alpine AS one",
            "RUN make",
            "FROM one AS two",
            "RUN true",
            "FROM scratch",
            "COPY --from=two /a /a");
    assertEquals(
        List.of(
            Header.of(BootstrapAgent.DOCKER, "alpine").named("one"),
            Header.scratch().named("two"),
            Header.scratch().named("stage-2")),
        layers.stream().map(LayerScript::header).toList());
    assertEquals(List.of("one", "two", "stage-2"), layers.stream().map(LayerScript::name).toList());
    assertEquals(List.of(), layers.get(1).setup(), "nothing is copied: it is there already");
    assertTrue(holds(layers.get(1).post(), "true"));
    assertFalse(holds(layers.get(1).post(), "make"), "that is what the stage before does");
    assertEquals(List.of(), layers.get(2).post(), "it has no shell");
  }

  @Test
  void stagesThatNobodyNeedsForThemselvesAreScriptsToo() {
    // In a definition file they would be one stage.
    List<LayerScript> layers = layers("FROM alpine AS one", "RUN a", "FROM one", "RUN b");
    assertEquals(2, layers.size());
  }

  @Test
  void whatIsCopiedFromIsNamedByAVariable() {
    List<LayerScript> layers =
        layers(
            "FROM alpine AS my-tools",
            "FROM alpine AS other",
            "FROM alpine",
            "COPY --from=my-tools /a /a",
            "COPY --from=other / /all/",
            "COPY --from=docker.io/library/busybox:1 /bin/busy* /bin/");
    LayerScript last = layers.get(layers.size() - 1);
    assertEquals(
        Map.of(
            "SIFTER_ROOT_my_tools", "my-tools",
            "SIFTER_ROOT_other", "other",
            "SIFTER_ROOT_image_1", "image-1"),
        last.roots());
    assertTrue(
        holds(
            last.setup(),
            "sifter_select \"$SIFTER_ROOT_my_tools\" /a \"$SINGULARITY_ROOTFS\"/.sifter/1 -true"));
    assertTrue(
        holds(
            last.setup(),
            "sifter_copy_root \"$SIFTER_ROOT_other\" \"$SINGULARITY_ROOTFS\"/.sifter/2/"));
    assertTrue(holds(last.setup(), "root=\"$SIFTER_ROOT_image_1\""));
    assertEquals("image-1", layers.get(0).name(), "images come first");
  }

  @Test
  void namesThatAreNearlyTheSameHaveVariablesOfTheirOwn() {
    List<LayerScript> layers =
        layers(
            "FROM alpine AS a-b",
            "FROM alpine AS a_b",
            "FROM alpine AS a.b",
            "FROM alpine",
            "COPY --from=a-b /x /1",
            "COPY --from=a_b /x /2",
            "COPY --from=a.b /x /3");
    Map<String, String> roots = layers.get(layers.size() - 1).roots();
    assertEquals(Set.of("a-b", "a_b", "a.b"), Set.copyOf(roots.values()));
    roots.keySet().forEach(name -> assertTrue(name.matches("\\w+"), name));
  }

  @Test
  void aScriptDoesNotChangeWithTheLinesAboveIt() {
    List<LayerScript> one = layers("FROM alpine", "COPY file /a", "ADD http://h.x/b /b");
    List<LayerScript> other = layers("FROM alpine", "", "COPY file /a", "", "ADD http://h.x/b /b");
    assertEquals(commands(one.get(0)), commands(other.get(0)));
  }

  @Test
  void stagingDirectoriesStay() {
    // They are left out when the layer is stored.
    LayerScript layer = layers("FROM alpine", "COPY file /a", "RUN true").get(0);
    assertFalse(layer.post().stream().anyMatch(line -> line.text().contains("rm -rf /.sifter")));
    assertFalse(layer.post().contains(Translation.TRACE));
  }

  @Test
  void filesOfTheContextAreCopiedAsTheyAre() {
    LayerScript layer = layers("FROM alpine", "COPY file /a").get(0);
    assertTrue(
        holds(
            layer.setup(),
            "cp -L --preserve=mode,timestamps file \"$SINGULARITY_ROOTFS\"/.sifter/1/file"));
    assertEquals(1, layer.selections().size());
  }

  @Test
  void cachesAndSecretsAreBoundToWhatTheScriptSays() {
    LayerScript layer =
        layers(
                "FROM alpine",
                "RUN --mount=type=cache,id=c,target=/c,sharing=locked"
                    + " --mount=type=cache,id=d,target=/d --mount=type=secret,id=s true",
                "RUN --mount=type=cache,id=c,target=/e,sharing=private true")
            .get(0);
    assertEquals(
        Map.of(
            "/.sifter/cache/1", new LayerScript.CacheMount("c", "locked"),
            "/.sifter/cache/2", new LayerScript.CacheMount("d", "shared")),
        layer.caches());
    assertEquals(Map.of("/.sifter/secrets/s", "s"), layer.secrets());
    assertTrue(holds(layer.setup(), "mkdir -p \"$SINGULARITY_ROOTFS\"/.sifter/cache/2"));
    assertTrue(holds(layer.setup(), ": > \"$SINGULARITY_ROOTFS\"/.sifter/secrets/s"));
    assertTrue(holds(layer.post(), "sifter_mount 1 /.sifter/cache/1 /e --bind"));
  }

  @Test
  void aCacheThatBeginsWithFilesKeepsWhatItHolds() {
    LayerScript layer =
        layers(
                "FROM alpine AS seed",
                "FROM alpine",
                "RUN --mount=type=cache,target=/c,from=seed,source=/s true")
            .get(1);
    assertTrue(
        holds(
            layer.post(),
            "[ -n \"$(ls -A /.sifter/cache/1)\" ] || cp -a /.sifter/2/s/. /.sifter/cache/1/"));
  }

  @Test
  void scriptsOfAStageWithoutAShellRunOnTheHost() {
    LayerScript layer = layers("FROM gcr.io/distroless/static", "COPY file /a").get(0);
    assertEquals(List.of(), layer.post());
    assertTrue(layer.setup().stream().anyMatch(line -> line.text().contains("sifter_put_file")));
  }

  private List<LayerScript> layers(String... dockerfile) {
    Pipeline pipeline =
        Pipeline.of(SourceFile.of("Dockerfile", String.join("\n", dockerfile) + "\n"));
    TranslateOptions options =
        new TranslateOptions(
            context,
            Optional.empty(),
            "Dockerfile",
            /* lenient= */ false,
            Platform.LINUX_AMD64,
            Optional.empty(),
            Optional.of(Set.of("s")));
    List<LayerScript> layers =
        pipeline
            .plan(UnknownVariables.KEPT)
            .flatMap(plan -> Translator.translateLayers(plan, options, pipeline.log()))
            .orElseThrow();
    assertFalse(pipeline.log().hasErrors(), () -> pipeline.log().diagnostics().toString());
    return layers;
  }

  private static boolean holds(List<ScriptLine> script, String command) {
    return script.stream().anyMatch(line -> line.text().strip().equals(command));
  }

  /** What is executed, without the comments that name lines of the Dockerfile. */
  private static List<String> commands(LayerScript layer) {
    return Stream.of(layer.setup(), layer.post())
        .flatMap(List::stream)
        .map(ScriptLine::text)
        .filter(text -> !text.contains("Dockerfile:"))
        .toList();
  }
}
