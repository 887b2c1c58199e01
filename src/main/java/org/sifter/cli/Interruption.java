package org.sifter.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives a command the time to clean up when the process is told to end, by SIGINT, SIGTERM or
 * SIGHUP: its thread is interrupted, and the process ends when it is done.
 */
final class Interruption {
  /** A Slurm job has 30 seconds by default between SIGTERM and SIGKILL. */
  private static final int PATIENCE_SECONDS = 25;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Thread worker) {
    this.hook =
        new Thread(
            () -> {
              worker.interrupt();
              await();
            },
            "end of the process");
  }

  /** From now on, until it is closed, this thread is interrupted first. */
  static Interruption watch() {
    Interruption interruption = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void await() {
    try {
      boolean unused = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command has ended, and cleaned up. */
  void close() {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending.
    }
    done.countDown();
  }
}
