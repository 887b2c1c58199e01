package org.sifter.fuzz;

import java.util.Optional;
import org.sifter.source.SourceFile;

/** The bytes of a fuzzer as text. */
final class FuzzText {
  private FuzzText() {}

  /** The file that has the given bytes; empty when a command would refuse to read it as text. */
  static Optional<SourceFile> file(String name, byte[] bytes) {
    return SourceFile.decode(name, bytes);
  }

  /** The bytes as text; those that are not UTF-8 become single surrogates. */
  static String text(byte[] bytes) {
    return file("text", bytes).map(SourceFile::text).orElse("");
  }
}
