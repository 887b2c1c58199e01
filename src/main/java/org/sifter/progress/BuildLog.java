package org.sifter.progress;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps all that a build prints, in case it fails: in a file that has no name until then, so that
 * nothing is left of it even when this process is killed. A build does not fail because its log
 * cannot be written.
 */
public final class BuildLog implements BuildListener, AutoCloseable {
  private final PlainView view = new PlainView(this::write, Verbosity.VERBOSE);
  private Optional<Draft> draft;

  /** The file without a name, and what writes to it. */
  private record Draft(FileChannel file, OutputStream out) {}

  private BuildLog(Optional<Draft> draft) {
    this.draft = draft;
  }

  /**
   * An empty log.
   *
   * @param directory where its file is until it is kept
   */
  public static BuildLog open(Path directory) {
    try {
      Path file = Files.createTempFile(directory, "sifter", ".log");
      try {
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
        return new BuildLog(Optional.of(new Draft(channel, out)));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      return new BuildLog(Optional.empty());
    }
  }

  @Override
  public synchronized void on(BuildEvent event) {
    view.on(event);
  }

  private void write(String text) {
    if (draft.isEmpty()) {
      return;
    }
    try {
      draft.get().out().write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      close(); // The disk is full: give back what the log takes of it.
    }
  }

  /**
   * Gives the log a name, in place of the file that has it now, and ends it.
   *
   * @param log the file's name
   * @return that name; empty when it could not be written there
   */
  public synchronized Optional<Path> keep(Path log) {
    if (draft.isEmpty()) {
      return Optional.empty();
    }
    try {
      draft.get().out().flush();
      copy(draft.get().file(), log);
      return Optional.of(log);
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      close();
    }
  }

  private static void copy(FileChannel source, Path log) throws IOException {
    String name = ".%s.%d.tmp".formatted(log.getFileName(), ProcessHandle.current().pid());
    Path copy = log.resolveSibling(name);
    try {
      try (FileChannel target =
          FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        long done = 0;
        while (done < source.size()) {
          done += source.transferTo(done, source.size() - done, target);
        }
      }
      Files.move(copy, log, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** Forgets the log, if it is not kept. */
  @Override
  public synchronized void close() {
    try {
      if (draft.isPresent()) {
        draft.get().file().close();
      }
    } catch (IOException e) {
      // Its content is lost in either case.
    }
    draft = Optional.empty();
  }
}
