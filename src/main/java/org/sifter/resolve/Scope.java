package org.sifter.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.Variable;
import org.sifter.shell.Expansion;

/** The variables that a stage's steps see: ENV and ARG together, the last definition winning. */
final class Scope {
  /**
   * What an engine sets itself, whatever the image says, so that a reference would pick up that.
   */
  private static final Set<String> SET_BY_THE_ENGINE =
      Set.of("HOME", "PWD", "OLDPWD", "UID", "GID", "OPTIND", "SHLVL", "HOSTNAME");

  private final Map<String, Expansion> values;
  private final boolean baseUnknown;

  private Scope(Map<String, Expansion> values, boolean baseUnknown) {
    this.values = values;
    this.baseUnknown = baseUnknown;
  }

  /** The scope of a stage that starts from an image with the given config. */
  static Scope ofImage(ImageConfig config) {
    Scope scope =
        new Scope(
            new LinkedHashMap<>(), config.unknown().contains(ImageConfig.Property.ENVIRONMENT));
    config.environment().forEach(v -> scope.set(v.name(), v.value()));
    return scope;
  }

  /**
   * The scope of a stage built from this one: its variables, then again those that its image has.
   */
  Scope inherit(ImageConfig config) {
    Scope scope = new Scope(new LinkedHashMap<>(values), baseUnknown);
    config.environment().forEach(v -> scope.set(v.name(), v.value()));
    return scope;
  }

  /** Sets a variable; it becomes the last in the order of definition. */
  void set(String name, Expansion value) {
    values.remove(name);
    values.put(name, value);
  }

  /** The value of a variable that is set. */
  Optional<Expansion> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * Whether a variable is not set here, but the base image, of which nothing is known, may set it.
   */
  boolean isUnknown(String name) {
    return baseUnknown && !values.containsKey(name) && Expansion.Reference.isName(name);
  }

  /** Whether the build can look an unknown variable up in the base image. */
  boolean canLookUp(String name) {
    return isUnknown(name) && !SET_BY_THE_ENGINE.contains(name);
  }

  /** The variables in the order in which they were last defined. */
  List<Variable> variables() {
    List<Variable> all = new ArrayList<>(values.size());
    values.forEach((name, value) -> all.add(new Variable(name, value)));
    return all;
  }
}
