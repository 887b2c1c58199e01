package org.sifter.config;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sifter.lint.Level;
import org.sifter.lint.Profile;
import org.sifter.lint.Selection;
import org.sifter.lint.Selector;
import org.sifter.lint.Setting;

/** Writes a configuration as a config file that says the same, with all that is not said in it. */
public final class ConfigurationText {
  private ConfigurationText() {}

  /** The text of the file. */
  public static String render(Configuration configuration) {
    Selection selection = configuration.selection();
    StringBuilder out = new StringBuilder();
    out.append(ConfigKey.PROFILE.key()).append(":\n");
    Profile profile = configuration.profile();
    Arrays.stream(Setting.values())
        .forEach(
            setting ->
                profile
                    .value(setting)
                    .ifPresent(
                        value -> out.append("  %s: %s\n".formatted(setting.key(), quoted(value)))));
    list(
        out,
        ConfigKey.SELECT,
        selection.select().isEmpty() ? Stream.of("all") : words(selection.select()));
    list(out, ConfigKey.IGNORE, words(selection.ignore()));
    if (!selection.severities().isEmpty()) {
      out.append(ConfigKey.SEVERITY.key()).append(":\n");
      selection
          .severities()
          .forEach(
              (rule, level) ->
                  out.append("  %s: %s\n".formatted(rule.word(), quoted(level.word()))));
    }
    line(out, ConfigKey.FAIL_ON, quoted(configuration.threshold().word()));
    line(out, ConfigKey.MIN_SEVERITY, configuration.minSeverity().orElse(Level.INFO).word());
    line(out, ConfigKey.INLINE_IGNORES, "" + configuration.allowsInlineIgnores());
    configuration.baseline().ifPresent(file -> line(out, ConfigKey.BASELINE, quoted(file)));
    list(out, ConfigKey.EXCLUDE, configuration.exclude().stream().map(ConfigurationText::quoted));
    return out.toString();
  }

  private static void line(StringBuilder out, ConfigKey key, String value) {
    out.append(key.key()).append(": ").append(value).append('\n');
  }

  private static Stream<String> words(List<Selector> selectors) {
    return selectors.stream().map(Selector::word);
  }

  private static void list(StringBuilder out, ConfigKey key, Stream<String> values) {
    String list = values.collect(Collectors.joining(", "));
    if (!list.isEmpty()) {
      line(out, key, "[" + list + "]");
    }
  }

  /** In single quotes, or in double quotes when something in it can only be written as escape. */
  private static String quoted(String value) {
    return value.codePoints().allMatch(ConfigurationText::isPlain)
        ? "'" + value.replace("'", "''") + "'"
        : value
            .codePoints()
            .mapToObj(ConfigurationText::escaped)
            .collect(Collectors.joining("", "\"", "\""));
  }

  private static boolean isPlain(int point) {
    return (point >= ' ' && point <= '~') || Character.isLetterOrDigit(point);
  }

  private static String escaped(int point) {
    if (point == '"' || point == '\\') {
      return "\\" + (char) point;
    }
    return isPlain(point) ? Character.toString(point) : "\\U%08X".formatted(point);
  }
}
