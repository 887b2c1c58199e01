package org.sifter.build;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sifter.engine.ProcessGroup;

/**
 * Removes directories that engines have filled. Such directories may be closed to their owner, and
 * hold files of subordinate ids, which only a user namespace with these ids can remove.
 *
 * @param variables the environment, in which the programs for that are looked for
 */
public record TreeRemoval(Map<String, String> variables) {
  private static final Set<PosixFilePermission> OPEN =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  public TreeRemoval {
    variables = Map.copyOf(variables);
  }

  /**
   * Removes a directory and all that is in it, as far as that can be done.
   *
   * @return whether nothing is left
   */
  public boolean remove(Path directory) {
    removeOwn(directory);
    if (isThere(directory)) {
      removeInNamespace(directory);
    }
    return !isThere(directory);
  }

  private static boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static void removeOwn(Path directory) {
    try {
      Files.walkFileTree(directory, new Remover());
    } catch (IOException e) {
      // It is not there; or what is left is seen by the caller.
    }
  }

  private void removeInNamespace(Path directory) {
    List<String> command =
        List.of(
            "unshare", "--map-root-user", "--map-auto", "--", "rm", "-rf", directory.toString());
    Path parent = directory.toAbsolutePath().getParent();
    try (ProcessGroup group = ProcessGroup.start(command, variables, parent, line -> {})) {
      waitFor(group);
    } catch (IOException e) {
      // There is no such program.
    }
  }

  /** To the end, even when the build is being interrupted: that is when there is much to remove. */
  private static void waitFor(ProcessGroup group) {
    boolean interrupted = Thread.interrupted();
    try {
      group.waitFor();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Removes what this user may, and goes on where it may not. */
  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      try {
        Files.setPosixFilePermissions(directory, OPEN);
      } catch (IOException | UnsupportedOperationException e) {
        // Whether it matters shows when its files are to be removed.
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException e) {
      delete(directory);
      return FileVisitResult.CONTINUE;
    }

    private static void delete(Path path) {
      try {
        Files.delete(path);
      } catch (IOException e) {
        // The caller looks at what is left.
      }
    }
  }
}
