package org.sifter.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sifter.oci.Digest;
import org.sifter.oci.ImageLookupException;
import org.sifter.plan.ImageReference;
import org.sifter.plan.MalformedValueException;
import org.sifter.plan.Platform;
import org.sifter.plan.WantedImage;

@Timeout(30)
final class LookupsTest {
  private static WantedImage image(String reference) {
    try {
      return new WantedImage(ImageReference.parse(reference), Platform.LINUX_AMD64);
    } catch (MalformedValueException e) {
      throw new AssertionError(e);
    }
  }

  private static FoundImage found() throws ImageLookupException {
    return new FoundImage(
        Digest.of(new byte[0]), ConfigBlob.parse(new byte[] {'{', '}'}, "x"), Optional.empty());
  }

  @Test
  void looksForSeveralImagesAtOnce() throws Exception {
    List<WantedImage> images = Stream.of("a", "b", "c").map(LookupsTest::image).toList();
    CountDownLatch all = new CountDownLatch(images.size());
    Lookups lookups =
        new Lookups(
            image -> {
              all.countDown();
              try {
                if (!all.await(20, TimeUnit.SECONDS)) {
                  throw new ImageLookupException("one after the other");
                }
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              return found();
            },
            Duration.ofSeconds(20));
    images.forEach(lookups::begin);
    for (WantedImage image : images) {
      assertEquals(found(), lookups.find(image));
    }
  }

  @Test
  void looksForAnImageOnce() throws Exception {
    AtomicInteger count = new AtomicInteger();
    Lookups lookups =
        new Lookups(
            image -> {
              count.incrementAndGet();
              throw new ImageLookupException("gone");
            },
            Duration.ofSeconds(20));
    for (int i = 0; i < 3; i++) {
      assertEquals(
          "gone",
          assertThrows(ImageLookupException.class, () -> lookups.find(image("a"))).reason());
    }
    assertEquals(1, count.get());
  }

  @Test
  void waitsForAllOfThemNoLongerThanItIsTold() {
    CountDownLatch never = new CountDownLatch(1);
    Lookups lookups =
        new Lookups(
            image -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              return found();
            },
            Duration.ofMillis(200));
    for (String name : List.of("ghcr.io/a", "ghcr.io/b")) {
      assertEquals(
          "ghcr.io does not answer in time",
          assertThrows(ImageLookupException.class, () -> lookups.find(image(name))).reason());
    }
  }
}
