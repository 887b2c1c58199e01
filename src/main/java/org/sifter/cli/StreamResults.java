package org.sifter.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Results that go to standard output as they come. A reader that goes away is no error; what is
 * left is not written.
 */
final class StreamResults implements Results {
  private static final String STANDARD_OUTPUT = "<stdout>";

  private final OutputStream out;
  private Optional<IOException> failure = Optional.empty();

  StreamResults(OutputStream out) {
    this.out = out;
  }

  @Override
  public void mustNotOverwrite(Path input) {}

  @Override
  public void write(String text) {
    if (failure.isPresent()) {
      return;
    }
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      failure = Optional.of(e);
    }
  }

  @Override
  public void finish() throws FileException {
    if (failure.isPresent() && !isBrokenPipe(failure.get())) {
      throw FileException.of(
          CliCode.CANNOT_WRITE, STANDARD_OUTPUT, FileReader.reason(failure.get()));
    }
  }

  private static boolean isBrokenPipe(IOException e) {
    return String.valueOf(e.getMessage()).contains("Broken pipe");
  }
}
