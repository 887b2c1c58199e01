package org.sifter.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.sifter.engine.EngineException;
import org.sifter.report.Palette;
import org.sifter.shell.Suggestion;

/** Runs commands. Everything that a command can end with becomes an exit code here. */
public final class Cli {
  /** The command that tells of the others. */
  static final String HELP = "help";

  private static final String HELP_OPTION = "--help";
  private static final String VERSION = "--version";

  /** What that command takes to tell of all options. */
  private static final String ALL = "--all";

  private static final List<Command> COMMANDS =
      List.of(
          new BuildCommand(),
          new ConvertCommand(),
          new LintCommand(),
          new PlanCommand(),
          new ToDockerfileCommand(),
          new CacheCommand(),
          new DoctorCommand(),
          new LauncherCommand(),
          new RulesCommand(),
          new ExplainCommand(),
          new CompletionCommand());

  private final Surroundings surroundings;

  /** Commands that see the given surroundings and nothing else. */
  public Cli(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Runs a command.
   *
   * @param words the command, and its options and arguments
   */
  public ExitCode run(String... words) {
    List<String> all = Arrays.asList(words);
    try {
      return dispatch(all);
    } catch (FileException e) {
      new Messages(surroundings.err(), Palette.PLAIN).report(List.of(e.diagnostic()));
      return ExitCode.BAD_INPUT;
    } catch (RuntimeException | Error e) {
      return internalError(e);
    }
  }

  private ExitCode dispatch(List<String> words) throws FileException {
    if (words.isEmpty()) {
      surroundings.err().print(HelpText.of(COMMANDS));
      return ExitCode.BAD_INPUT;
    }
    String first = words.get(0);
    List<String> rest = words.subList(1, words.size());
    return switch (first) {
      case VERSION, "-V" -> print(BuildFacts.read().text(surroundings.version()));
      case HELP, HELP_OPTION, "-h" -> help(rest);
      default -> {
        Optional<Command> command = command(first);
        yield command.isPresent() ? run(command.get(), rest) : unknown(first);
      }
    };
  }

  private ExitCode run(Command command, List<String> words) throws FileException {
    try {
      if (asksForAll(words)) {
        return print(HelpText.ofAll(command));
      }
      List<Option> options = new ArrayList<>(command.options());
      options.addAll(OptionNames.ofAll());
      Arguments arguments = new OptionParser(options).parse(words);
      if (arguments.has(OptionNames.HELP)) {
        return print(HelpText.of(command));
      }
      Palette palette = ColorChoice.of(arguments).palette(surroundings);
      return run(command, arguments, new Messages(surroundings.err(), palette));
    } catch (UsageException e) {
      String tip = e.tip().orElse("sifter help " + command.name());
      return usage("%s: %s (try '%s')".formatted(command.name(), e.getMessage(), tip));
    }
  }

  /** The help says to write {@code sifter help COMMAND --all}; this is the same. */
  private static boolean asksForAll(List<String> words) {
    return words.size() == 2
        && words.contains(ALL)
        && (words.contains(HELP_OPTION) || words.contains("-h"));
  }

  private ExitCode run(Command command, Arguments arguments, Messages messages)
      throws UsageException {
    try {
      return command.run(arguments, surroundings, messages);
    } catch (FileException e) {
      messages.report(List.of(e.diagnostic()));
      return ExitCode.BAD_INPUT;
    } catch (EngineException e) {
      messages.report(List.of(e.diagnostic()));
      return ExitCode.ENGINE;
    } finally {
      messages.finish();
    }
  }

  private ExitCode help(List<String> words) throws FileException {
    List<String> names = words.stream().filter(word -> !word.equals(ALL)).toList();
    if (names.isEmpty() || List.of(HELP, HELP_OPTION).contains(names.get(0))) {
      return print(HelpText.of(COMMANDS));
    }
    Optional<Command> command = command(names.get(0));
    if (command.isEmpty()) {
      return unknown(names.get(0));
    }
    if (names.size() > 1) {
      return usage(
          "help: it takes one COMMAND, not %d: %s (try 'sifter help %s')"
              .formatted(names.size(), String.join(" ", names), names.get(0)));
    }
    boolean isShort = names.size() == words.size();
    return print(isShort ? HelpText.of(command.get()) : HelpText.ofAll(command.get()));
  }

  private ExitCode print(String text) throws FileException {
    Results results = new StreamResults(surroundings.out());
    results.write(text);
    results.finish();
    return ExitCode.DONE;
  }

  private ExitCode unknown(String word) {
    boolean isOption = word.startsWith("-");
    List<String> names =
        new ArrayList<>(isOption ? List.of(HELP_OPTION, VERSION) : List.of(HELP, "version"));
    if (!isOption) {
      COMMANDS.forEach(command -> names.add(command.name()));
    }
    String near =
        Suggestion.nearest(word, names)
            .map(name -> "; did you mean " + (name.equals("version") ? VERSION : name) + "?")
            .orElse("");
    String kind = isOption ? " is not an option" : " is not a command";
    return usage(word + kind + near + " (try 'sifter help')");
  }

  private ExitCode usage(String message) {
    surroundings.err().print("sifter " + message + "\n");
    return ExitCode.BAD_INPUT;
  }

  private ExitCode internalError(Throwable e) {
    e.printStackTrace(surroundings.err());
    surroundings
        .err()
        .print(
            "sifter: this is an error in sifter itself. Please report it to its maintainers, with the"
                + " lines above, the command line and the Dockerfile.\n");
    return ExitCode.INTERNAL_ERROR;
  }

  /** All commands, in the order in which the help has them. */
  static List<Command> commands() {
    return COMMANDS;
  }

  private static Optional<Command> command(String name) {
    for (Command command : COMMANDS) {
      if (command.name().equals(name)) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }
}
