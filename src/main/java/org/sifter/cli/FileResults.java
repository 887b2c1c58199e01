package org.sifter.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Results for a file, which is not touched before all of them are there. */
final class FileResults implements Results {
  private final ResultFile file;
  private final StringBuilder content = new StringBuilder();

  FileResults(ResultFile file) {
    this.file = file;
  }

  @Override
  public void mustNotOverwrite(Path input) throws FileException {
    file.verifyIsNot(input);
  }

  @Override
  public void write(String text) {
    content.append(text);
  }

  @Override
  public void finish() throws FileException {
    file.write(content.toString().getBytes(StandardCharsets.UTF_8));
  }
}
