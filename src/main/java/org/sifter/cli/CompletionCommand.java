package org.sifter.cli;

import java.util.List;
import org.apache.commons.cli.Option;
import org.sifter.manual.BashCompletion;
import org.sifter.manual.CommandManual;
import org.sifter.manual.FishCompletion;
import org.sifter.manual.ZshCompletion;

/** Prints the script by which a shell completes command lines. */
final class CompletionCommand implements Command {
  /** The shells. */
  enum Shell {
    BASH {
      @Override
      String script(List<CommandManual> commands) {
        return BashCompletion.script(commands);
      }
    },
    ZSH {
      @Override
      String script(List<CommandManual> commands) {
        return ZshCompletion.script(commands);
      }
    },
    FISH {
      @Override
      String script(List<CommandManual> commands) {
        return FishCompletion.script(commands);
      }
    };

    /** The script, for these commands. */
    abstract String script(List<CommandManual> commands);
  }

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String synopsis() {
    return "bash|zsh|fish";
  }

  @Override
  public String summary() {
    return "print the script by which a shell completes sifter's words";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("bash >> ~/.bash_completion", "for bash"),
        new Example("fish > ~/.config/fish/completions/sifter.fish", "for fish"));
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException {
    String name =
        arguments
            .single("shell")
            .orElseThrow(() -> new UsageException("name the shell: bash, zsh or fish"));
    Shell shell = Choices.argument("the shell", name, List.of(Shell.values()));
    Results results = new StreamResults(surroundings.out());
    results.write(shell.script(Manuals.of(Cli.commands())));
    results.finish();
    return ExitCode.DONE;
  }
}
