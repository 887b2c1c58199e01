package org.sifter.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.sifter.shell.Suggestion;

/** Reads options as POSIX and GNU have them, and says what is wrong with them. */
final class OptionParser {
  private static final String END_OF_OPTIONS = "--";

  /** What Java puts in the place of bytes that are no text. */
  static final char UNDECODED = '\uFFFD';

  /** How many commands are named at most. */
  private static final int MAX_COMMANDS = 3;

  private final Options options;

  OptionParser(Collection<Option> options) {
    this.options = new Options();
    options.forEach(this.options::addOption);
  }

  Arguments parse(List<String> words) throws UsageException {
    for (String word : words) {
      if (word.indexOf(UNDECODED) >= 0) {
        throw new UsageException(
            word + " is not UTF-8, or the locale is another: no file can be found by it");
      }
    }
    int end = words.indexOf(END_OF_OPTIONS);
    List<String> own = end < 0 ? words : words.subList(0, end);
    List<String> behind = end < 0 ? List.of() : words.subList(end + 1, words.size());
    Arguments arguments = new Arguments(line(own.stream().map(this::withValue).toList()), behind);
    for (Option option : options.getOptions()) {
      if (arguments.count(option) > 1 && !OptionNames.isRepeatable(option)) {
        throw new UsageException("--" + option.getLongOpt() + " is given twice");
      }
    }
    return arguments;
  }

  /** A value that may be left out is not looked for in the next word. */
  private String withValue(String word) {
    boolean isBare =
        word.startsWith("--")
            && options.hasOption(word)
            && options.getOption(word).hasOptionalArg();
    return isBare ? word + "=" : word;
  }

  private CommandLine line(List<String> words) throws UsageException {
    try {
      return DefaultParser.builder()
          .setAllowPartialMatching(false)
          .setStripLeadingAndTrailingQuotes(false)
          .get()
          .parse(options, words.toArray(String[]::new));
    } catch (UnrecognizedOptionException e) {
      throw new UsageException(unknown(e.getOption()));
    } catch (MissingArgumentException e) {
      throw new UsageException("--" + e.getOption().getLongOpt() + " needs a value");
    } catch (ParseException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private String unknown(String word) {
    int equals = word.indexOf('=');
    String option = equals < 0 ? word : word.substring(0, equals);
    String name = option.replaceFirst("^-+", "");
    if (equals >= 0 && options.hasOption(name)) {
      return option + " takes no value";
    }
    List<String> known = new ArrayList<>();
    options.getOptions().forEach(o -> known.add(o.getLongOpt()));
    Optional<String> near = name.length() > 1 ? Suggestion.nearest(name, known) : Optional.empty();
    return option
        + " is not an option"
        + near.map(suggestion -> "; did you mean --" + suggestion + "?")
            .orElseGet(() -> elsewhere(option));
  }

  /** Says which commands have an option that this one has not, if they are few. */
  private static String elsewhere(String option) {
    List<String> commands = new ArrayList<>();
    for (Command command : Cli.commands()) {
      for (Option each : command.options()) {
        if (option.equals("-" + each.getOpt()) || option.equals("--" + each.getLongOpt())) {
          commands.add(command.name());
        }
      }
    }
    return commands.isEmpty() || commands.size() > MAX_COMMANDS
        ? ""
        : " here, but of " + String.join(", ", commands);
  }
}
