package org.sifter.context;

import java.util.function.IntPredicate;
import org.sifter.context.PathAutomaton.Leap;
import org.sifter.context.PathAutomaton.Step;

/**
 * What a backslash and a character mean in a {@code .dockerignore}: punctuation stands for itself,
 * a letter is what it is in Go's {@code regexp/syntax} (section "Escape sequences").
 */
final class PatternEscape {
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
    return (before, after) -> (isWord(before) != isWord(after)) == wanted ? 1 : 0;
  }

  /** The characters that {@code escaped} after a backslash stands for. */
  static IntPredicate inClass(PatternReader in, int escaped) throws BadPatternException {
    return switch (escaped) {
      case 'd' -> PatternEscape::isDigit;
      case 'D' -> character -> !isDigit(character);
      case 'w' -> PatternEscape::isWord;
      case 'W' -> character -> !isWord(character);
      case 's' -> PatternEscape::isSpace;
      case 'S' -> character -> !isSpace(character);
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
    return character != '_' && isWord(character);
  }

  private static boolean isWord(int character) {
    return isDigit(character)
        || (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || character == '_';
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isSpace(int character) {
    return "\t\n\f\r ".indexOf(character) >= 0;
  }

  private static IntPredicate is(int wanted) {
    return character -> character == wanted;
  }
}
