package org.sifter.config;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.sifter.diag.DiagnosticLog;
import org.sifter.lint.Level;
import org.sifter.lint.Preset;
import org.sifter.lint.Selection;
import org.sifter.lint.Selector;
import org.sifter.lint.Setting;
import org.sifter.shell.Suggestion;
import org.sifter.source.Span;

/** Reads a config file. */
public final class ConfigurationFile {
  /** The name of the file that is looked for beside a Dockerfile and above. */
  public static final String NAME = ".sifter.yaml";

  private static final String PRESET = "preset";
  private static final List<String> BOOLEANS = List.of("true", "false");

  private final DiagnosticLog log;
  private final List<String> rules;
  private final Map<Setting, String> settings = new EnumMap<>(Setting.class);
  private final Map<Selector, Level> severities = new LinkedHashMap<>();
  private List<Selector> select = List.of();
  private List<Selector> ignore = List.of();
  private List<String> exclude = List.of();
  private Optional<Preset> preset = Optional.empty();
  private Optional<Level> failOn = Optional.empty();
  private Optional<Level> minSeverity = Optional.empty();
  private Optional<Boolean> inlineIgnores = Optional.empty();
  private Optional<String> baseline = Optional.empty();

  private ConfigurationFile(DiagnosticLog log, List<String> rules) {
    this.log = log;
    this.rules = rules;
  }

  /**
   * Reads a config file.
   *
   * @param log has its text, and gets what is wrong with it; the result counts only without errors
   * @param rules all words that name rules
   */
  public static Configuration read(DiagnosticLog log, List<String> rules) {
    ConfigurationFile file = new ConfigurationFile(log, rules);
    new YamlReader(log).root().ifPresent(file::readRoot);
    return new Configuration(
        file.preset,
        file.settings,
        new Selection(file.select, file.ignore, file.severities),
        file.failOn,
        file.minSeverity,
        file.inlineIgnores,
        file.baseline,
        file.exclude);
  }

  private void readRoot(YamlValue root) {
    for (YamlValue.Entry entry : root.entries()) {
      ConfigKey.named(entry.key())
          .ifPresentOrElse(
              key -> readKey(key, entry.value()),
              () -> reportKey(entry.keySpan(), entry.key(), ConfigKey.keys()));
    }
  }

  private void readKey(ConfigKey key, YamlValue value) {
    switch (key) {
      case PROFILE -> readProfile(value);
      case SELECT -> select = selectors(value);
      case IGNORE -> ignore = selectors(value);
      case SEVERITY -> readSeverities(value);
      case FAIL_ON -> failOn = level(key.key(), value);
      case MIN_SEVERITY -> minSeverity = level(key.key(), value);
      case INLINE_IGNORES ->
          inlineIgnores = choice(key.key(), value, BOOLEANS).map(Boolean::parseBoolean);
      case BASELINE -> baseline = path(key.key(), value);
      case EXCLUDE -> exclude = patterns(value);
    }
  }

  private Optional<String> path(String key, YamlValue value) {
    Optional<String> text = value.text();
    try {
      text.ifPresent(name -> FileSystems.getDefault().getPath(name));
      return text;
    } catch (InvalidPathException e) {
      log.report(
          ConfigCode.CONFIG_VALUE, value.span(), key, "this", "It is a path: " + e.getReason());
      return Optional.empty();
    }
  }

  private List<String> patterns(YamlValue value) {
    List<String> patterns = new ArrayList<>();
    for (YamlValue.Text text : value.texts()) {
      try {
        var unused = FileSystems.getDefault().getPathMatcher("glob:" + text.text());
        patterns.add(text.text());
      } catch (PatternSyntaxException e) {
        log.report(
            ConfigCode.CONFIG_VALUE,
            text.span(),
            ConfigKey.EXCLUDE.key(),
            text.text(),
            "It is a name, a path or a pattern with *, ?, [a-z] and {a,b}; a backslash quotes.");
      }
    }
    return patterns;
  }

  private void readProfile(YamlValue value) {
    if (value.isText()) {
      readPreset(value);
      return;
    }
    for (YamlValue.Entry entry : value.entries()) {
      if (entry.key().equals(PRESET)) {
        readPreset(entry.value());
      } else {
        readSetting(entry.key(), entry);
      }
    }
  }

  private void readPreset(YamlValue value) {
    preset = choice(PRESET, value, Preset.words()).flatMap(Preset::named);
  }

  /** A setting, as {@code host.mpi: x} or as {@code host: {mpi: x}}. */
  private void readSetting(String name, YamlValue.Entry entry) {
    Optional<Setting> setting = Setting.named(name);
    if (setting.isPresent()) {
      String text =
          String.join(",", entry.value().texts().stream().map(YamlValue.Text::text).toList());
      if (setting.get().accepts(text)) {
        settings.put(setting.get(), text);
      } else {
        log.report(
            ConfigCode.CONFIG_VALUE, entry.value().span(), name, text, expected(setting.get()));
      }
      return;
    }
    List<String> known = Stream.of(Setting.values()).map(Setting::key).toList();
    if (entry.value().isMap() && known.stream().anyMatch(key -> key.startsWith(name + "."))) {
      entry.value().entries().forEach(inner -> readSetting(name + "." + inner.key(), inner));
    } else {
      List<String> all = new ArrayList<>(known);
      all.add(PRESET);
      reportKey(entry.keySpan(), name, all);
    }
  }

  private static String expected(Setting setting) {
    return setting.choices().isEmpty()
        ? "It is " + setting.description() + "."
        : "It is " + String.join(", ", setting.choices()) + ".";
  }

  private void readSeverities(YamlValue value) {
    for (YamlValue.Entry entry : value.entries()) {
      if (isRule(entry.key(), entry.keySpan())) {
        level(entry.key(), entry.value())
            .ifPresent(level -> severities.put(new Selector(entry.key()), level));
      }
    }
  }

  private List<Selector> selectors(YamlValue value) {
    return value.texts().stream()
        .filter(text -> isRule(text.text(), text.span()))
        .map(text -> new Selector(text.text()))
        .toList();
  }

  private boolean isRule(String word, Span span) {
    if (rules.stream().anyMatch(word::equalsIgnoreCase)) {
      return true;
    }
    log.report(ConfigCode.CONFIG_RULE, span, word, suggestion(word, rules, "See: sifter rules"));
    return false;
  }

  private Optional<Level> level(String key, YamlValue value) {
    List<String> words = new ArrayList<>(Level.words());
    if (key.equals(ConfigKey.FAIL_ON.key())) {
      words.add(Level.NEVER);
    }
    return choice(key, value, words).flatMap(Level::named);
  }

  private Optional<String> choice(String key, YamlValue value, List<String> choices) {
    Optional<String> text = value.text();
    boolean good = text.isPresent() && choices.contains(text.get());
    if (text.isPresent() && !good) {
      log.report(
          ConfigCode.CONFIG_VALUE,
          value.span(),
          key,
          text.get(),
          "It is " + String.join(", ", choices) + ".");
    }
    return good ? text : Optional.empty();
  }

  private void reportKey(Span span, String key, List<String> known) {
    log.report(
        ConfigCode.CONFIG_KEY,
        span,
        key,
        suggestion(key, known, "The keys are " + String.join(", ", known) + "."));
  }

  private static String suggestion(String word, List<String> known, String otherwise) {
    return Suggestion.nearest(word, known)
        .map(near -> "Did you mean " + near + "?")
        .orElse(otherwise);
  }
}
