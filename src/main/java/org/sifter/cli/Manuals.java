package org.sifter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.sifter.manual.CommandManual;
import org.sifter.manual.Offer;
import org.sifter.manual.OptionManual;
import org.sifter.manual.ValueManual;

/** Describes commands for completion and manual pages. */
final class Manuals {
  private Manuals() {}

  /** All commands, and the one that tells of them. */
  static List<CommandManual> of(List<Command> commands) {
    List<CommandManual> manuals = new ArrayList<>(commands.stream().map(Manuals::of).toList());
    manuals.add(
        new CommandManual(
            "help",
            "[COMMAND] [--all]",
            "show the help of a command",
            List.of(
                new OptionManual(
                    Optional.empty(), "all", Optional.empty(), false, "show all of its options")),
            List.of(new CommandManual.Example("sifter help build --all", "all options of build")),
            Offer.words(commands.stream().map(Command::name).toList())));
    return manuals;
  }

  private static CommandManual of(Command command) {
    List<Option> options = new ArrayList<>(command.options());
    options.addAll(OptionNames.ofAll());
    return new CommandManual(
        command.name(),
        command.synopsis(),
        command.summary(),
        options.stream().map(option -> of(command, option)).toList(),
        command.examples().stream()
            .map(example -> new CommandManual.Example(example.line(command), example.result()))
            .toList(),
        Offers.ofArguments(command));
  }

  private static OptionManual of(Command command, Option option) {
    return new OptionManual(
        Optional.ofNullable(option.getOpt()),
        option.getLongOpt(),
        option.hasArg()
            ? Optional.of(
                new ValueManual(
                    option.getArgName(), option.hasOptionalArg(), Offers.of(command, option)))
            : Optional.empty(),
        OptionNames.isRepeatable(option),
        option.getDescription());
  }
}
