package org.sifter.context;

import java.util.function.IntPredicate;
import org.sifter.context.PathAutomaton.Leap;
import org.sifter.context.PathAutomaton.Step;

/**
 * What a backslash and a character mean in a {@code .dockerignore}: punctuation stands for itself,
 * a letter is what it is in Go's {@code regexp/syntax} (section "Escape sequences").
 */
final class PatternEscape {
  private static final IntPredicate DIGIT = c -> c >= '0' && c <= '9';
  private static final IntPredicate WORD =
      DIGIT.or(c -> c >= 'a' && c <= 'z').or(c -> c >= 'A' && c <= 'Z').or(c -> c == '_');
  private static final IntPredicate SPACE =
      c -> c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';

  private PatternEscape() {}

  /** Reads the character after a backslash outside brackets. */
  static Step step(PatternReader in) throws BadPatternException {
    int escaped = in.readOr("a \\ at the end stands for nothing");
    return switch (escaped) {
      case 'A' -> Step.leap((before, after) -> before < 0 ? 1 : 0);
      case 'z' -> Step.leap((before, after) -> after < 0 ? 1 : 0);
      case 'b' -> Step.leap(boundary(/* wanted= */ true));
      case 'B' -> Step.leap(boundary(/* wanted= */ false));
      default -> Step.one(inClass(in, escaped));
    };
  }

  private static Leap boundary(boolean wanted) {
    return (before, after) -> (WORD.test(before) != WORD.test(after)) == wanted ? 1 : 0;
  }

  /** The characters that {@code escaped} after a backslash stands for. */
  static IntPredicate inClass(PatternReader in, int escaped) throws BadPatternException {
    return switch (escaped) {
      case 'd' -> DIGIT;
      case 'D' -> DIGIT.negate();
      case 'w' -> WORD;
      case 'W' -> WORD.negate();
      case 's' -> SPACE;
      case 'S' -> SPACE.negate();
      case 'a' -> is(7);
      case 'f' -> is('\f');
      case 'n' -> is('\n');
      case 'r' -> is('\r');
      case 't' -> is('\t');
      case 'v' -> is(11);
      default -> {
        if (isAlphanumeric(escaped) || escaped >= 0x80) {
          throw in.bad(
              "\\"
                  + Character.toString(escaped)
                  + " has no meaning; the parts of a path are separated by /");
        }
        yield is(escaped);
      }
    };
  }

  static boolean isAlphanumeric(int character) {
    return character != '_' && WORD.test(character);
  }

  private static IntPredicate is(int wanted) {
    return character -> character == wanted;
  }
}
