package org.sifter.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerGraphTest {
  @TempDir Path context;
  private LayerTester tester = new LayerTester(Path.of(""));

  @BeforeEach
  void fill() throws IOException {
    tester = new LayerTester(context);
    Files.writeString(context.resolve("file"), "content");
    Files.createDirectory(context.resolve("directory"));
    Files.writeString(context.resolve("directory/inner"), "content");
    Files.createSymbolicLink(context.resolve("directory/link"), Path.of("inner"));
  }

  private List<String> copying() throws IOException {
    return tester.keys("FROM base", "RUN one", "COPY file directory /there/", "RUN two");
  }

  @Test
  void theLayersAreTheImageTheStepsAndTheRest() throws IOException {
    List<Layer> layers = tester.layers("FROM base", "RUN one", "COPY file /", "ENV E=1");
    assertEquals(
        List.of(List.of(1), List.of(2), List.of(3), List.of()),
        layers.stream().map(Layer::steps).toList());
    assertTrue(layers.get(0).work() instanceof Layer.Unpack);
    assertEquals(List.of(layers.get(0)), layers.get(1).below().stream().toList());
    assertEquals(4, layers.get(3).stack().size());
  }

  @Test
  void theSameDockerfileHasTheSameKeys() throws IOException {
    assertEquals(copying(), copying());
  }

  @Test
  void commentsBlankLinesAndTimesDoNotCount() throws IOException {
    List<String> keys = tester.keys("FROM base", "RUN one", "COPY file /", "RUN two");
    Files.setLastModifiedTime(context.resolve("file"), FileTime.fromMillis(1));
    assertEquals(
        keys, tester.keys("# of it", "", "FROM base", "RUN one", "# x", "COPY file /", "RUN two"));
  }

  /** A comment inside of a step is the shell's. */
  @Test
  void aChangedStepCountsForItAndTheNext() throws IOException {
    List<String> keys = tester.keys("FROM base", "RUN one", "RUN two", "RUN three");
    assertEquals(
        2, LayerTester.same(keys, tester.keys("FROM base", "RUN one", "RUN zwei", "RUN three")));
    List<String> heredoc = tester.keys("FROM base", "RUN one", "RUN <<E", "# a", "x", "E");
    assertEquals(
        2,
        LayerTester.same(heredoc, tester.keys("FROM base", "RUN one", "RUN <<E", "# b", "x", "E")));
  }

  @Test
  void contentsCount() throws IOException {
    List<String> keys = copying();
    Files.writeString(context.resolve("directory/inner"), "other");
    assertEquals(2, LayerTester.same(keys, copying()));
  }

  @Test
  void modesCount() throws IOException {
    List<String> keys = copying();
    Files.setPosixFilePermissions(
        context.resolve("file"), PosixFilePermissions.fromString("rwxr-x---"));
    assertEquals(2, LayerTester.same(keys, copying()));
  }

  @Test
  void targetsOfLinksCount() throws IOException {
    List<String> keys = copying();
    Files.delete(context.resolve("directory/link"));
    Files.createSymbolicLink(context.resolve("directory/link"), Path.of("elsewhere"));
    assertEquals(2, LayerTester.same(keys, copying()));
  }

  @Test
  void namesCount() throws IOException {
    List<String> keys = copying();
    Files.move(context.resolve("directory/inner"), context.resolve("directory/renamed"));
    assertEquals(2, LayerTester.same(keys, copying()));
  }

  @Test
  void filesThatNobodyCopiesDoNotCount() throws IOException {
    List<String> keys = copying();
    Files.writeString(context.resolve("more"), "x");
    assertEquals(keys, copying());
  }

  @Test
  void variablesCountFromWhereTheyAreSet() throws IOException {
    String[] dockerfile = {"FROM base", "RUN one", "ARG A=1", "ENV E=$A", "RUN two", "RUN three"};
    List<String> keys = tester.keys(dockerfile);
    List<String> others =
        tester.layers(Map.of("A", "2"), dockerfile).stream().map(Layer::key).toList();
    assertEquals(2, LayerTester.same(keys, others));
    assertNotEquals(keys.get(3), others.get(3));
  }

  @Test
  void theImageAndWhatBuildsCount() throws IOException {
    List<String> keys = tester.keys("FROM base", "RUN one");
    LayerTester image =
        new LayerTester(context, LayerTester.image(Optional.of("another")), "engine");
    assertEquals(0, LayerTester.same(keys, image.keys("FROM base", "RUN one")));
    LayerTester engine = new LayerTester(context, tester.bases(), "another engine");
    assertEquals(0, LayerTester.same(keys, engine.keys("FROM base", "RUN one")));
  }

  /** Who does not know the image takes nothing that was made on it. */
  @Test
  void anUnknownImageIsNeverTheSame() throws IOException {
    LayerTester unknown = new LayerTester(context, LayerTester.image(Optional.empty()), "engine");
    assertEquals(
        0,
        LayerTester.same(
            unknown.keys("FROM base", "RUN one"), unknown.keys("FROM base", "RUN one")));
  }

  @Test
  void whatIsFetchedIsNeverTheSameWithoutAChecksum() throws IOException {
    String[] unchecked = {"FROM base", "RUN one", "ADD http://127.0.0.1/x /", "RUN two"};
    assertEquals(2, LayerTester.same(tester.keys(unchecked), tester.keys(unchecked)));
    String[] checked = {
      "FROM base", "ADD --checksum=sha256:" + "1".repeat(64) + " http://127.0.0.1/x /", "RUN two"
    };
    assertEquals(tester.keys(checked), tester.keys(checked));
  }

  @Test
  void aStageThatIsCopiedFromCounts() throws IOException {
    List<Layer> layers =
        tester.layers("FROM a AS one", "RUN x", "FROM b", "RUN y", "COPY --from=one /f /");
    List<Layer> others =
        tester.layers("FROM a AS one", "RUN z", "FROM b", "RUN y", "COPY --from=one /f /");
    assertEquals(of(layers, 1), of(others, 1));
    assertNotEquals(of(layers, 2), of(others, 2));
    assertEquals(of(layers, 4), of(others, 4));
    assertNotEquals(of(layers, 5), of(others, 5));
    Layer copy = layers.stream().filter(l -> l.steps().contains(5)).findFirst().orElseThrow();
    assertTrue(copy.needs().stream().anyMatch(l -> l.key().equals(of(layers, 2))));
  }

  private static String of(List<Layer> layers, int step) {
    return layers.stream()
        .filter(layer -> layer.steps().contains(step))
        .map(Layer::key)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void oneImageIsUnpackedOnce() throws IOException {
    List<Layer> layers = tester.layers("FROM a AS one", "RUN x", "FROM a", "COPY --from=one /f /");
    assertEquals(1, layers.stream().filter(l -> l.work() instanceof Layer.Unpack).count());
  }
}
