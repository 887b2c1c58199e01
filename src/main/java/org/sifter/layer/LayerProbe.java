package org.sifter.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.sifter.build.TreeRemoval;
import org.sifter.build.WorkDirectory;
import org.sifter.engine.IdRange;
import org.sifter.engine.ProcessGroup;

/** Finds how layers can be made in a cache directory, by making some. */
public final class LayerProbe {
  /**
   * Says {@code overlay} where a directory of a lower layer can be removed through the overlay file
   * system, and a file get an owner; else {@code copy} where files can get an owner. Without {@code
   * volatile}, all that waits to be written to the disk would be by the time that it answers.
   */
  private static final String SCRIPT =
      """
      cd "$0" && mkdir -p lower/directory/below upper work merged || exit
      layers=userxattr,lowerdir=lower,upperdir=upper,workdir=work
      if { mount -n -t overlay probe -o "volatile,$layers" merged || mount -n -t overlay probe -o "$layers" merged; } &&
          rm -r merged/directory && touch merged/file && chown 1:1 merged/file && [ ! -e merged/directory ]; then
          echo overlay
      else
          touch file && chown 1:1 file && mount -n --bind lower merged && echo copy
      fi
      """;

  private final Map<String, String> variables;
  private final IdRange uids;
  private final IdRange gids;

  /**
   * A probe.
   *
   * @param variables the environment
   * @param uids the subordinate user ids of the caller
   * @param gids the subordinate group ids
   */
  public LayerProbe(Map<String, String> variables, IdRange uids, IdRange gids) {
    this.variables = Map.copyOf(variables);
    this.uids = uids;
    this.gids = gids;
  }

  /**
   * How layers can be made.
   *
   * @param snapshotter how they are laid over each other
   * @param namespace how commands get the rights that this needs
   */
  public record Way(Snapshotter snapshotter, Namespace namespace) {}

  /**
   * The best way that works; empty when none does.
   *
   * @throws IOException when nothing can be written in the directory
   */
  public Optional<Way> find(LayerStore store) throws IOException, InterruptedException {
    store.open();
    TreeRemoval removal = new TreeRemoval(variables);
    try (WorkDirectory directory = WorkDirectory.create(store.work(), "probe-", removal)) {
      Namespace.install(directory.path());
      // With processes of its own where /proc can be mounted: inside of containers it often cannot.
      Optional<Way> way = find(directory.path(), new Namespace(uids, gids, true));
      return way.isPresent() ? way : find(directory.path(), new Namespace(uids, gids, false));
    }
  }

  private Optional<Way> find(Path directory, Namespace namespace)
      throws IOException, InterruptedException {
    Path trial = Files.createDirectory(directory.resolve(namespace.ownProcesses() ? "1" : "2"));
    AtomicReference<String> said = new AtomicReference<>("");
    try (ProcessGroup group =
        ProcessGroup.start(
            namespace.command(directory, "/bin/sh", "-c", SCRIPT, trial.toString()),
            variables,
            directory,
            line -> said.accumulateAndGet(line, (before, now) -> isAnswer(now) ? now : before))) {
      int status = group.waitFor();
      return status == 0 ? way(said.get(), namespace) : Optional.empty();
    }
  }

  private static boolean isAnswer(String line) {
    return way(line).isPresent();
  }

  private static Optional<Way> way(String word, Namespace namespace) {
    return way(word).map(snapshotter -> new Way(snapshotter, namespace));
  }

  private static Optional<Snapshotter> way(String word) {
    for (Snapshotter snapshotter : Snapshotter.values()) {
      if (snapshotter.word().equals(word)) {
        return Optional.of(snapshotter);
      }
    }
    return Optional.empty();
  }
}
