package org.sifter.image;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sifter.oci.ImageLookupException;
import org.sifter.plan.WantedImage;

/**
 * The lookups for one Dockerfile: each image once, several at a time, and all of them within a time
 * limit that begins with the first.
 */
public final class Lookups {
  private static final int AT_A_TIME = 8;

  private final ImageLookup lookup;
  private final Duration patience;
  private final Map<WantedImage, Future<FoundImage>> running = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_A_TIME,
          task -> {
            Thread thread = new Thread(task, "lookup");
            thread.setDaemon(true); // a host that says nothing must not hold the process up
            return thread;
          });
  private long deadline;

  /**
   * Lookups through {@code lookup}, which are begun when they are asked for.
   *
   * @param patience the time limit
   */
  public Lookups(ImageLookup lookup, Duration patience) {
    this.lookup = lookup;
    this.patience = patience;
  }

  /** Begins to look for an image, unless that has been begun. */
  void begin(WantedImage image) {
    Future<FoundImage> unused = future(image);
  }

  /**
   * Waits until an image is found.
   *
   * @throws ImageLookupException when it is not to be had, or not in time
   */
  public FoundImage find(WantedImage image) throws ImageLookupException {
    Future<FoundImage> future = future(image);
    try {
      long rest = Math.max(0, deadline - System.nanoTime());
      return future.get(rest, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new ImageLookupException(
          "%s does not answer in time".formatted(image.reference().registry()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImageLookupException("the lookup was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ImageLookupException reason) {
        throw reason;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private synchronized Future<FoundImage> future(WantedImage image) {
    if (running.isEmpty()) {
      deadline = System.nanoTime() + patience.toNanos();
    }
    return running.computeIfAbsent(image, wanted -> threads.submit(() -> lookup.find(wanted)));
  }
}
