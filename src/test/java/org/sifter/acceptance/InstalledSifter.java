package org.sifter.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The program under test where the user who builds may read it, with a cache of its own that is
 * empty at first. Both are gone when closed.
 *
 * @param directory where they are
 */
record InstalledSifter(Path directory) implements AutoCloseable {
  static InstalledSifter install() throws IOException {
    InstalledSifter sifter =
        new InstalledSifter(Files.createTempDirectory(Engines.WORK, "installed-"));
    Commands here = Commands.in(Engines.WORK);
    copyProgram(sifter.directory.resolve("sifter"));
    Files.createDirectory(sifter.cache());
    here.run("chown", Engines.USER, sifter.directory.toString(), sifter.cache().toString())
        .orFail();
    here.run("chmod", "a+rX", sifter.directory.toString(), sifter.cache().toString()).orFail();
    return sifter;
  }

  /**
   * Puts the program under test where everybody may read it. Its files are linked where they can
   * be: a Java older than 19 takes the archive of classes, which saves more than half of a start,
   * with the very files only that it was made of.
   */
  static void copyProgram(Path to) {
    Commands here = Commands.in(Engines.WORK);
    String home = Path.of(Engines.SIFTER).getParent().getParent().toString();
    if (!here.run("cp", "-rLlT", home, to.toString()).succeeded()) {
      here.run("cp", "-rLT", "--preserve=timestamps", home, to.toString()).orFail();
    }
    here.run("chmod", "-R", "a+rX", to.toString()).orFail();
  }

  /** Where steps are kept. */
  Path cache() {
    return directory.resolve("cache");
  }

  /** The command line of {@code sifter}, run by the user who builds. */
  List<String> command(String command, List<String> arguments) {
    List<String> words =
        new ArrayList<>(
            List.of(Engines.AS_USER, directory.resolve("sifter/bin/sifter").toString(), command));
    words.addAll(arguments);
    return words;
  }

  /** The command line of a build that tells of each step. */
  List<String> build(List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("--progress", "json", "--force"));
    all.addAll(List.of("--cache-dir", cache().toString()));
    all.addAll(arguments);
    return command("build", all);
  }

  /**
   * Builds in a directory.
   *
   * @param variables what the environment has besides that of the test
   */
  Outcome build(Path place, Map<String, String> variables, List<String> arguments) {
    return new Commands(place, variables).run(build(arguments));
  }

  @Override
  public void close() {
    Commands.in(Engines.WORK).run("rm", "-rf", directory.toString()).orFail();
  }
}
