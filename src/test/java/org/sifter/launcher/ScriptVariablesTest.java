package org.sifter.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a script sets is seen by the container when its caller has exported a variable of that name:
 * it keeps to names that nobody has.
 */
final class ScriptVariablesTest {
  private static final Path SCRIPTS = Path.of("src/main/resources/org/sifter/launcher");

  /**
   * What is set is meant for others: the container, the engine, or the script that starts ranks.
   */
  private static final Set<String> FOR_OTHERS =
      Set.of(
          "PATH",
          "IFS",
          "SIFTER_RANK",
          "SIFTER_LOCAL",
          "OMPI_MCA_btl_vader_single_copy_mechanism",
          "PMIX_MCA_gds",
          "UCX_POSIX_USE_PROC_LINK");

  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?:^|; |&& |\\|\\| |\\) |\\b(?:then|else|do|export|eval) \"?)([A-Za-z][A-Za-z0-9_]*)=");

  private static final Pattern READ =
      Pattern.compile("\\b(?:for ([A-Za-z0-9_]+) in|read -r ([A-Za-z0-9_ ]+))");

  @Test
  void namesOfItsOwnBeginWithAnUnderscore() throws IOException {
    Set<String> others = new TreeSet<>();
    for (String line : code()) {
      ASSIGNED.matcher(line).results().forEach(found -> others.add(found.group(1)));
      READ.matcher(line)
          .results()
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .flatMap(names -> Arrays.stream(names.trim().split(" ")))
          .filter(name -> !name.startsWith("_"))
          .forEach(others::add);
    }
    others.removeAll(FOR_OTHERS);
    assertEquals(Set.of(), others);
  }

  /** The lines of code, without comments, messages and what is asked of other programs. */
  private static Set<String> code() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      return files
          .filter(file -> file.toString().endsWith(".sh"))
          .flatMap(ScriptVariablesTest::lines)
          .map(String::strip)
          .filter(line -> !line.startsWith("#") && !line.startsWith("--"))
          .map(line -> line.replaceAll("\\b(say|tell|fail|usage_error|ps|printf) .*", ""))
          .collect(Collectors.toSet());
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
