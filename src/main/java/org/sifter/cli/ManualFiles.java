package org.sifter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sifter.manual.BashCompletion;
import org.sifter.manual.CommandManual;
import org.sifter.manual.FishCompletion;
import org.sifter.manual.ZshCompletion;

/**
 * Writes the manual pages and the completion scripts for packaging, in the directories below {@code
 * share} where Unix programs have them.
 */
public final class ManualFiles {
  private final Path directory;

  private ManualFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * Writes them.
   *
   * @param arguments the directory {@code share}, the version of sifter, and when that was made in
   *     ISO's form
   */
  public static void main(String[] arguments) throws IOException {
    new ManualFiles(Path.of(arguments[0]))
        .write(new ManualPages(arguments[1], arguments[2].split("T", 2)[0]));
  }

  private void write(ManualPages pages) throws IOException {
    List<CommandManual> commands = Manuals.of(Cli.commands());
    write("man/man1/sifter.1", pages.of(commands));
    for (CommandManual command : commands) {
      if (!command.name().equals(Cli.HELP)) {
        write("man/man1/sifter-" + command.name() + ".1", pages.of(command));
      }
    }
    write("bash-completion/completions/sifter", BashCompletion.script(commands));
    write("zsh/site-functions/_sifter", ZshCompletion.script(commands));
    write("fish/vendor_completions.d/sifter.fish", FishCompletion.script(commands));
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
