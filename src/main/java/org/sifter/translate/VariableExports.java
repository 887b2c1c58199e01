package org.sifter.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sifter.plan.Variable;
import org.sifter.shell.Expansion;
import org.sifter.shell.ShellQuote;

/**
 * Writes the exports of a script, and keeps track of what its variables hold. A value that refers
 * to a variable of the base image is said through variables that still, or already, hold it.
 */
final class VariableExports {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** How the script calls what a variable of the base image held before it was set anew. */
  private static final String SAVED = "sifter_base_";

  private final Map<String, Expansion> current = new LinkedHashMap<>();
  private final Set<String> saved = new LinkedHashSet<>();

  /**
   * Exports for a script.
   *
   * @param all what will be exported, in order: it tells which values of the base image are still
   *     needed after their variable has been set anew
   */
  VariableExports(List<Variable> all) {
    Set<String> lost = new LinkedHashSet<>();
    for (Variable variable : all) {
      lost.addAll(beyondReach(variable.value()));
      current.put(variable.name(), variable.value());
    }
    current.clear();
    saved.addAll(lost);
  }

  /** Whether a shell can set a variable of that name. */
  static boolean canSet(String name) {
    return NAME.matcher(name).matches();
  }

  /** Whether the script's variable holds that value already. */
  boolean holds(Variable variable) {
    return variable.value().equals(current.get(variable.name()));
  }

  /** Takes note that the variable holds that value. */
  void assume(Variable variable) {
    current.put(variable.name(), variable.value());
  }

  /** The commands that set the variable for all that follows. */
  List<String> export(Variable variable) {
    List<String> commands = new ArrayList<>();
    if (saved.contains(variable.name()) && !current.containsKey(variable.name())) {
      commands.add(SAVED + variable.name() + "=$" + variable.name());
    }
    String word = ShellQuote.render(reachable(variable.value()));
    current.put(variable.name(), variable.value());
    commands.add("export " + variable.name() + "=" + word);
    return commands;
  }

  /** The shell word for the value of a variable that the script does not set. */
  String word(Variable variable) {
    return ShellQuote.render(reachable(variable.value()));
  }

  /** The commands that forget what has been saved, for the end of the script. */
  List<String> forget() {
    return saved.stream()
        .filter(current::containsKey)
        .map(name -> "unset " + SAVED + name)
        .toList();
  }

  /** The variables whose value in the base image can no longer be had when the value is set. */
  private Set<String> beyondReach(Expansion value) {
    Expansion said = shorter(value);
    Set<String> names = new LinkedHashSet<>();
    if (said.equals(value)) {
      value.references().stream().filter(current::containsKey).forEach(names::add);
    }
    return names;
  }

  /** The value with references to what the script's variables hold now. */
  private Expansion reachable(Expansion value) {
    Set<String> lost = beyondReach(value);
    return lost.isEmpty() ? shorter(value) : throughSaved(value, lost);
  }

  private static Expansion throughSaved(Expansion value, Set<String> lost) {
    List<Expansion.Part> parts = new ArrayList<>();
    for (Expansion.Part part : value.parts()) {
      if (part instanceof Expansion.Reference reference) {
        String name = reference.name();
        parts.add(
            new Expansion.Reference(
                lost.contains(name) ? SAVED + name : name,
                reference.operator(),
                throughSaved(reference.operand(), lost)));
      } else {
        parts.add(part);
      }
    }
    return Expansion.of(parts);
  }

  private Expansion shorter(Expansion value) {
    if (value.references().stream().noneMatch(current::containsKey)) {
      return value;
    }
    List<Expansion.Part> parts = value.parts();
    for (Map.Entry<String, Expansion> variable : current.entrySet()) {
      Optional<Expansion> shorter = replace(parts, variable.getKey(), variable.getValue());
      if (shorter.isPresent()) {
        return shorter.get();
      }
    }
    return value;
  }

  /** {@code parts} with a reference to {@code name} in place of its value, if that is in them. */
  private Optional<Expansion> replace(List<Expansion.Part> parts, String name, Expansion value) {
    for (int start = 0; start < parts.size(); start++) {
      Optional<Expansion> found = replaceAt(parts, start, name, value);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * As above, where the value begins in the part at {@code start}. What is left must not refer to
   * variables that have been set anew.
   */
  private Optional<Expansion> replaceAt(
      List<Expansion.Part> parts, int start, String name, Expansion value) {
    List<Expansion.Part> wanted = value.parts();
    if (start + wanted.size() > parts.size()) {
      return Optional.empty();
    }
    String before = "";
    String after = "";
    for (int i = 0; i < wanted.size(); i++) {
      Expansion.Part part = parts.get(start + i);
      if (part.equals(wanted.get(i))) {
        continue;
      }
      if (!(part instanceof Expansion.Literal has)
          || !(wanted.get(i) instanceof Expansion.Literal needs)) {
        return Optional.empty();
      }
      if (i == 0 && has.text().endsWith(needs.text())) {
        before = has.text().substring(0, has.text().length() - needs.text().length());
      } else if (i == wanted.size() - 1 && has.text().startsWith(needs.text())) {
        after = has.text().substring(needs.text().length());
      } else {
        return Optional.empty();
      }
    }
    Expansion left = Expansion.of(parts.subList(0, start)).concat(Expansion.literal(before));
    Expansion right =
        Expansion.literal(after)
            .concat(Expansion.of(parts.subList(start + wanted.size(), parts.size())));
    return left.concat(right).references().stream().anyMatch(current::containsKey)
        ? Optional.empty()
        : Optional.of(left.concat(Expansion.reference(name)).concat(right));
  }
}
