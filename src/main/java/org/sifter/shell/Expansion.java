package org.sifter.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a word expands to: text, and references to variables of the base image whose values are not
 * known at conversion. Two expansions are equal when their parts are.
 *
 * <p>References nest through their operands, as deep as a hostile Dockerfile likes; nothing here
 * recurses into them.
 */
public final class Expansion {
  private static final Expansion EMPTY = new Expansion(List.of());

  private final List<Part> parts;
  private final long size;
  private final boolean neverEmpty;
  private final int hash;

  private Expansion(List<Part> parts) {
    this.parts = parts;
    this.hash = parts.hashCode();
    long total = 0;
    boolean some = false;
    for (Part part : parts) {
      total += part.size();
      some |= part.neverEmpty();
    }
    this.size = total;
    this.neverEmpty = some;
  }

  /** A piece of an expansion. */
  public sealed interface Part permits Literal, Reference {
    /** About how many characters it takes to write the part, operands included. */
    long size();

    /** Whether it gives some text whatever the base image has. */
    boolean neverEmpty();
  }

  /**
   * Text that stands for itself.
   *
   * @param text the text; never empty inside an expansion
   */
  public record Literal(String text) implements Part {
    /** Written out, as those of records cost 30 ms when one is first asked for. */
    @Override
    public int hashCode() {
      return text.hashCode();
    }

    @Override
    public long size() {
      return text.length();
    }

    @Override
    public boolean neverEmpty() {
      return !text.isEmpty();
    }
  }

  /**
   * A variable of the base image, and what to make of its value.
   *
   * @param name a name that a shell can refer to
   * @param operator how the value is used
   * @param operand the word after the operator; empty when there is no operator
   */
  public record Reference(String name, Operator operator, Expansion operand) implements Part {
    private static final int PUNCTUATION = "${:-}".length();

    public Reference {
      if (!isName(name)) {
        throw new IllegalArgumentException("not a name that a shell can refer to: " + name);
      }
      if (operator == Operator.NONE && !operand.parts().isEmpty()) {
        throw new IllegalArgumentException("an operand without an operator: " + operand);
      }
    }

    /**
     * Whether a shell can refer to a variable of this name.
     *
     * @see <a
     *     href="https://pubs.opengroup.org/onlinepubs/9699919799/basedefs/V1_chap03.html#tag_03_235">POSIX,
     *     3.235 Name</a>
     */
    public static boolean isName(String text) {
      return !text.isEmpty()
          && !isDigit(text.charAt(0))
          && text.chars().allMatch(c -> isNameCharacter((char) c));
    }

    /** Whether the character may stand in a name behind its first character. */
    static boolean isNameCharacter(char c) {
      return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    @Override
    public int hashCode() {
      return (name.hashCode() * 31 + operator.name().hashCode()) * 31 + operand.hash;
    }

    @Override
    public long size() {
      return name.length() + PUNCTUATION + operand.size;
    }

    @Override
    public boolean neverEmpty() {
      return operator == Operator.ERROR_IF_EMPTY
          || (operator == Operator.DEFAULT_IF_EMPTY && operand.neverEmpty);
    }
  }

  /** How a reference uses the value of its variable. */
  public enum Operator {
    /** The value, or nothing when unset. */
    NONE(""),
    /** The value, or the operand when unset or empty. */
    DEFAULT_IF_EMPTY(":-"),
    /** The value, or the operand when unset. */
    DEFAULT_IF_UNSET("-"),
    /** The operand, or nothing when unset or empty. */
    ALTERNATIVE_IF_NOT_EMPTY(":+"),
    /** The operand, or nothing when unset. */
    ALTERNATIVE_IF_SET("+"),
    /** The value, or an error with the operand as its message when unset or empty. */
    ERROR_IF_EMPTY(":?"),
    /** The value, or an error with the operand as its message when unset. */
    ERROR_IF_UNSET("?");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /** How Dockerfiles and shells write it, e.g. {@code :-}. */
    public String symbol() {
      return symbol;
    }

    /** Whether an empty value counts as none. */
    boolean nullIsUnset() {
      return symbol.startsWith(":");
    }
  }

  /** What happens on the way through the parts of an expansion and of the operands in it. */
  interface Walk {
    /** Comes upon text. */
    void literal(String text);

    /**
     * Comes upon a reference.
     *
     * @return whether to go through its operand, and to {@link #leave} it then
     */
    boolean enter(Reference reference);

    /** Has gone through the operand of a reference. */
    default void leave(Reference reference) {}
  }

  /** The expansion that is the given text. */
  public static Expansion literal(String text) {
    return text.isEmpty() ? EMPTY : new Expansion(List.of(new Literal(text)));
  }

  /** The expansion that is the value of a variable of the base image. */
  public static Expansion reference(String name) {
    return new Expansion(List.of(new Reference(name, Operator.NONE, EMPTY)));
  }

  /** The expansion that has the given parts; literals side by side are merged. */
  public static Expansion of(List<? extends Part> parts) {
    ExpansionBuffer buffer = new ExpansionBuffer();
    parts.forEach(buffer::append);
    return buffer.toExpansion();
  }

  /** The expansion that has the given parts, none an empty literal and no two literals adjacent. */
  static Expansion ofMerged(List<Part> parts) {
    return parts.isEmpty() ? EMPTY : new Expansion(List.copyOf(parts));
  }

  /** The parts in their order: no literal is empty, and no two literals are adjacent. */
  public List<Part> parts() {
    return parts;
  }

  /** Whether it is text only. */
  public boolean isLiteral() {
    return parts.isEmpty() || (parts.size() == 1 && parts.get(0) instanceof Literal);
  }

  /** Its text, or nothing when there is a reference in it. */
  public Optional<String> asLiteral() {
    return isLiteral() ? Optional.of(orUnset()) : Optional.empty();
  }

  /**
   * The names of the variables that it refers to, also in operands, each once and in their order.
   */
  public Set<String> references() {
    Set<String> names = new LinkedHashSet<>();
    walk(
        new Walk() {
          @Override
          public void literal(String literal) {}

          @Override
          public boolean enter(Reference reference) {
            names.add(reference.name());
            return true;
          }
        });
    return names;
  }

  /**
   * Its text when every variable that it refers to counts as unset, which is how BuildKit reads a
   * name that it does not know. An error operator gives nothing.
   */
  public String orUnset() {
    StringBuilder text = new StringBuilder();
    walk(
        new Walk() {
          @Override
          public void literal(String literal) {
            text.append(literal);
          }

          @Override
          public boolean enter(Reference reference) {
            return reference.operator() == Operator.DEFAULT_IF_EMPTY
                || reference.operator() == Operator.DEFAULT_IF_UNSET;
          }
        });
    return text.toString();
  }

  /** This expansion with {@code next} behind it. */
  public Expansion concat(Expansion next) {
    ExpansionBuffer buffer = new ExpansionBuffer();
    buffer.append(this);
    buffer.append(next);
    return buffer.toExpansion();
  }

  /** About how many characters it takes to write the expansion. */
  public long size() {
    return size;
  }

  /** Whether it gives some text whatever the base image has. */
  boolean neverEmpty() {
    return neverEmpty;
  }

  /** Goes through all parts, and through the operands that {@code walk} asks for. */
  void walk(Walk walk) {
    Deque<Iterator<Part>> rest = new ArrayDeque<>();
    Deque<Reference> entered = new ArrayDeque<>();
    rest.push(parts.iterator());
    while (!rest.isEmpty()) {
      if (rest.element().hasNext()) {
        Part part = rest.element().next();
        if (part instanceof Literal literal) {
          walk.literal(literal.text());
        } else if (part instanceof Reference reference && walk.enter(reference)) {
          entered.push(reference);
          rest.push(reference.operand().parts.iterator());
        }
      } else {
        rest.pop();
        if (!entered.isEmpty()) {
          walk.leave(entered.pop());
        }
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Expansion expansion && sameParts(this, expansion));
  }

  private static boolean sameParts(Expansion left, Expansion right) {
    Deque<Expansion> lefts = new ArrayDeque<>(List.of(left));
    Deque<Expansion> rights = new ArrayDeque<>(List.of(right));
    while (!lefts.isEmpty()) {
      left = lefts.pop();
      right = rights.pop();
      if (left.hash != right.hash || left.parts.size() != right.parts.size()) {
        return false;
      }
      for (int i = 0; i < left.parts.size(); i++) {
        if (left.parts.get(i) instanceof Reference a && right.parts.get(i) instanceof Reference b) {
          if (!a.name().equals(b.name()) || a.operator() != b.operator()) {
            return false;
          }
          lefts.push(a.operand());
          rights.push(b.operand());
        } else if (!left.parts.get(i).equals(right.parts.get(i))) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** The expansion as a Dockerfile would say it, without quotes. For messages to ourselves. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    walk(
        new Walk() {
          @Override
          public void literal(String literal) {
            text.append(literal);
          }

          @Override
          public boolean enter(Reference reference) {
            text.append("${").append(reference.name()).append(reference.operator().symbol());
            return true;
          }

          @Override
          public void leave(Reference reference) {
            text.append('}');
          }
        });
    return text.toString();
  }
}
