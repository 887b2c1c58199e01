package org.sifter.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sifter.shell.Expansion.Operator;
import org.sifter.shell.Expansion.Reference;

/** Expansion with variables of a base image that is not known. */
class UnknownVariableTest {
  private static final WordExpander EXPANDER = new WordExpander('\\');

  /** {@code PATH} and {@code LANG} are the base image's; the others were set by ENV lines. */
  private static final Map<String, Expansion> VALUES =
      Map.of(
          "PATH", Expansion.reference("PATH"),
          "LANG", Expansion.reference("LANG"),
          "COPY", Expansion.reference("PATH"),
          "LONGER", Expansion.literal("/x:").concat(Expansion.reference("PATH")),
          "BOTH", Expansion.reference("PATH").concat(Expansion.reference("LANG")),
          "DEFAULTED",
              Expansion.of(
                  List.of(
                      new Reference("LANG", Operator.DEFAULT_IF_EMPTY, Expansion.literal("C")))),
          "KNOWN", Expansion.literal("k"));

  private static final Variables VARIABLES = name -> Optional.ofNullable(VALUES.get(name));

  static Stream<Arguments> words() {
    return VariableTable.rows(
        """
        $PATH                    => ${PATH}
        /bin:$PATH:$KNOWN        => /bin:${PATH}:k
        '$PATH'"$PATH"           => $PATH${PATH}
        ${PATH:-w}${PATH-w}      => ${PATH:-w}${PATH-w}
        ${PATH:+:$PATH}          => ${PATH:+:${PATH}}
        ${PATH+w}                => ${PATH+w}
        ${PATH:?no $KNOWN}       => ${PATH:?no k}
        ${PATH?}                 => ${PATH?}
        ${UNSET:-$PATH}          => ${PATH}
        ${KNOWN:-$PATH}          => k
        ${KNOWN:+a$PATH}b        => a${PATH}b
        ${UNSET:+$PATH}b         => b
        ${COPY:-w}               => ${PATH:-w}
        ${COPY-w}                => ${PATH}
        ${COPY+w}                => w
        ${COPY?}                 => ${PATH}
        ${LONGER:-w}             => /x:${PATH}
        ${LONGER:+w}             => w
        ${LONGER:?}              => /x:${PATH}
        ${BOTH-w}                => ${PATH}${LANG}
        ${BOTH+w}                => w
        ${DEFAULTED:-w}          => ${LANG:-C}
        ${DEFAULTED:+w}          => w
        ${PATH:-a${LANG:-b}c}    => ${PATH:-a${LANG:-b}c}
        """);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("words")
  void unknownVariablesStayReferences(String word, String expected) {
    assertEquals(expected, expansion(word).toString());
  }

  static Stream<Arguments> needy() {
    return VariableTable.rows(
        """
        ${PATH#x}                => the value of PATH
        ${LONGER%%x}             => the value of LONGER
        ${PATH/a/b}              => the value of PATH
        ${BOTH:-w}               => the value of BOTH
        ${KNOWN#$PATH}           => the pattern for KNOWN
        ${KNOWN//$PATH/x}        => the pattern for KNOWN
        ${KNOWN//k/$PATH}        => the replacement for KNOWN
        """);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("needy")
  void someWordsNeedTheBaseImage(String word, String what) {
    ExpansionException e =
        assertThrows(ExpansionException.class, () -> EXPANDER.expand("a" + word, VARIABLES));
    assertEquals(what + " must be known here, and it comes from the base image", e.getMessage());
    assertEquals(1, e.offset());
    assertTrue(e.needsBaseImage());
  }

  @Test
  void refusedWordsNeedNoBaseImage() {
    ExpansionException e =
        assertThrows(ExpansionException.class, () -> EXPANDER.expand("${PATH", VARIABLES));
    assertFalse(e.needsBaseImage());
  }

  @Test
  void heredocBodiesKeepReferences() throws ExpansionException {
    assertEquals("'${PATH}'\n", EXPANDER.expandHeredocBody("'$PATH'\n", VARIABLES).toString());
  }

  private static Expansion expansion(String word) {
    try {
      return EXPANDER.expand(word, VARIABLES);
    } catch (ExpansionException e) {
      throw new AssertionError(e);
    }
  }
}
