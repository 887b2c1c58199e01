package org.sifter.config;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
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
        selection.select().isEmpty() ? List.of(new Selector("all")) : selection.select());
    list(out, ConfigKey.IGNORE, selection.ignore());
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
    return out.toString();
  }

  private static void line(StringBuilder out, ConfigKey key, String value) {
    out.append(key.key()).append(": ").append(value).append('\n');
  }

  private static void list(StringBuilder out, ConfigKey key, List<Selector> selectors) {
    if (!selectors.isEmpty()) {
      line(
          out,
          key,
          selectors.stream().map(Selector::word).collect(Collectors.joining(", ", "[", "]")));
    }
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
