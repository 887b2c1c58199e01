package org.sifter.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.function.Supplier;
import org.sifter.shell.Expansion;
import org.sifter.shell.Expansion.Reference;
import org.sifter.shell.ExpansionException;
import org.sifter.shell.ShellQuote;
import org.sifter.shell.Variables;
import org.sifter.shell.WordExpander;

/**
 * The words of instructions, and the bodies of here-documents. Variables whose names begin with
 * {@code U} are of an unknown base image, those with {@code E} are empty, those with {@code V} have
 * a value; the others are unset.
 */
public final class WordFuzz {
  private static final String VALUE = "/opt/a.b/lib*a\\ 'b'\nä\uD83D\uDE00";

  private WordFuzz() {}

  private interface Expander {
    Expansion expand(String text, Variables variables) throws ExpansionException;
  }

  /** Expands any text in each of the ways that there are. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = FuzzText.text(input);
    check(text, new WordExpander('\\')::expand);
    check(text, new WordExpander('`')::expand);
    check(text, new WordExpander('\\')::expandHeredocBody);
  }

  private static void check(String text, Expander expander) {
    Optional<Expansion> open =
        expand(text, expander, name -> value(name, () -> Optional.of(Expansion.reference(name))));
    Optional<Expansion> unset = expand(text, expander, name -> value(name, Optional::empty));
    open.ifPresent(WordFuzz::render);
    unset.ifPresent(expansion -> assertTrue(expansion.isLiteral(), expansion::toString));
    if (open.isPresent() && unset.isPresent()) {
      assertEquals(
          unset.get().orUnset(), open.get().orUnset(), "what is left open counts as unset");
    }
  }

  private static Optional<Expansion> value(String name, Supplier<Optional<Expansion>> unknown) {
    return switch (name.isEmpty() ? ' ' : name.charAt(0)) {
      case 'E' -> Optional.of(Expansion.literal(""));
      case 'U' -> Reference.isName(name) ? unknown.get() : Optional.empty();
      case 'V' -> Optional.of(Expansion.literal(VALUE));
      default -> Optional.empty();
    };
  }

  private static Optional<Expansion> expand(String text, Expander expander, Variables variables) {
    try {
      return Optional.of(expander.expand(text, variables));
    } catch (ExpansionException e) {
      assertTrue(e.offset() >= 0 && e.offset() <= text.length(), e.getMessage());
      assertFalse(e.getMessage().isBlank(), "an error has a reason");
      return Optional.empty();
    }
  }

  private static void render(Expansion expansion) {
    if (expansion.toString().indexOf('\0') < 0) {
      assertFalse(ShellQuote.render(expansion).isEmpty(), expansion::toString);
    }
  }
}
