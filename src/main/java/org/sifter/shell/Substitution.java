package org.sifter.shell;

import java.util.Optional;
import org.sifter.shell.Expansion.Operator;
import org.sifter.shell.Expansion.Reference;

/**
 * Writes what the substitutions of one word give. The operand of a substitution has been expanded
 * into the buffer, from a mark on, when its turn comes.
 */
final class Substitution {
  /**
   * What a word may grow to, at least; long ones, such as here-documents, may grow to a multiple of
   * their length. Doubling a variable in each of forty {@code ENV} lines would fill any memory; no
   * process is given a variable of even 128 KiB.
   */
  private static final int MAX_SIZE = 1 << 20;

  private static final int MAX_GROWTH = 8;

  private final int limit;
  private final Variables variables;
  private final ExpansionBuffer buffer;

  /**
   * Substitutes in a word.
   *
   * @param length the length of the word as it is written
   */
  Substitution(int length, Variables variables, ExpansionBuffer buffer) {
    this.limit = (int) Math.min(Integer.MAX_VALUE, Math.max(MAX_SIZE, MAX_GROWTH * (long) length));
    this.variables = variables;
    this.buffer = buffer;
  }

  /** Where a value is trimmed. */
  enum End {
    PREFIX('#'),
    SUFFIX('%');

    private final String symbol;

    End(char symbol) {
      this.symbol = String.valueOf(symbol);
    }
  }

  /** Writes the value of a variable: {@code $name} or {@code ${name}}. */
  void value(String name, int start) throws ExpansionException {
    Optional<Expansion> value = variables.get(name);
    if (value.isPresent()) {
      append(value.get(), start);
    }
  }

  private void append(Expansion value, int start) throws ExpansionException {
    if (buffer.size() + value.size() > limit) {
      throw tooLong(start);
    }
    buffer.append(value);
  }

  private ExpansionException tooLong(int start) {
    return ExpansionException.refused("expands to more than " + limit + " characters", start);
  }

  /** Keeps the operand, or writes the value of the variable or nothing in its place. */
  void choose(String name, int start, Operator operator, ExpansionBuffer.Mark mark)
      throws ExpansionException {
    Optional<Expansion> value = variables.get(name);
    Optional<String> open = undecided(name, start, operator, value);
    if (open.isPresent()) {
      buffer.append(new Reference(open.get(), operator, buffer.cut(mark)));
      return;
    }
    Optional<Expansion> present =
        operator.nullIsUnset() ? value.filter(v -> !v.parts().isEmpty()) : value;
    switch (operator) {
      case NONE -> throw new AssertionError(operator);
      case DEFAULT_IF_EMPTY, DEFAULT_IF_UNSET -> {
        if (present.isPresent()) {
          buffer.drop(mark);
          append(present.get(), start);
        }
      }
      case ALTERNATIVE_IF_NOT_EMPTY, ALTERNATIVE_IF_SET -> {
        if (present.isEmpty()) {
          buffer.drop(mark);
        }
      }
      case ERROR_IF_EMPTY, ERROR_IF_UNSET -> {
        String message = buffer.cut(mark).orUnset();
        append(present.orElseThrow(() -> absent(name, start, value.isPresent(), message)), start);
      }
    }
  }

  /**
   * The variable of the base image on which it hangs whether the variable {@code name} has a value,
   * or nothing when that is decided.
   */
  private static Optional<String> undecided(
      String name, int start, Operator operator, Optional<Expansion> value)
      throws ExpansionException {
    if (value.isEmpty() || value.get().isLiteral()) {
      return Optional.empty();
    }
    Optional<String> base = onlyReference(value.get());
    if (base.isPresent() && (operator.nullIsUnset() || base.get().equals(name))) {
      return base;
    }
    if (operator.nullIsUnset() && !value.get().neverEmpty()) {
      throw needsBaseImage("the value of " + name, start);
    }
    return Optional.empty();
  }

  /** The variable whose value the expansion is, if it is that and nothing else. */
  private static Optional<String> onlyReference(Expansion value) {
    return value.parts().size() == 1
            && value.parts().get(0) instanceof Reference reference
            && reference.operator() == Operator.NONE
        ? Optional.of(reference.name())
        : Optional.empty();
  }

  private static ExpansionException absent(String name, int start, boolean set, String message) {
    String standard = set ? "is not allowed to be empty" : "is not allowed to be unset";
    return ExpansionException.refused(
        name + ": " + (message.isEmpty() ? standard : message), start);
  }

  private static ExpansionException needsBaseImage(String what, int start) {
    return ExpansionException.needsBaseImage(
        what + " must be known here, and it comes from the base image", start);
  }

  /** Writes the value without what the operand, a pattern, matches at one end of it. */
  void trim(String name, int start, End end, ExpansionBuffer.Mark mark) throws ExpansionException {
    String value = knownValue(name, start);
    String operand = known(buffer.cut(mark), "the pattern for " + name, start);
    // A second # or % counts when it comes from a quote or a variable too, as in BuildKit.
    boolean longest = operand.startsWith(end.symbol);
    String pattern = longest ? operand.substring(1) : operand;
    String trimmed =
        switch (end) {
          case PREFIX -> parse(pattern, name, start).trimPrefix(value, longest);
          case SUFFIX ->
              parse(GlobPattern.reverse(pattern), name, start).trimSuffix(value, longest);
        };
    append(Expansion.literal(trimmed), start);
  }

  /** Writes the value with what a pattern matches replaced by the operand. */
  void replace(String name, int start, boolean all, Expansion pattern, ExpansionBuffer.Mark mark)
      throws ExpansionException {
    String value = knownValue(name, start);
    String replacement = known(buffer.cut(mark), "the replacement for " + name, start);
    GlobPattern glob = parse(known(pattern, "the pattern for " + name, start), name, start);
    Optional<String> replaced =
        all
            ? glob.replaceAll(value, ReplacementTemplate.parse(replacement), limit)
            : Optional.of(glob.replaceFirst(value, replacement));
    append(Expansion.literal(replaced.orElseThrow(() -> tooLong(start))), start);
  }

  private String knownValue(String name, int start) throws ExpansionException {
    Optional<Expansion> value = variables.get(name);
    return value.isPresent() ? known(value.get(), "the value of " + name, start) : "";
  }

  private static String known(Expansion expansion, String what, int start)
      throws ExpansionException {
    return expansion.asLiteral().orElseThrow(() -> needsBaseImage(what, start));
  }

  private static GlobPattern parse(String pattern, String name, int start)
      throws ExpansionException {
    return GlobPattern.parse(pattern)
        .orElseThrow(
            () ->
                ExpansionException.refused(
                    "the pattern of ${" + name + "...} escapes something else than * ? \\ / }",
                    start));
  }
}
