package org.sifter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.testing.Shells;

/** What a pattern matches in Go, its words match in the shells of this machine. */
final class ShellPatternTest {
  private static final List<String> NAMES =
      List.of(
          "a", "b", "ab", "a.txt", "b.txt", ".txt", ".a", ".ab", "..a", "...", ".a.txt", "a b", "-",
          "!", "^", "]", "[", "[a]", "$X", "*", "?", "\\", "a*b", "'", "\"", ":", "z", "0", "A",
          "#", "~", "%post", "{{ x }}");

  @TempDir Path directory;

  /** The names that Go's {@code filepath.Match} finds, worked out by hand from its rules. */
  private static Map<String, List<String>> patterns() {
    Map<String, List<String>> patterns = new LinkedHashMap<>();
    patterns.put("*", NAMES);
    patterns.put("*.txt", List.of("a.txt", "b.txt", ".txt", ".a.txt"));
    patterns.put("*a", List.of("a", ".a", "..a"));
    patterns.put("**a", List.of("a", ".a", "..a"));
    patterns.put("?.txt", List.of("a.txt", "b.txt"));
    patterns.put("?txt", List.of(".txt"));
    patterns.put("?a", List.of(".a"));
    patterns.put("??", List.of("ab", ".a", "$X"));
    patterns.put("???", List.of(".ab", "..a", "...", "a b", "[a]", "a*b"));
    patterns.put(".*", List.of(".txt", ".a", ".ab", "..a", "...", ".a.txt"));
    patterns.put("..?", List.of("..a", "..."));
    patterns.put("\\.?", List.of(".a"));
    patterns.put("[ab]", List.of("a", "b"));
    patterns.put("[a-b]*", List.of("a", "b", "ab", "a.txt", "b.txt", "a b", "a*b"));
    patterns.put("[.]a", List.of(".a"));
    patterns.put("[^a]a", List.of(".a"));
    patterns.put("[^.]?", List.of("ab", "$X"));
    patterns.put(
        "[^a-z]",
        List.of("-", "!", "^", "]", "[", "*", "?", "\\", "'", "\"", ":", "0", "A", "#", "~"));
    patterns.put("[!a]", List.of("!", "a"));
    patterns.put("[\\^a]", List.of("^", "a"));
    patterns.put("[a^]", List.of("^", "a"));
    patterns.put("[\\]]", List.of("]"));
    patterns.put("[[]", List.of("["));
    patterns.put("[[]a]", List.of("[a]"));
    patterns.put("[\\-a]", List.of("-", "a"));
    patterns.put("[$'\"]", List.of("'", "\""));
    patterns.put("[$]X", List.of("$X"));
    patterns.put("[\\\\]", List.of("\\"));
    patterns.put("[*?]", List.of("*", "?"));
    patterns.put("[#~:]", List.of("#", "~", ":"));
    patterns.put("[[:alpha:]", List.of("[", ":", "a"));
    patterns.put("\\*", List.of("*"));
    patterns.put("a\\*?", List.of("a*b"));
    patterns.put("a[ ]*", List.of("a b"));
    patterns.put("a ?", List.of("a b"));
    patterns.put("$?", List.of("$X"));
    patterns.put("[0-9]", List.of("0"));
    patterns.put("[z-a]", List.of());
    patterns.put("no*such", List.of());
    patterns.put("{{ ?*", List.of("{{ x }}"));
    return patterns;
  }

  @Test
  void namesInADirectory() throws Exception {
    for (String name : NAMES) {
      Files.createFile(directory.resolve(name));
    }
    for (Map.Entry<String, List<String>> pattern : patterns().entrySet()) {
      assertFound(new TreeSet<>(pattern.getValue()), pattern.getKey());
    }
  }

  @Test
  void namesOfDirectories() throws Exception {
    for (String name : List.of("a", ".b", "..c", "d e")) {
      Files.createFile(Files.createDirectory(directory.resolve(name)).resolve("x"));
    }
    Files.createFile(directory.resolve("x"));
    assertFound(new TreeSet<>(List.of("a/x", ".b/x", "..c/x", "d e/x")), "*/x");
    assertFound(new TreeSet<>(List.of(".b/x")), "?b/*");
    assertFound(new TreeSet<>(List.of("d e/x")), "d*e/[x]");
  }

  /** Runs the loop of {@link StageCopy}, with the names printed instead of copied. */
  private void assertFound(Set<String> expected, String pattern) throws Exception {
    String root = directory.toRealPath().toString();
    String script =
        "for match in "
            + ShellPattern.of(root + "/" + pattern)
            + "; do case $match/ in */./* | */../*) continue;; esac;"
            + " [ ! -e \"$match\" ] || printf '%s\\n' \"$match\"; done";
    for (Map.Entry<String, List<String>> shell : Shells.present().entrySet()) {
      List<String> words = new ArrayList<>(shell.getValue());
      words.addAll(List.of("-c", script));
      TreeSet<String> found = new TreeSet<>();
      Shells.run(words, directory, Map.of("LC_ALL", "C"))
          .out()
          .lines()
          .forEach(line -> found.add(line.substring(root.length() + 1)));
      assertEquals(expected, found, () -> shell.getKey() + " on " + pattern + ": " + script);
    }
  }
}
