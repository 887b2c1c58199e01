package org.sifter.translate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final Map<String, Expansion> current = new HashMap<>();

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

  /** The command that sets the variable for all that follows. */
  String export(Variable variable) {
    String word = ShellQuote.render(reachable(variable.value()));
    current.put(variable.name(), variable.value());
    return "export " + variable.name() + "=" + word;
  }

  /** The value with references to what the script's variables hold now. */
  private Expansion reachable(Expansion value) {
    if (value.isLiteral() || value.references().stream().noneMatch(current::containsKey)) {
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
  private static Optional<Expansion> replace(
      List<Expansion.Part> parts, String name, Expansion value) {
    if (value.isLiteral()) {
      return Optional.empty();
    }
    for (int start = 0; start < parts.size(); start++) {
      Optional<Expansion> found = replaceAt(parts, start, name, value);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** As above, where the value begins in the part at {@code start}. */
  private static Optional<Expansion> replaceAt(
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
    return Optional.of(
        Expansion.of(parts.subList(0, start))
            .concat(Expansion.literal(before))
            .concat(Expansion.reference(name))
            .concat(Expansion.literal(after))
            .concat(Expansion.of(parts.subList(start + wanted.size(), parts.size()))));
  }
}
