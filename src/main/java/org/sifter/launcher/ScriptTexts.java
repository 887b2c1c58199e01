package org.sifter.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files of shell code that scripts are made of. */
final class ScriptTexts {
  private ScriptTexts() {}

  /** The text of {@code NAME.sh}. */
  static String read(String name) {
    try (InputStream in = ScriptTexts.class.getResourceAsStream(name + ".sh")) {
      if (in == null) {
        throw new AssertionError("there is no " + name + ".sh");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
