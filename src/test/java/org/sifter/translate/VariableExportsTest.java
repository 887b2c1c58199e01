package org.sifter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.plan.Variable;
import org.sifter.shell.Expansion;
import org.sifter.testing.Shells;

/** What a shell has after the exports is what the plan says. {@code -Dseed=N} tries others. */
final class VariableExportsTest {
  private static final long SEED = Long.getLong("seed", 20_250_101L);
  private static final List<String> NAMES = List.of("A", "B", "C", "BASE", "PATH_LIKE");
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          " ",
          "'",
          "\"",
          "\\",
          "$",
          "$A",
          "${B}",
          "`id`",
          "$(id)",
          "\n",
          "\n%post",
          "\r",
          "\t",
          "{{ x }}",
          "%",
          "*",
          "~",
          "a:b",
          "#",
          " #",
          "!",
          "=",
          "é",
          "😀",
          "-n",
          "\u0001",
          "bootstrap: x",
          "\nbootstrap: x",
          "}",
          "''",
          "\\n");

  /** What the base image sets, which is known to the build only. */
  private static final Map<String, String> BASE = Map.of("BASE", "b'a\n$s", "PATH_LIKE", "/b:/c");

  @TempDir Path directory;

  private static Variable literal(String name, String value) {
    return new Variable(name, Expansion.literal(value));
  }

  @Test
  void hostileValuesAreKept() throws Exception {
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      variables.add(literal("V" + i, TEXTS.get(i)));
      variables.add(literal("W" + i, "x" + TEXTS.get(i) + TEXTS.get(i) + "y"));
    }
    assertKept(variables);
  }

  @Test
  void referencesToTheBaseAreKeptWhenItsVariableIsSetAnew() throws Exception {
    Expansion base = Expansion.reference("BASE");
    Expansion longer = Expansion.literal("x'").concat(base);
    Expansion longest = longer.concat(Expansion.literal("\n$A"));
    assertKept(List.of(new Variable("BASE", longer)));
    assertKept(List.of(literal("BASE", "new"), new Variable("A", base)));
    assertKept(List.of(new Variable("BASE", longer), new Variable("BASE", longest)));
    assertKept(
        List.of(
            new Variable("A", base),
            literal("BASE", "new"),
            new Variable("B", longer),
            new Variable("A", longest)));
  }

  @Test
  void aVariableSetAnewIsNotTakenForTheOneOfTheBase() throws Exception {
    Expansion base = Expansion.reference("BASE");
    Expansion other = Expansion.reference("PATH_LIKE");
    assertKept(List.of(new Variable("BASE", other), new Variable("A", other.concat(base))));
  }

  @Test
  void aValueThatIsHeldIsNotSaidAgain() {
    VariableExports exports = new VariableExports(List.of());
    Variable variable = literal("A", "b");
    exports.assume(variable);
    assertEquals(true, exports.holds(variable));
    assertEquals(false, exports.holds(literal("A", "c")));
    assertEquals(false, exports.holds(literal("B", "b")));
    assertEquals(List.of("export A=c"), exports.export(literal("A", "c")));
    assertEquals(List.of(), exports.forget());
  }

  @Test
  void aValueIsSaidThroughTheVariableThatHoldsIt() {
    Expansion base = Expansion.reference("P");
    Expansion one = Expansion.literal("/a:").concat(base);
    Expansion two = Expansion.literal("/b:").concat(one);
    List<Variable> variables =
        List.of(
            new Variable("P", one),
            new Variable("P", two),
            new Variable("Q", two.concat(Expansion.literal(":/z"))),
            new Variable("R", Expansion.literal("x").concat(two).concat(Expansion.literal("y"))),
            new Variable("S", Expansion.reference("Z").concat(two)),
            new Variable("T", Expansion.literal("/b:").concat(Expansion.reference("Z"))));
    VariableExports exports = new VariableExports(variables);
    assertEquals(
        List.of(
            "export P=\"/a:$P\"",
            "export P=\"/b:$P\"",
            "export Q=\"$P:/z\"",
            "export R=\"x${P}y\"",
            "export S=\"$Z$P\"",
            "export T=\"/b:$Z\""),
        variables.stream().flatMap(each -> exports.export(each).stream()).toList());
    assertEquals(List.of(), exports.forget(), "nothing had to be saved");
  }

  @Test
  void aValueThatNoVariableHoldsIsSaidThroughWhatWasSaved() {
    Expansion base = Expansion.reference("P");
    Expansion held = Expansion.literal("/a:").concat(base).concat(Expansion.literal(":/z"));
    List<Variable> variables =
        List.of(
            new Variable("P", held),
            new Variable("Q", Expansion.literal("/a:").concat(base).concat(base)),
            new Variable(
                "R", Expansion.literal("a:").concat(base).concat(Expansion.literal(":/z"))),
            new Variable("S", held.concat(base)),
            new Variable("T", Expansion.literal("x").concat(held).concat(Expansion.literal("y"))));
    VariableExports exports = new VariableExports(variables);
    assertEquals(
        List.of(
            "sifter_base_P=$P",
            "export P=\"/a:$P:/z\"",
            "export Q=\"/a:$sifter_base_P$sifter_base_P\"",
            "export R=\"a:$sifter_base_P:/z\"",
            "export S=\"/a:$sifter_base_P:/z$sifter_base_P\"",
            "export T=\"x${P}y\""),
        variables.stream().flatMap(each -> exports.export(each).stream()).toList());
    assertEquals(List.of("unset sifter_base_P"), exports.forget());
  }

  @Test
  void namesOfShellVariables() {
    for (String name : List.of("A", "_", "a1", "A_b")) {
      assertEquals(true, VariableExports.canSet(name), name);
    }
    for (String name : List.of("", "1a", "a.b", "a-b", "é", "a b", "a\n")) {
      assertEquals(false, VariableExports.canSet(name), name);
    }
  }

  @Test
  void generatedSequencesAreKept() throws Exception {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 60; i++) {
      List<Variable> variables = new ArrayList<>();
      for (int length = 1 + random.nextInt(7); length > 0; length--) {
        variables.add(new Variable(pick(NAMES, random), value(variables, random)));
      }
      assertKept(variables);
    }
  }

  /** A value as the resolver makes them: literals, the base's variables, and earlier values. */
  private static Expansion value(List<Variable> earlier, Random random) {
    Expansion value = Expansion.literal("");
    for (int length = random.nextInt(4); length > 0; length--) {
      value =
          value.concat(
              switch (random.nextInt(4)) {
                case 0 -> Expansion.reference(pick(List.of("BASE", "PATH_LIKE"), random));
                case 1 -> earlier.isEmpty() ? value : pick(earlier, random).value();
                default -> Expansion.literal(pick(TEXTS, random));
              });
    }
    return value;
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private void assertKept(List<Variable> variables) throws Exception {
    VariableExports exports = new VariableExports(variables);
    List<String> script = new ArrayList<>();
    Map<String, String> expected = new LinkedHashMap<>();
    for (Variable variable : variables) {
      script.addAll(exports.export(variable));
      expected.remove(variable.name());
      expected.put(variable.name(), text(variable.value()));
    }
    script.addAll(exports.forget());
    StringBuilder print = new StringBuilder();
    expected.keySet().forEach(name -> print.append(" \"$").append(name).append('"'));
    script.add("printf '%s\\0'" + print + " \"${sifter_base_BASE-}${sifter_base_PATH_LIKE-}\"");
    String text = String.join("\n", script);
    String wanted = String.join("\0", expected.values()) + "\0\0";
    for (Map.Entry<String, List<String>> shell : Shells.present().entrySet()) {
      List<String> words = new ArrayList<>(shell.getValue());
      words.addAll(List.of("-ec", text));
      assertEquals(
          new Shells.Outcome(wanted, 0),
          Shells.run(words, directory, BASE),
          () -> shell.getKey() + ", seed " + SEED + ":\n" + text);
    }
  }

  private static String text(Expansion value) {
    StringBuilder text = new StringBuilder();
    for (Expansion.Part part : value.parts()) {
      text.append(
          part instanceof Expansion.Reference reference
              ? BASE.get(reference.name())
              : ((Expansion.Literal) part).text());
    }
    return text.toString();
  }
}
