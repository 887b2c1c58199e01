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
    Path home = Path.of(Engines.SIFTER).getParent().getParent();
    here.run("cp", "-rL", home.toString(), sifter.directory.resolve("sifter").toString()).orFail();
    Files.createDirectory(sifter.cache());
    here.run("chown", "-R", Engines.USER, sifter.directory.toString()).orFail();
    here.run("chmod", "-R", "a+rX", sifter.directory.toString()).orFail();
    return sifter;
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
