package org.sifter.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sifter.shell.Expansion.Literal;
import org.sifter.shell.Expansion.Operator;
import org.sifter.shell.Expansion.Reference;

class ExpansionTest {
  private static final Expansion NOTHING = Expansion.literal("");
  private static final Expansion PATH = Expansion.reference("PATH");

  private static Expansion reference(String name, Operator operator, Expansion operand) {
    return Expansion.of(List.of(new Reference(name, operator, operand)));
  }

  @Test
  void adjacentLiteralsAreMerged() {
    Expansion joined = Expansion.literal("a").concat(Expansion.literal("b")).concat(PATH);
    assertEquals(
        List.of(new Literal("ab"), new Reference("PATH", Operator.NONE, NOTHING)), joined.parts());
    assertEquals(joined, NOTHING.concat(joined).concat(NOTHING));
    assertEquals(
        Expansion.literal("abc"),
        Expansion.of(List.of(new Literal("a"), new Literal(""), new Literal("bc"))));
  }

  @Test
  void textOnlyIsLiteral() {
    assertTrue(NOTHING.isLiteral());
    assertEquals(Optional.of(""), NOTHING.asLiteral());
    assertEquals(Optional.of("a"), Expansion.literal("a").asLiteral());
    assertFalse(PATH.isLiteral());
    assertEquals(Optional.empty(), Expansion.literal("a").concat(PATH).asLiteral());
  }

  @Test
  void unsetReferencesGiveTheirDefaults() {
    Expansion w = Expansion.literal("w");
    assertEquals("", PATH.orUnset());
    assertEquals("w", reference("A", Operator.DEFAULT_IF_EMPTY, w).orUnset());
    assertEquals("w", reference("A", Operator.DEFAULT_IF_UNSET, w).orUnset());
    assertEquals("", reference("A", Operator.ALTERNATIVE_IF_NOT_EMPTY, w).orUnset());
    assertEquals("", reference("A", Operator.ALTERNATIVE_IF_SET, w).orUnset());
    assertEquals("", reference("A", Operator.ERROR_IF_EMPTY, w).orUnset());
    Expansion nested = reference("A", Operator.DEFAULT_IF_UNSET, w.concat(PATH).concat(w));
    assertEquals("xwwx", Expansion.literal("x").concat(nested).orUnset() + "x");
  }

  @Test
  void referencesAreThoseOfOperandsToo() {
    Expansion nested = reference("A", Operator.DEFAULT_IF_EMPTY, PATH.concat(PATH));
    assertEquals(List.of("PATH", "A"), List.copyOf(PATH.concat(nested).references()));
  }

  @Test
  void equalWhenPartsAreEqual() {
    Expansion nested = reference("A", Operator.DEFAULT_IF_EMPTY, PATH);
    assertEquals(nested, reference("A", Operator.DEFAULT_IF_EMPTY, Expansion.reference("PATH")));
    assertNotEquals(nested, reference("A", Operator.DEFAULT_IF_UNSET, PATH));
    assertNotEquals(nested, reference("B", Operator.DEFAULT_IF_EMPTY, PATH));
    assertNotEquals(nested, reference("A", Operator.DEFAULT_IF_EMPTY, NOTHING));
    assertNotEquals(Expansion.literal("${PATH}"), PATH);
  }

  @Test
  void onlyShellNamesAreReferences() {
    for (String name : new String[] {"", "1", "1a", "@", "a.b", "é"}) {
      assertFalse(Reference.isName(name), name);
      assertThrows(IllegalArgumentException.class, () -> Expansion.reference(name), name);
    }
    assertTrue(Reference.isName("_a1Z"));
  }

  @Test
  void operandNeedsAnOperator() {
    assertThrows(IllegalArgumentException.class, () -> reference("A", Operator.NONE, PATH));
  }
}
