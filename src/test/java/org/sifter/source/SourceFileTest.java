package org.sifter.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SourceFileTest {

  private static Optional<String> decoded(byte[] bytes) {
    return SourceFile.decode("f", bytes).map(SourceFile::text);
  }

  /** The text of a file of the given bytes, each said as one character. */
  private static Optional<String> decoded(String bytes) {
    return decoded(bytes.getBytes(ISO_8859_1));
  }

  @Test
  void utf8IsTakenAsItIs() {
    String text = "é😀\u0000\r\n\t\u007f\uffff";
    assertEquals(Optional.of(text), decoded(text.getBytes(UTF_8)));
    assertEquals(Optional.of(""), decoded(""));
    assertEquals(Optional.of("a\r\nb\rc"), decoded("a\r\nb\rc"));
  }

  @Test
  void oneByteOrderMarkAtTheStartIsDropped() {
    assertEquals(Optional.of("FROM a"), decoded("\u00ef\u00bb\u00bfFROM a"));
    assertEquals(Optional.of(""), decoded("\u00ef\u00bb\u00bf"));
    assertEquals(Optional.of("\ufeffa"), decoded("\ufeff\ufeffa".getBytes(UTF_8)));
    assertEquals(Optional.of("a\ufeff"), decoded("a\ufeff".getBytes(UTF_8)));
    assertEquals("a", SourceFile.of("f", "\ufeffa").text());
  }

  @Test
  void foreignBytesBecomeSurrogatesOneByOne() {
    assertEquals(Optional.of("gr\udcfc\udcdf\n"), decoded("gr\u00fc\u00df\n"));
    assertEquals(Optional.of("\udcff"), decoded("\u00ff"));
    assertEquals(Optional.of("a\udcc3"), decoded("a\u00c3"), "cut off at the end");
    assertEquals(Optional.of("\udce2\udc82x"), decoded("\u00e2\u0082x"), "cut off in the middle");
    assertEquals(Optional.of("\udcc0\udc80"), decoded("\u00c0\u0080"), "longer than need be");
    assertEquals(Optional.of("\udced\udca0\udc80"), decoded("\u00ed\u00a0\u0080"), "a surrogate");
    assertEquals(Optional.of("\udcfcé"), decoded("\u00fc\u00c3\u00a9"), "good ones after bad ones");
  }

  @Test
  void binaryFilesAreRefused() {
    assertEquals(Optional.empty(), decoded("\u00ff\u00fe\u0000"));
    assertEquals(Optional.empty(), decoded("\u007fELF\u0002\u0000\u00ff"));
    byte[] utf16 = "\ufeffFROM a".getBytes(UTF_16LE);
    assertEquals(Optional.empty(), decoded(utf16));
  }

  @Test
  void everySingleByteIsKeptApart() {
    for (int value = 0x80; value <= 0xff; value++) {
      assertEquals(
          Optional.of(Character.toString(0xdc00 + value)),
          decoded(Character.toString(value)),
          Integer.toHexString(value));
    }
  }

  @Test
  void bytesComeBackAsTheyWere() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int value = 1; value <= 0xff; value++) {
      bytes.write(value);
      bytes.writeBytes("é漢🐳".getBytes(UTF_8));
    }
    String text = SourceFile.decode("f", bytes.toByteArray()).orElseThrow().text();
    assertArrayEquals(bytes.toByteArray(), SourceFile.encode(text));
  }

  @Test
  void textOfASpan() {
    SourceFile file = SourceFile.of("f", "\ufeffabc");
    assertEquals("b", file.text(new Span(1, 2)));
    assertEquals("", file.text(Span.at(3)));
    assertEquals("f", file.name());
  }
}
