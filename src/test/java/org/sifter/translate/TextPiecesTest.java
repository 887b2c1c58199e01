package org.sifter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sifter.source.ForeignBytes;

/** Small pieces of scripts and messages. */
final class TextPiecesTest {

  @Test
  void filesAreWrittenAsHereDocumentsWhereTheyCan() {
    assertEquals(": > /f", InlineText.write("", "/f"));
    assertEquals("cat > /f << 'EOF'\na $b\nEOF", InlineText.write("a $b\n", "/f"));
    assertEquals("cat > /f << 'EOF__'\nEOF\nEOF_\nEOF__", InlineText.write("EOF\nEOF_\n", "/f"));
    assertEquals("printf %s 'no end' > /f", InlineText.write("no end", "/f"));
    assertTrue(InlineText.write("%post\n", "/f").startsWith("printf %s "));
    assertTrue(InlineText.write("a\r\n", "/f").startsWith("printf %s "));
  }

  @Test
  void manyWordsTakeSeveralLines() {
    List<String> words = Collections.nCopies(100, "x".repeat(30));
    String text = ShellWords.join(words);
    List<String> lines = text.lines().toList();
    assertEquals(4, lines.size());
    assertTrue(lines.stream().allMatch(line -> line.length() <= 1_010), text);
    assertTrue(lines.subList(0, 3).stream().allMatch(line -> line.endsWith(" \\")), text);
    assertEquals(words, List.of(text.replace("\\\n", "").split("\\s+", -1)));
    assertEquals("a 'b c'", ShellWords.ofArguments(List.of("a", "b c")));
    assertEquals("y".repeat(2_000), ShellWords.join(List.of("y".repeat(2_000))));
  }

  @Test
  void variablesAreHeldByOneCommand() {
    HeldVariables held = new HeldVariables();
    assertTrue(held.isEmpty());
    assertEquals("", held.command(/* asUser= */ true));
    held.hold("IFS", "x");
    held.hold("ENV", "y");
    assertEquals("env IFS=x ENV=y ", held.command(/* asUser= */ false));
    held.setsHome();
    assertEquals("env IFS=x ENV=y ", held.command(/* asUser= */ false));
    assertEquals("env HOME=\"$HOME\" IFS=x ENV=y ", held.command(/* asUser= */ true));
    held.release("IFS");
    assertFalse(held.isEmpty());
    assertEquals("env ENV=y ", held.command(/* asUser= */ false));
  }

  @Test
  void bytesThatAreNoTextAreShownAsSuch() {
    assertFalse(ForeignBytes.in("aä\uD83D\uDE00"));
    assertTrue(ForeignBytes.in("a\uDCE4"));
    assertEquals("a\uFFFDb\uD83D\uDE00", TextBytes.replaceForeign("a\uDCE4b\uD83D\uDE00"));
    assertEquals("ä", TextBytes.replaceForeign("ä"));
  }

  @Test
  void failuresAreSaidInWords() {
    Path root = Path.of("/ctx");
    assertEquals(
        "a/b: you have no permission to read it",
        ContextFailure.describe(root, new AccessDeniedException("/ctx/a/b")));
    assertEquals(
        "a: it is not there any more",
        ContextFailure.describe(root, new NoSuchFileException("/ctx/a")));
    assertEquals(
        "/ctx: it is not a directory",
        ContextFailure.describe(root, new NotDirectoryException("/ctx")));
    assertEquals(
        "/other: Too many levels",
        ContextFailure.describe(root, new FileSystemException("/other", "", "Too many levels")));
    assertEquals("lost", ContextFailure.describe(root, new IOException("lost")));
    assertEquals("IOException", ContextFailure.describe(root, new IOException()));
  }
}
