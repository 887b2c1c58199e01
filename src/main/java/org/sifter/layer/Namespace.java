package org.sifter.layer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sifter.engine.IdRange;
import org.sifter.oci.Digest;

/**
 * A user namespace in which the caller is root and has subordinate ids: how a command is run in
 * one.
 *
 * @param uids the subordinate user ids
 * @param gids the subordinate group ids
 * @param ownProcesses whether the command has process ids of its own, so that all that it starts
 *     ends with it
 */
public record Namespace(IdRange uids, IdRange gids, boolean ownProcesses) {
  private static final String ENTER = "enter.sh";
  private static final String WORKER = "worker.sh";

  /** What unpacks an archive. */
  private static final String EXTRACT = "extract.sh";

  /** What takes the place of {@code mksquashfs} when images are unpacked. */
  static final String UNPACK = "unpack.sh";

  /**
   * The command that runs another there.
   *
   * @param job a directory in which {@link #install} has been called
   */
  List<String> command(Path job, String... command) {
    List<String> words = new ArrayList<>(List.of("/bin/sh", job.resolve(ENTER).toString()));
    words.add(range(uids));
    words.add(range(gids));
    words.add(ownProcesses ? "yes" : "no");
    words.addAll(Arrays.asList(command));
    return words;
  }

  /** The command that does the work in the directory. */
  List<String> work(Path job) {
    return command(job, "/bin/sh", job.resolve(WORKER).toString(), job.toString());
  }

  /**
   * The command that unpacks the archive on its standard input to a directory.
   *
   * @param file the same archive, compressed
   * @param digest what the file must have
   */
  List<String> extract(Path job, Path tree, Path file, Digest digest) {
    return command(
        job,
        "/bin/sh",
        job.resolve(EXTRACT).toString(),
        tree.toString(),
        file.toString(),
        digest.algorithm() + "sum",
        digest.hex());
  }

  private static String range(IdRange ids) {
    return ids.start() + " " + ids.count();
  }

  /** Puts the scripts into a directory. */
  static void install(Path job) throws IOException {
    for (String name : List.of(ENTER, WORKER, UNPACK, EXTRACT)) {
      try (InputStream script = Namespace.class.getResourceAsStream(name)) {
        if (script == null) {
          throw new UncheckedIOException(new IOException("sifter lacks its " + name));
        }
        Files.copy(script, job.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
