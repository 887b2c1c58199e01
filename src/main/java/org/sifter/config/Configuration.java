package org.sifter.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sifter.lint.Level;
import org.sifter.lint.Preset;
import org.sifter.lint.Profile;
import org.sifter.lint.Selection;
import org.sifter.lint.Setting;

/**
 * What a config file, or a command line, says about linting.
 *
 * @param preset the profile to start from
 * @param settings what differs from it
 * @param selection which rules count
 * @param failOn how grave a finding has to be for the command to fail
 * @param minSeverity how grave a finding has to be to be shown
 * @param inlineIgnores whether comments in Dockerfiles may suppress findings
 * @param baseline the file with the findings that are known already
 * @param exclude files and directories that are not looked for Dockerfiles
 */
public record Configuration(
    Optional<Preset> preset,
    Map<Setting, String> settings,
    Selection selection,
    Optional<Level> failOn,
    Optional<Level> minSeverity,
    Optional<Boolean> inlineIgnores,
    Optional<String> baseline,
    List<String> exclude) {

  /** Nothing is said. */
  public static final Configuration EMPTY =
      new Configuration(
          Optional.empty(),
          Map.of(),
          Selection.ALL,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  public Configuration {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    exclude = List.copyOf(exclude);
  }

  /** This and what {@code more} says, which wins where they disagree. */
  public Configuration and(Configuration more) {
    Map<Setting, String> all = new TreeMap<>();
    if (more.preset.isEmpty()) {
      all.putAll(settings);
    }
    all.putAll(more.settings);
    return new Configuration(
        more.preset.or(() -> preset),
        all,
        selection.and(more.selection),
        more.failOn.or(() -> failOn),
        more.minSeverity.or(() -> minSeverity),
        more.inlineIgnores.or(() -> inlineIgnores),
        more.baseline.or(() -> baseline),
        exclude);
  }

  /** The cluster that Dockerfiles are for. */
  public Profile profile() {
    Profile profile = preset.map(Preset::profile).orElse(Profile.DEFAULT);
    for (Map.Entry<Setting, String> entry : settings.entrySet()) {
      profile = profile.with(entry.getKey(), entry.getValue());
    }
    return profile;
  }

  /** How grave a finding has to be for the command to fail; a warning unless something is said. */
  public Level threshold() {
    return failOn.orElse(Level.WARNING);
  }

  /** Whether comments in Dockerfiles may suppress findings; they may unless something is said. */
  public boolean allowsInlineIgnores() {
    return inlineIgnores.orElse(true);
  }
}
