package org.sifter.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sifter.shell.Expansion.Operator;
import org.sifter.shell.Expansion.Reference;

/** What the reader of definition files would take for its own. */
class SectionTextTest {
  private static final Expansion REFERENCE = Expansion.reference("A");

  private static String rendered(String text) {
    return ShellQuote.render(REFERENCE.concat(Expansion.literal(text)));
  }

  private static String renderedOperand(String text) {
    Reference reference = new Reference("A", Operator.DEFAULT_IF_EMPTY, Expansion.literal(text));
    return ShellQuote.render(Expansion.of(List.of(reference)));
  }

  @Test
  void percentDoesNotStartALine() {
    assertEquals("'a\n''%post'", ShellQuote.word("a\n%post"));
    assertEquals("'a\n \t''%post\n''%'", ShellQuote.word("a\n \t%post\n%"));
    assertEquals("'a\n\u00a0''%'", ShellQuote.word("a\n\u00a0%"));
    assertEquals("'%a %'", ShellQuote.word("%a %"));
    assertEquals("\"$A\n\"\"%post\"", rendered("\n%post"));
    assertEquals("\"${A}a %b\"", rendered("a %b"));
  }

  @Test
  void bootstrapDoesNotStartALine() {
    assertEquals("'a\n''BootStrap: x'", ShellQuote.word("a\nBootStrap: x"));
    assertEquals("'a\n bootstrap: x'", ShellQuote.word("a\n bootstrap: x"));
    assertEquals("\"$A\n\"\"bootstrap:\"", rendered("\nbootstrap:"));
  }

  @Test
  void templatesAreBrokenUp() {
    assertEquals("'{''{ x }}'", ShellQuote.word("{{ x }}"));
    assertEquals("'{{''{x}}} {{ .Name }} {{}}'", ShellQuote.word("{{{x}}} {{ .Name }} {{}}"));
    assertEquals("'{''{\nx\n}}'", ShellQuote.word("{{\nx\n}}"));
    assertEquals("\"$A{\"\"{x}}\"", rendered("{{x}}"));
  }

  @Test
  void carriageReturnsAtLineEndsAreComputed() {
    assertEquals("'a\r'\"$(printf '\\r')\"'\nb\rc\r'", ShellQuote.word("a\r\r\nb\rc\r"));
    assertEquals("\"$A$(printf '\\r')\n\"", rendered("\r\n"));
  }

  @Test
  void operandsAreGuardedToo() {
    assertEquals("\"${A:-$(printf %s '\n''%post')}\"", renderedOperand("\n%post"));
    assertEquals("\"${A:-$(printf %s '\n''Bootstrap:')}\"", renderedOperand("\nBootstrap:"));
    assertEquals("\"${A:-$(printf %s 'a\r')\n\n}\"", renderedOperand("a\r\n\n"));
    assertEquals("\"${A:-$(printf %s '{''{ x }}')}\"", renderedOperand("{{ x }}"));
    assertEquals("\"${A:-%a b}\"", renderedOperand("%a b"));
  }

  @Test
  void longLinesGoOnInTheNext() {
    String text = "x".repeat(100_000);
    assertShortLines(ShellQuote.word(text));
    assertShortLines(ShellQuote.word("'".repeat(50_000)));
    assertShortLines(ShellQuote.word("é😀".repeat(20_000)));
    assertShortLines(rendered(text));
    assertShortLines(renderedOperand(text));
    assertEquals(4, ShellQuote.word(text).lines().count());
  }

  private static void assertShortLines(String word) {
    for (String line : word.lines().toList()) {
      int bytes = line.getBytes(StandardCharsets.UTF_8).length;
      assertTrue(bytes <= 30_000, bytes + " bytes");
    }
  }
}
