package org.sifter.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sifter.config.Configuration;
import org.sifter.lint.Level;
import org.sifter.lint.Preset;
import org.sifter.lint.Selection;
import org.sifter.lint.Selector;
import org.sifter.lint.Setting;
import org.sifter.shell.Suggestion;

/** Reads what a command line says about linting; it has the words of the config file. */
final class LintOptions {
  private LintOptions() {}

  /** What the options say. */
  static Configuration of(Arguments arguments) throws UsageException {
    return new Configuration(
        preset(arguments),
        settings(arguments),
        new Selection(
            selectors(OptionNames.SELECT, arguments),
            selectors(OptionNames.IGNORE, arguments),
            severities(arguments)),
        level(OptionNames.FAIL_ON, arguments),
        level(OptionNames.MIN_SEVERITY, arguments),
        arguments.has(OptionNames.NO_INLINE_IGNORE) ? Optional.of(false) : Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static Optional<Preset> preset(Arguments arguments) throws UsageException {
    Optional<String> name = arguments.value(OptionNames.PROFILE);
    if (name.isPresent() && Preset.named(name.get()).isEmpty()) {
      throw new UsageException(
          "--profile is %s, not %s%s"
              .formatted(
                  String.join(", ", Preset.words()), name.get(), near(name.get(), Preset.words())));
    }
    return name.flatMap(Preset::named);
  }

  private static Map<Setting, String> settings(Arguments arguments) throws UsageException {
    Map<Setting, String> settings = new TreeMap<>();
    for (String argument : arguments.values(OptionNames.SET)) {
      String[] pair = argument.split("=", 2);
      Optional<Setting> setting = Setting.named(pair[0]);
      if (setting.isEmpty() || pair.length < 2) {
        List<String> keys = Stream.of(Setting.values()).map(Setting::key).toList();
        throw new UsageException(
            "--set %s: write KEY=VALUE, where KEY is %s%s"
                .formatted(
                    argument,
                    String.join(", ", keys),
                    setting.isPresent() ? "" : near(pair[0], keys)));
      }
      if (!setting.get().accepts(pair[1])) {
        throw new UsageException(
            "--set %s: %s is %s"
                .formatted(argument, pair[0], String.join(", ", expected(setting.get()))));
      }
      settings.put(setting.get(), pair[1]);
    }
    return settings;
  }

  private static List<String> expected(Setting setting) {
    return setting.choices().isEmpty() ? List.of(setting.description()) : setting.choices();
  }

  private static List<Selector> selectors(String option, Arguments arguments)
      throws UsageException {
    List<Selector> selectors = new ArrayList<>();
    for (String value : arguments.values(option)) {
      int before = selectors.size();
      for (String word : Arrays.asList(value.split(",", -1))) {
        if (!word.isBlank()) {
          selectors.add(selector(option, word.strip()));
        }
      }
      if (selectors.size() == before) {
        throw new UsageException("--%s names no rule: write RULE,RULE".formatted(option));
      }
    }
    return selectors;
  }

  private static Selector selector(String option, String word) throws UsageException {
    if (!RuleWords.isKnown(word)) {
      throw UsageException.withTip(
          "--%s: %s is no rule and no category%s"
              .formatted(option, word, near(word, RuleWords.all())),
          "sifter rules");
    }
    return new Selector(word);
  }

  private static Map<Selector, Level> severities(Arguments arguments) throws UsageException {
    Map<Selector, Level> severities = new LinkedHashMap<>();
    for (String argument : arguments.values(OptionNames.SEVERITY)) {
      String[] pair = argument.split("=", 2);
      if (pair.length < 2 || Level.named(pair[1]).isEmpty()) {
        throw new UsageException(
            "--severity %s: write RULE=LEVEL, where LEVEL is %s"
                .formatted(argument, String.join(", ", Level.words())));
      }
      Level level = Level.named(pair[1]).get();
      severities.put(selector(OptionNames.SEVERITY, pair[0]), level);
    }
    return severities;
  }

  private static Optional<Level> level(String option, Arguments arguments) throws UsageException {
    Optional<String> word = arguments.value(option);
    Optional<Level> level = word.flatMap(Level::named);
    if (word.isPresent() && level.isEmpty()) {
      throw new UsageException(
          "--%s is error, warning, info, never, not %s%s"
              .formatted(option, word.get(), near(word.get(), Level.words())));
    }
    return level;
  }

  private static String near(String word, List<String> known) {
    return Suggestion.nearest(word, known).map(name -> "; did you mean " + name + "?").orElse("");
  }
}
