package org.sifter.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sifter.oci.Digest;
import org.sifter.plan.ImageReference;

final class ImageCacheTest {
  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);
  private static final Digest DIGEST = Digest.of(CONTENT);

  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path folder = files.getPath("/home/.cache/sifter");

  private ImageCache cache() {
    return cache(Duration.ofMinutes(1));
  }

  /** A cache at some time after now. */
  private ImageCache cache(Duration later) {
    return new ImageCache(Optional.of(folder), InstantSource.fixed(Instant.now().plus(later)));
  }

  private static ImageReference alpine() throws Exception {
    return ImageReference.parse("alpine:3");
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void keepsContentForGood() throws Exception {
    assertEquals(Optional.empty(), cache().content(DIGEST));
    cache().keep(DIGEST, CONTENT);
    assertArrayEquals(CONTENT, cache(Duration.ofDays(1000)).content(DIGEST).orElseThrow());
    assertEquals(1, kept().size(), "no draft is left");
  }

  @Test
  void keepsTagsForAnHour() throws Exception {
    cache().keepTag(alpine(), DIGEST);
    assertEquals(Optional.of(DIGEST), cache(Duration.ofMinutes(59)).tag(alpine()));
    assertEquals(Optional.empty(), cache(Duration.ofMinutes(61)).tag(alpine()));
    assertEquals(Optional.empty(), cache(Duration.ofMinutes(-10)).tag(alpine()), "from the future");
    assertEquals(Optional.empty(), cache().tag(ImageReference.parse("alpine:4")));
  }

  @Test
  void passesOverWhatIsDamaged() throws Exception {
    cache().keep(DIGEST, CONTENT);
    cache().keepTag(alpine(), DIGEST);
    for (Path file : kept()) {
      Files.writeString(file, "damaged");
    }
    assertEquals(Optional.empty(), cache().content(DIGEST));
    assertEquals(Optional.empty(), cache().tag(alpine()));
    cache().keep(DIGEST, CONTENT);
    assertTrue(cache().content(DIGEST).isPresent(), "it is written anew");
  }

  @Test
  void doesWithoutAFolder() throws Exception {
    Files.createDirectories(folder.getParent());
    Files.writeString(folder, "a file in its place");
    for (ImageCache cache :
        List.of(cache(), new ImageCache(Optional.empty(), InstantSource.system()))) {
      cache.keep(DIGEST, CONTENT);
      cache.keepTag(alpine(), DIGEST);
      assertEquals(Optional.empty(), cache.content(DIGEST));
      assertEquals(Optional.empty(), cache.tag(alpine()));
    }
  }
}
