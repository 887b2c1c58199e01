package org.sifter.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shells of this machine that a {@code /bin/sh} may be, and what they make of scripts. */
public final class Shells {
  private Shells() {}

  /**
   * What came of a script.
   *
   * @param out its standard output
   * @param status its exit status
   */
  public record Outcome(String out, int status) {}

  /** Each shell that is there, as the words that start it; never empty. */
  public static Map<String, List<String>> present() {
    Map<String, List<String>> shells = new LinkedHashMap<>();
    shells.put("sh", List.of("/bin/sh"));
    addIfThere(shells, "dash", "dash");
    addIfThere(shells, "bash --posix", "bash", "--posix");
    addIfThere(shells, "busybox sh", "busybox", "sh");
    return shells;
  }

  private static void addIfThere(
      Map<String, List<String>> shells, String name, String program, String... options) {
    for (String directory : List.of("/bin/", "/usr/bin/")) {
      if (Files.isExecutable(Path.of(directory + program))) {
        List<String> words = new ArrayList<>(List.of(directory + program));
        words.addAll(List.of(options));
        shells.put(name, words);
        return;
      }
    }
  }

  /**
   * Runs a program with an empty standard input, in {@code directory}. What it leaves in the
   * background may be heard or not.
   *
   * @param environment all of its environment
   */
  public static Outcome run(List<String> words, Path directory, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(text, process.waitFor());
  }
}
