package org.sifter.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.sifter.build.Compression;
import org.sifter.lint.Level;
import org.sifter.lint.Preset;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Setting;
import org.sifter.lint.rules.Rules;
import org.sifter.manual.Offer;
import org.sifter.report.FindingsFormat;
import org.sifter.syntax.Keyword;
import org.sifter.translate.Dialect;

/** Tells what the values of options and the arguments of commands may be. */
final class Offers {
  private Offers() {}

  /** The values of an option of a command. */
  static Offer of(Command command, Option option) {
    return switch (option.getLongOpt()) {
      case OptionNames.COLOR -> enums(ColorChoice.values());
      case OptionNames.RESOLVE -> enums(ResolveMode.values());
      case OptionNames.DIALECT -> enums(Dialect.values());
      case OptionNames.PROGRESS -> enums(ProgressMode.values());
      case OptionNames.COMPRESSION -> enums(Compression.values());
      case OptionNames.SNAPSHOTTER -> Offer.words(CacheOptions.SNAPSHOTTERS);
      case OptionNames.SHELL -> Offer.words(List.of("bash", "sh"));
      case OptionNames.MODULEFILE -> Offer.words(List.of("lua", "tcl"));
      case OptionNames.FORMAT -> format(command);
      case OptionNames.PROFILE -> Offer.words(Preset.words());
      case OptionNames.SITE -> Offer.wordsOrFile(SiteFinder.EXAMPLES);
      case OptionNames.FAIL_ON, OptionNames.MIN_SEVERITY -> Offer.words(thresholds());
      case OptionNames.SELECT, OptionNames.IGNORE -> Offer.list(RuleWords.names());
      case OptionNames.SET -> Offer.words(settings());
      default -> byName(option);
    };
  }

  private static Offer byName(Option option) {
    return switch (option.getArgName()) {
      case "FILE", "FILE|DIR", "KEY" -> Offer.FILES;
      case "DIR" -> Offer.DIRECTORIES;
      default -> Offer.NOTHING;
    };
  }

  private static Offer format(Command command) {
    return switch (command.name()) {
      case "plan" -> enums(PlanFormat.values());
      case "doctor", "cache" -> enums(DoctorFormat.values());
      default -> enums(FindingsFormat.values());
    };
  }

  private static List<String> thresholds() {
    return Level.words().stream()
        .map(word -> word.equals(Level.OFF.word()) ? Level.NEVER : word)
        .toList();
  }

  private static List<String> settings() {
    return Stream.of(Setting.values())
        .flatMap(setting -> setting.choices().stream().map(it -> setting.key() + "=" + it))
        .toList();
  }

  private static Offer enums(Enum<?>[] constants) {
    return Offer.words(
        Stream.of(constants).map(constant -> constant.name().toLowerCase(Locale.ROOT)).toList());
  }

  /** The arguments of a command that are no options. */
  static Offer ofArguments(Command command) {
    return switch (command.name()) {
      case "cache" -> Offer.words(CacheCommand.ACTIONS);
      case "completion" -> enums(CompletionCommand.Shell.values());
      case "explain" -> Offer.words(subjects());
      case "rules" -> Offer.NOTHING;
      case "convert", "launcher" -> Offer.DIRECTORIES;
      default -> Offer.FILES;
    };
  }

  private static List<String> subjects() {
    return Stream.concat(
            Stream.of(Keyword.values()).map(Keyword::name),
            Rules.infos().stream().map(RuleInfo::name))
        .toList();
  }
}
