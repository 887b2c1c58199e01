package org.sifter.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.build.TreeRemoval;
import org.sifter.definition.Header;

class LayerStoreTest {
  private static final TreeRemoval REMOVAL = new TreeRemoval(System.getenv());

  @TempDir Path directory;
  private LayerStore store = LayerStore.of(Path.of(""));

  @BeforeEach
  void open() throws IOException {
    store = LayerStore.of(directory.resolve("cache"));
    store.open();
  }

  private void layer(String key, long kilobytes, long seconds) throws IOException {
    Path layer = store.layer(key);
    Files.createDirectories(layer.resolve("tree/some/file"));
    Files.writeString(layer.resolve("size"), kilobytes + "\n");
    Files.writeString(layer.resolve("about"), "RUN " + key + "\n");
    Files.writeString(layer.resolve("digest"), "x");
    Files.setLastModifiedTime(
        layer.resolve("digest"), FileTime.from(Instant.ofEpochSecond(seconds)));
  }

  private static List<String> names(List<CacheEntry> entries) {
    return entries.stream().map(CacheEntry::name).toList();
  }

  @Test
  void entriesAreListedByTheirLastUse() throws IOException {
    layer("new", 3, 300);
    layer("old", 1, 100);
    layer("middle", 2, 200);
    List<CacheEntry> entries = store.entries();
    assertEquals(List.of("old", "middle", "new"), names(entries));
    CacheEntry old = entries.get(0);
    assertEquals(1024, old.bytes());
    assertEquals("RUN old", old.about());
    assertEquals(Instant.ofEpochSecond(100), old.used());
    store.use(List.of(unpacked("old")));
    assertEquals(List.of("middle", "new", "old"), names(store.entries()));
  }

  @Test
  void whatOthersLieOnCountsAsTheLastThatWasUsed() throws IOException {
    layer("top", 1, 300);
    layer("bottom", 1, 100);
    store.use(List.of(unpacked("bottom"), unpacked("top")));
    assertEquals(List.of("top", "bottom"), names(store.entries()));
  }

  private static Layer unpacked(String key) {
    return new Layer(
        key,
        Optional.empty(),
        new Layer.Unpack(Header.scratch(), Optional.empty()),
        List.of(),
        /* isVolatile= */ false);
  }

  @Test
  void theLeastRecentlyUsedGoFirst() throws IOException {
    layer("new", 3, 300);
    layer("old", 1, 100);
    layer("middle", 2, 200);
    assertEquals(Optional.of(List.of()), store.prune(6 * 1024, REMOVAL));
    Optional<List<CacheEntry>> removed = store.prune(4 * 1024, REMOVAL);
    assertEquals(List.of("old", "middle"), names(removed.orElseThrow()));
    assertEquals(List.of("new"), names(store.entries()));
    assertFalse(store.has("middle"));
    assertTrue(store.has("new"));
    assertEquals(1, store.prune(0, REMOVAL).orElseThrow().size());
    assertEquals(List.of(), store.entries());
  }

  @Test
  void nothingGoesWhileABuildRuns() throws IOException {
    layer("old", 1, 100);
    FileLock lock = store.share();
    assertEquals(Optional.empty(), store.prune(0, REMOVAL));
    assertTrue(store.has("old"));
    lock.acquiredBy().close();
    assertEquals(1, store.prune(0, REMOVAL).orElseThrow().size());
  }

  @Test
  void aLayerIsThereWithItsTreeAndDigest() throws IOException {
    layer("one", 1, 100);
    assertTrue(store.has("one"));
    Files.delete(store.layer("one").resolve("digest"));
    assertFalse(store.has("one"));
    assertFalse(store.has("another"));
    // It is listed, so that it can be removed.
    assertEquals(List.of("one"), names(store.entries()));
    store.clear("one", REMOVAL);
    assertEquals(List.of(), store.entries());
    layer("two", 1, 100);
    store.clear("two", REMOVAL);
    store.clear("another", REMOVAL);
    assertEquals(List.of(), store.entries());
  }

  @Test
  void aLayerTellsWhatItWasMadeOn() throws IOException {
    layer("one", 1, 100);
    assertEquals(Map.of(), store.under("one"));
    Files.writeString(store.layer("one").resolve("under"), "a 1  -\nb 2  -\n");
    assertEquals(Map.of("a", "1  -", "b", "2  -"), store.under("one"));
    Files.writeString(store.layer("one").resolve("digest"), "3  -\n");
    assertEquals(Optional.of("3  -"), store.digest("one"));
  }

  @Test
  void anUnreadableSizeCountsAsNone() throws IOException {
    layer("one", 1, 100);
    Files.writeString(store.layer("one").resolve("size"), "many\n");
    assertEquals(0, store.entries().get(0).bytes());
    Files.delete(store.layer("one").resolve("size"));
    Files.delete(store.layer("one").resolve("about"));
    assertEquals("", store.entries().get(0).about());
  }

  @Test
  void layersCanLieElsewhere() throws IOException {
    LayerStore elsewhere = store.withLayersIn(directory.resolve("elsewhere"));
    elsewhere.open();
    layer("one", 1, 100);
    assertFalse(elsewhere.has("one"));
    assertEquals(store.work(), elsewhere.work());
  }

  @Test
  void anEmptyCacheHasNoEntries() throws IOException {
    LayerStore none = LayerStore.of(directory.resolve("none"));
    assertEquals(List.of(), none.entries());
  }
}
