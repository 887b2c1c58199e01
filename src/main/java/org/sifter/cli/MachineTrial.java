package org.sifter.cli;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.sifter.engine.BuildModeChoice;
import org.sifter.engine.BuildModes;
import org.sifter.engine.Engine;
import org.sifter.engine.EngineException;
import org.sifter.engine.EngineSearch;
import org.sifter.engine.Machine;
import org.sifter.layer.LayerStore;

/**
 * Finds out how images can be built on this machine. It tries that on a thread of its own, so that
 * a Dockerfile can be read meanwhile.
 */
final class MachineTrial implements AutoCloseable {
  /** What is tried takes some tenths of a second; on slow file systems it may take longer. */
  private static final int PATIENCE_SECONDS = 25;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Machine machine;
  private final Future<Engine> engine;
  private Future<BuildModeChoice> mode =
      CompletableFuture.failedFuture(new IllegalStateException("not tried"));
  private Future<LayeredBuilds.Ground> ground =
      CompletableFuture.completedFuture(new LayeredBuilds.NoGround("none are asked for"));

  /**
   * Looks for the engine.
   *
   * @param program what an option calls it
   */
  MachineTrial(Optional<String> program, Surroundings surroundings) {
    this.machine = Machine.of(surroundings.variables(), surroundings.workingDirectory());
    EngineSearch search =
        new EngineSearch(surroundings.variables(), surroundings.workingDirectory());
    this.engine = thread.submit(() -> search.find(program));
  }

  /** Tries how the engine comes to its rights. */
  void tryModes() {
    mode = thread.submit(() -> new BuildModes(machine).require(engine.get()));
  }

  /** Tries whether layers can be made in a cache, after the modes. */
  void tryLayers(LayerStore store) {
    ground =
        thread.submit(
            () -> {
              Interruption interruption = Interruption.watch();
              try {
                return LayeredBuilds.ground(machine, engine.get(), mode.get().mode(), store);
              } finally {
                interruption.close();
              }
            });
  }

  /**
   * The engine.
   *
   * @throws EngineException when there is none
   */
  Engine engine() throws EngineException, InterruptedException {
    return result(engine);
  }

  /**
   * How the engine comes to its rights.
   *
   * @throws EngineException when it does not
   */
  BuildModeChoice mode() throws EngineException, InterruptedException {
    return result(mode);
  }

  /** What this machine offers to builds in layers. */
  LayeredBuilds.Ground ground() throws InterruptedException {
    try {
      return result(ground);
    } catch (EngineException e) {
      throw new AssertionError("the engine has been asked for before", e);
    }
  }

  private static <T> T result(Future<T> trial) throws EngineException, InterruptedException {
    try {
      return trial.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof EngineException problem) {
        throw problem;
      }
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException();
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Ends what is still tried, and waits until nothing is left of it. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      boolean unused = thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
