package org.sifter.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sifter.testing.Shells;

/** What the script of a job does, with every shell of this machine. */
final class JobScriptTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "two words", "$(touch pwned)", "'; touch pwned; '", "a\nb", "-n", "%j"})
  void allWordsArriveAsTheyAre(String text) throws Exception {
    Path files = Files.createDirectories(directory.resolve(text + "/files"));
    Path here = Files.createDirectories(directory.resolve(text + "/here"));
    JobScript script =
        new JobScript(
            List.of(
                "sh", "-c", "pwd; printf '<%s>' \"$@\"; echo told >&2; exit 42", "sh", text, ""),
            here,
            List.of(here, files),
            files);
    for (List<String> shell : Shells.present().values()) {
      assertEquals(42, run(shell, script));
      assertEquals(here + "\n<" + text + "><>", Files.readString(files.resolve(JobScript.OUTPUT)));
      assertEquals("told\n", Files.readString(files.resolve(JobScript.ERRORS)));
      assertEquals("42\n", Files.readString(files.resolve(JobScript.STATUS)));
    }
    assertFalse(Files.exists(directory.resolve("pwned")));
  }

  @Test
  void whatIsNotThereIsNamed() throws Exception {
    Path missing = directory.resolve("not 'there'");
    JobScript script =
        new JobScript(List.of("touch", "ran"), directory, List.of(directory, missing), directory);
    for (List<String> shell : Shells.present().values()) {
      assertEquals(JobScript.NOT_SEEN, run(shell, script));
      assertEquals(missing + "\n", Files.readString(directory.resolve(JobScript.UNSEEN)));
      assertFalse(Files.exists(directory.resolve("ran")));
    }
    JobScript elsewhere = new JobScript(List.of("true"), directory, List.of(), missing);
    assertEquals(JobScript.NOT_SEEN, run(List.of("sh"), elsewhere));
  }

  @Test
  void shellcheckFindsNothing() throws Exception {
    Path checker = Path.of("/usr/bin/shellcheck");
    assumeTrue(Files.isExecutable(checker));
    JobScript script =
        new JobScript(
            List.of("build", "a b", "$c"),
            directory,
            List.of(directory, Path.of("/a b")),
            directory);
    Path file = Files.writeString(directory.resolve("script"), script.text());
    assertEquals(
        "",
        Shells.run(
                List.of(checker.toString(), "-o", "all", "-f", "gcc", file.toString()),
                directory,
                Map.of("LC_ALL", "C.UTF-8"))
            .out());
  }

  private int run(List<String> shell, JobScript script) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("script"), script.text());
    List<String> words = new ArrayList<>(shell);
    words.add(file.toString());
    return Shells.run(words, directory, Map.of("PATH", "/usr/bin:/bin")).status();
  }
}
