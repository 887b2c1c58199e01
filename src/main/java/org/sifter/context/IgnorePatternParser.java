package org.sifter.context;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.sifter.context.CharacterClass.Item;
import org.sifter.context.PathAutomaton.Step;

/**
 * Turns a pattern with wildcards into the steps of an automaton.
 *
 * <p>The moby matcher makes a regular expression of a pattern ({@code patternmatcher.go}, {@code
 * compile}), which shows: {@code **} does not match a line feed, {@code ^} is an anchor, and a
 * backslash before a letter has the meaning that Go's {@code regexp} gives it, e.g. {@code \d} is a
 * digit. These are followed. Rarities that are refused, though Go accepts them: {@code \x41},
 * {@code \pL}, {@code \Q}, octal escapes, and inside brackets {@code *}, {@code ?} and {@code
 * [:alpha:]}.
 */
final class IgnorePatternParser {
  private final PatternReader in;
  private final List<Step> steps = new ArrayList<>();

  private IgnorePatternParser(String pattern) {
    this.in = new PatternReader(pattern);
  }

  static PathAutomaton parse(String pattern) throws BadPatternException {
    IgnorePatternParser parser = new IgnorePatternParser(pattern);
    while (!parser.in.atEnd()) {
      parser.step();
    }
    return new PathAutomaton(parser.steps);
  }

  private void step() throws BadPatternException {
    if (in.takes('*')) {
      star();
    } else if (in.takes('?')) {
      steps.add(Step.one(character -> character != '/'));
    } else if (in.takes('[')) {
      steps.add(Step.one(characterClass()));
    } else if (in.takes('^')) {
      steps.add(Step.leap((before, after) -> before < 0 ? 1 : 0));
    } else if (in.takes('\\')) {
      steps.add(PatternEscape.step(in));
    } else {
      int wanted = in.read();
      steps.add(Step.one(character -> character == wanted));
    }
  }

  private void star() {
    if (!in.takes('*')) {
      steps.add(Step.many(character -> character != '/'));
      return;
    }
    in.takes('/');
    if (in.atEnd()) {
      steps.add(Step.many(IgnorePatternParser::inLine));
    } else {
      // No directory at all, or anything up to some slash.
      steps.add(Step.leap((before, after) -> 2));
      steps.add(
          new Step(
              IgnorePatternParser::inLine, character -> character == '/', (before, after) -> 0));
    }
  }

  private static boolean inLine(int character) {
    return character != '\n';
  }

  private IntPredicate characterClass() throws BadPatternException {
    CharacterClass read = CharacterClass.read(in);
    IntPredicate any = character -> false;
    for (Item item : read.items()) {
      any = any.or(item(item));
    }
    refuseNamedClass(read.items());
    return read.negated() ? any.negate() : any;
  }

  private IntPredicate item(Item item) throws BadPatternException {
    if (item.low() > item.high()) {
      throw in.bad("a range in brackets is the wrong way round");
    }
    if (item.escaped() && item.low() == item.high()) {
      return PatternEscape.inClass(in, item.low());
    }
    if (item.escaped()
        && (PatternEscape.isAlphanumeric(item.low())
            || PatternEscape.isAlphanumeric(item.high()))) {
      throw in.bad("a letter or digit after a \\ cannot be part of a range");
    }
    if (!item.escaped() && (isWildcard(item.low()) || isWildcard(item.high()))) {
      throw in.bad("* and ? have no sensible meaning inside brackets here; put a \\ before it");
    }
    return item::contains;
  }

  private static boolean isWildcard(int character) {
    return character == '*' || character == '?';
  }

  private void refuseNamedClass(List<Item> items) throws BadPatternException {
    for (int i = 0; i + 2 < items.size(); i++) {
      boolean opens = items.get(i).is('[') && items.get(i + 1).is(':');
      if (opens && items.get(items.size() - 1).is(':')) {
        throw in.bad("named character classes are not supported");
      }
    }
  }
}
