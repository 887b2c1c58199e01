package org.sifter.analysis;

import org.sifter.script.ScriptText;

/**
 * A file of the image whose text can be seen.
 *
 * @param path where it is in the image
 * @param text its text
 * @param source where that comes from
 */
public record FileText(String path, ScriptText text, ScriptSource source) {

  /**
   * Where a line stands when that is a file of the build context, as text for messages, e.g. {@code
   * " (start.conf:12)"}; empty when it stands in the Dockerfile.
   *
   * @param line the line, counted from 1
   */
  public String place(int line) {
    return source.file().map(file -> " (" + file.name() + ":" + line + ")").orElse("");
  }
}
