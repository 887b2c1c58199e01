package org.sifter.context;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sifter.testing.Shells;

/** What a pattern leaves out of a copy, {@code find -regex} finds with its expression. */
final class BasicRegexTest {
  private static final List<String> PATHS =
      List.of(
          "a.txt",
          "b.md",
          ".hidden/h.txt",
          "sub/c.txt",
          "sub/deep/d.txt",
          "sub/deep/x",
          "x",
          "xx",
          "a+b",
          "a b",
          "[a]",
          "a$",
          "a^b",
          "sub.txt",
          "ab/cd",
          "a/b/c/d",
          "dot.",
          "n1",
          "n2",
          "-r");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*.txt",
        "**/*.txt",
        "**.txt",
        "**/d.txt",
        "sub",
        "sub/",
        "/sub/c.*",
        "sub/*",
        "sub/**",
        "**",
        "*",
        "?",
        "??",
        "a?b",
        "a+b",
        "a$",
        "[ab].*",
        "[^a]*",
        "n[1-2]",
        "n[1]",
        "a/**/d",
        "a/**/c",
        "**/deep",
        "s*b",
        ".*",
        "a*",
        "\\[a]",
        "*.",
        "nothing",
        "-r",
        "**/x",
        "a.txt",
        "dot\\."
      })
  void findsWhatThePatternLeavesOut(String pattern) throws Exception {
    for (String path : PATHS) {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
    String regex = BasicRegex.of(pattern).orElseThrow();
    assertEquals(leftOut(pattern), found("find", regex), regex);
    if (Files.isExecutable(Path.of("/bin/busybox"))) {
      assertEquals(leftOut(pattern), found("busybox find", regex), regex);
    }
  }

  private Set<String> leftOut(String pattern) throws BadPatternException {
    IgnorePatterns excludes = IgnorePatterns.of(List.of(pattern));
    return PATHS.stream().filter(excludes::excludes).collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> found(String find, String regex) throws Exception {
    String quoted = regex.replace("'", "'\"'\"'");
    String script = find + " . -type f -regex './" + quoted + "'";
    return Shells.run(List.of("sh", "-c", script), directory, Map.of("PATH", "/usr/bin:/bin"))
        .out()
        .lines()
        .map(line -> line.substring(2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void saysWhatItCannotSay() throws Exception {
    for (String pattern : List.of("!a", "^a", "\\d", "[\\a]", "", "  ")) {
      assertEquals(Optional.empty(), BasicRegex.of(pattern), pattern);
    }
  }
}
