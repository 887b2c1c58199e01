package org.sifter.layer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.sifter.oci.RootlessArchive;
import org.sifter.oci.UnclearArchiveException;

/**
 * The unpacking of an archive, which goes on beside what else is done. The archive is decompressed
 * here, as that takes two thirds of the time that {@code gzip} takes.
 */
final class Extraction implements AutoCloseable {
  private static final int BUFFER = 1 << 17;

  private final Path archive;
  private final Process process;
  private final Thread feeder;
  private volatile boolean isFed;
  private volatile String problem = "it may come out otherwise from tar";
  private volatile boolean isGivenUp;

  private Extraction(Path archive, Process process) {
    this.archive = archive;
    this.process = process;
    this.feeder = new Thread(this::feed, "decompression");
    feeder.setDaemon(true);
  }

  /**
   * Begins it.
   *
   * @param archive a tar archive that is compressed with gzip
   * @param command what unpacks the archive on its standard input, and ends when that ends
   * @param variables its whole environment
   * @param directory where it runs
   */
  static Extraction start(
      Path archive, List<String> command, Map<String, String> variables, Path directory)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(variables);
    Extraction extraction = new Extraction(archive, builder.start());
    extraction.feeder.start();
    return extraction;
  }

  private void feed() {
    try (OutputStream out = process.getOutputStream();
        InputStream in = new GZIPInputStream(Files.newInputStream(archive), BUFFER)) {
      isFed = new RootlessArchive(in, out, () -> !isGivenUp).copy();
    } catch (ZipException | EOFException e) {
      problem = "it is damaged";
    } catch (UnclearArchiveException e) {
      problem = e.getMessage();
    } catch (IOException e) {
      // The program has had enough.
    }
  }

  /** Waits for its end, and tells whether all has been unpacked. */
  boolean isDone() throws InterruptedException {
    int status = process.waitFor();
    feeder.join();
    return status == 0 && isFed;
  }

  /** Why it has not been unpacked, as a clause about it. */
  String problem() {
    return problem;
  }

  @Override
  public void close() {
    end();
  }

  /** Ends it, if it goes on still: the program ends when it gets no more. */
  void end() {
    isGivenUp = true;
    boolean isInterrupted = Thread.interrupted();
    boolean hasEnded = false;
    while (!hasEnded) {
      try {
        boolean unused = isDone();
        hasEnded = true;
      } catch (InterruptedException e) {
        isInterrupted = true; // The end is waited for: what it unpacks is removed next.
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
