package org.sifter.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sifter.shell.Expansion.Operator;
import org.sifter.shell.Expansion.Part;
import org.sifter.shell.Expansion.Reference;

/**
 * What real shells make of quoted words, each at the start of a line and in an assignment. {@code
 * -Dseed=N} repeats a run or tries another.
 */
class ShellRoundTripTest {
  private static final long SEED = Long.getLong("seed", 20_250_101L);
  private static final int WORDS = 4_000;

  /** Fewer, as the shells fork for many of them. */
  private static final int EXPANSIONS = 1_500;

  /** The variables of the scripts; {@code UNSET} is the third. */
  private static final String SET = "a  b'\\$";

  private static final List<Operator> OPERATORS = List.of(Operator.values());

  private static final List<String> PIECES =
      List.of(
          "a",
          "b1",
          " ",
          "  ",
          "\t",
          "\n",
          "\n",
          "\r",
          "\r\n",
          "%",
          "\n%",
          "\n \t%post",
          "'",
          "''",
          "\"",
          "\\",
          "\\n",
          "\\\n",
          "$",
          "$SET",
          "${SET}",
          "$(",
          "$((",
          "`",
          "}",
          "{",
          "{{ x }}",
          "{{\nx}}",
          "{",
          "}}",
          "~",
          "/",
          ":",
          "=",
          "A=",
          "*",
          "?",
          "[a]",
          "#",
          " #",
          "!",
          "&",
          "|",
          ";",
          "<<E",
          ">",
          ">(",
          "<(",
          "(",
          ")",
          "é",
          "😀",
          "\u00a0",
          "\u0001",
          "\u007f",
          "-n",
          "-",
          "%s",
          "%%",
          "bootstrap:",
          "\nBOOTSTRAP: x",
          "if",
          "\\0",
          "\\c",
          "^");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"/bin/sh", "/bin/bash"})
  void wordsGiveTheirText(String shell) throws Exception {
    Random random = new Random(SEED);
    List<String> texts = new ArrayList<>();
    texts.add("x".repeat(100_000));
    texts.add("'\\\"".repeat(20_000) + "\n%");
    while (texts.size() < WORDS) {
      texts.add(text(random));
    }
    List<String> words = texts.stream().map(ShellQuote::word).toList();
    assertEquals(texts, run(shell, words), () -> "seed " + SEED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/sh", "/bin/bash"})
  void expansionsGiveTheirValues(String shell) throws Exception {
    Random random = new Random(SEED);
    List<Expansion> expansions = new ArrayList<>();
    Expansion big = Expansion.literal("x'}\n%".repeat(10_000));
    expansions.add(
        Expansion.of(List.of(new Reference("UNSET", Operator.DEFAULT_IF_UNSET, big))).concat(big));
    while (expansions.size() < EXPANSIONS) {
      expansions.add(expansion(random, 0));
    }
    List<String> words = expansions.stream().map(ShellQuote::render).toList();
    List<String> values = expansions.stream().map(ShellRoundTripTest::value).toList();
    assertEquals(values, run(shell, words), () -> "seed " + SEED);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(10); length > 0; length--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static Expansion expansion(Random random, int depth) {
    List<Part> parts = new ArrayList<>();
    for (int length = random.nextInt(4); length >= 0; length--) {
      parts.add(
          depth == 3 || random.nextBoolean()
              ? new Expansion.Literal(text(random))
              : reference(random, depth));
    }
    return Expansion.of(parts);
  }

  private static Reference reference(Random random, int depth) {
    String name = List.of("SET", "EMPTY", "UNSET").get(random.nextInt(3));
    Operator operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
    boolean fails =
        (operator == Operator.ERROR_IF_UNSET && name.equals("UNSET"))
            || (operator == Operator.ERROR_IF_EMPTY && !name.equals("SET"));
    return operator == Operator.NONE || fails
        ? new Reference(name, Operator.NONE, Expansion.literal(""))
        : new Reference(name, operator, expansion(random, depth + 1));
  }

  private static String value(Expansion expansion) {
    return expansion.parts().stream().map(ShellRoundTripTest::value).collect(Collectors.joining());
  }

  private static String value(Part part) {
    if (part instanceof Expansion.Literal literal) {
      return literal.text();
    }
    Reference reference = (Reference) part;
    String value = reference.name().equals("SET") ? SET : "";
    boolean isSet = !reference.name().equals("UNSET");
    return switch (reference.operator()) {
      case NONE, ERROR_IF_EMPTY, ERROR_IF_UNSET -> value;
      case DEFAULT_IF_EMPTY -> value.isEmpty() ? value(reference.operand()) : value;
      case DEFAULT_IF_UNSET -> isSet ? value : value(reference.operand());
      case ALTERNATIVE_IF_NOT_EMPTY -> value.isEmpty() ? "" : value(reference.operand());
      case ALTERNATIVE_IF_SET -> isSet ? value(reference.operand()) : "";
    };
  }

  /** What the shell passes on for each of the words, which must be the same in both places. */
  private List<String> run(String shell, List<String> words)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of(shell)), shell);
    System.out.println("seed " + SEED);
    StringBuilder script = new StringBuilder("SET=" + ShellQuote.word(SET) + "\nEMPTY=\n");
    for (String word : words) {
      script.append("show() { printf '%s\\0' \"$#\" \"$1\"; }; show \\\n").append(word);
      script.append("\nA=").append(word).append("\nprintf '%s\\0' \"$A\"\n");
    }
    assertSurvivesDefinitionFile(script.toString());
    List<String> output = output(shell, script.toString());
    List<String> values = new ArrayList<>();
    for (int i = 0; i < output.size(); i += 3) {
      assertEquals("1", output.get(i));
      assertEquals(output.get(i + 1), output.get(i + 2));
      values.add(output.get(i + 1));
    }
    return values;
  }

  private List<String> output(String shell, String script)
      throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("script"), script);
    Path result = directory.resolve("result");
    ProcessBuilder builder =
        new ProcessBuilder(shell, file.toString())
            .redirectOutput(result.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().put("HOME", "/nowhere");
    assertEquals(0, builder.start().waitFor());
    List<String> values = new ArrayList<>(List.of(Files.readString(result, UTF_8).split("\0", -1)));
    values.remove(values.size() - 1);
    return values;
  }

  private static void assertSurvivesDefinitionFile(String script) {
    assertNowhere("(?dmi)^bootstrap:", script);
    assertNowhere("\\{\\{\\s*\\w+\\s*\\}\\}", script);
    assertNowhere("(?<![^\n])[\\s\\u00a0]*%", script);
    assertNowhere("\r\n", script);
    for (String line : script.split("\n", -1)) {
      assertTrue(line.getBytes(UTF_8).length <= 30_000);
    }
  }

  private static void assertNowhere(String regex, String script) {
    Matcher matcher = Pattern.compile(regex).matcher(script);
    assertFalse(
        matcher.find(),
        () -> script.substring(Math.max(0, matcher.start() - 80), matcher.end() + 20));
  }
}
