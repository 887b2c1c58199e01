package org.sifter.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.translate.LayerScript.CacheMount;

class CacheMountsTest {
  @TempDir Path directory;
  private LayerStore store = LayerStore.of(Path.of(""));

  @BeforeEach
  void open() throws IOException {
    store = LayerStore.of(directory);
    store.open();
  }

  private CacheMounts take(String id, String sharing) throws IOException {
    return CacheMounts.take(store, List.of(new CacheMount(id, sharing)));
  }

  @Test
  void oneIdIsOneDirectory() throws IOException {
    Path first;
    try (CacheMounts mounts = take("a", "shared")) {
      first = mounts.directory("a");
      assertTrue(Files.isDirectory(first));
    }
    try (CacheMounts mounts =
        CacheMounts.take(
            store, List.of(new CacheMount("a", "shared"), new CacheMount("b/../c", "shared")))) {
      assertEquals(first, mounts.directory("a"));
      assertNotEquals(first, mounts.directory("b/../c"));
      assertEquals(2, mounts.all().size());
      assertTrue(mounts.directory("b/../c").normalize().startsWith(directory.resolve("mounts")));
    }
  }

  @Test
  void whatIsSharedIsSharedByAll() throws IOException {
    try (CacheMounts one = take("a", "shared");
        CacheMounts other = take("a", "shared")) {
      assertEquals(one.directory("a"), other.directory("a"));
    }
  }

  /** And is there for the next when it comes free. */
  @Test
  void whatIsPrivateIsOnesOwn() throws IOException {
    Path first;
    try (CacheMounts one = take("a", "private");
        CacheMounts other = take("a", "private")) {
      first = one.directory("a");
      assertNotEquals(first, other.directory("a"));
    }
    try (CacheMounts again = take("a", "private")) {
      assertEquals(first, again.directory("a"));
    }
  }
}
