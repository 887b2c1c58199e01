package org.sifter.reverse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.reverse.ShellToken.Word;
import org.sifter.shell.Expansion;
import org.sifter.shell.Expansion.Literal;
import org.sifter.shell.Expansion.Operator;
import org.sifter.shell.Expansion.Reference;

/**
 * What {@code %environment} sets when all of it is plain assignments: each value as text and
 * references to what the base image sets.
 */
final class EnvironmentScript {
  /** What an engine knows only when the image is run. */
  private static final Set<String> OF_CALLER = Set.of("HOME", "PWD", "UID", "GID", "OPTIND");

  private final Map<String, Expansion> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> exported = new java.util.LinkedHashSet<>();

  private EnvironmentScript() {}

  /**
   * A variable that the image has.
   *
   * @param line the index of the line that sets it
   */
  record Assignment(int line, String name, Expansion value) {}

  /** The variables in their order; empty when something else than assignments is in the script. */
  static Optional<List<Assignment>> read(List<String> lines) {
    EnvironmentScript script = new EnvironmentScript();
    Optional<List<ScriptCommand>> commands = ScriptSplitter.split(lines);
    if (commands.isEmpty() || !commands.get().stream().allMatch(script::take)) {
      return Optional.empty();
    }
    List<Assignment> assignments = new ArrayList<>();
    for (String name : script.exported) {
      Expansion value = script.values.get(name);
      if (value != null) {
        assignments.add(new Assignment(script.lines.getOrDefault(name, 0), name, value));
      }
    }
    return Optional.of(assignments);
  }

  private boolean take(ScriptCommand command) {
    if (command.isBlank() || command.isComment()) {
      return true;
    }
    Optional<List<ShellToken>> tokens = ShellTokenReader.read(command.text());
    if (tokens.isEmpty()) {
      return false;
    }
    List<Word> words = new ArrayList<>();
    for (ShellToken token : tokens.get()) {
      if (token instanceof Word word) {
        words.add(word);
      } else if (!((ShellToken.Operator) token).symbol().equals(";")) {
        return false;
      } else if (!simple(words, command.first())) {
        return false;
      } else {
        words.clear();
      }
    }
    return words.isEmpty() || simple(words, command.first());
  }

  private boolean simple(List<Word> words, int line) {
    if (words.isEmpty()) {
      return true;
    }
    Optional<String> first = words.get(0).text();
    if (first.equals(Optional.of("export"))) {
      return words.stream().skip(1).allMatch(word -> export(word, line));
    }
    if (first.equals(Optional.of("unset"))) {
      return words.stream().skip(1).allMatch(this::unset);
    }
    return words.stream().allMatch(word -> assign(word, line).isPresent());
  }

  private boolean export(Word word, int line) {
    Optional<String> name = word.assigns() ? assign(word, line) : word.text();
    name.filter(Reference::isName).ifPresent(exported::add);
    return name.filter(Reference::isName).isPresent();
  }

  /** Forgets a variable of the script; one of the base image cannot be taken away. */
  private boolean unset(Word word) {
    Optional<String> name = word.text().filter(values::containsKey);
    name.ifPresent(values::remove);
    name.ifPresent(exported::remove);
    return name.isPresent();
  }

  private Optional<String> assign(Word word, int line) {
    if (!word.assigns() || !(word.value().parts().get(0) instanceof Literal first)) {
      return Optional.empty();
    }
    int equals = first.text().indexOf('=');
    String name = first.text().substring(0, Math.max(0, equals));
    List<Expansion.Part> parts =
        new ArrayList<>(word.value().parts().subList(1, word.value().parts().size()));
    parts.add(0, new Literal(first.text().substring(equals + 1)));
    Optional<Expansion> value = resolve(Expansion.of(parts));
    if (!Reference.isName(name) || value.isEmpty()) {
      return Optional.empty();
    }
    values.put(name, value.get());
    lines.put(name, line);
    return Optional.of(name);
  }

  /** The value in terms of what the base image has. */
  private Optional<Expansion> resolve(Expansion value) {
    Expansion result = Expansion.literal("");
    for (Expansion.Part part : value.parts()) {
      Optional<Expansion> resolved =
          part instanceof Reference reference
              ? resolve(reference)
              : Optional.of(Expansion.of(List.of(part)));
      if (resolved.isEmpty()) {
        return Optional.empty();
      }
      result = result.concat(resolved.get());
    }
    return Optional.of(result);
  }

  private Optional<Expansion> resolve(Reference reference) {
    Expansion known = values.get(reference.name());
    boolean ofEngine =
        OF_CALLER.contains(reference.name())
            || reference.name().startsWith("APPTAINER_")
            || reference.name().startsWith("SINGULARITY_");
    boolean ends = // the start of the image, where ENV would end its build
        reference.operator() == Operator.ERROR_IF_EMPTY
            || reference.operator() == Operator.ERROR_IF_UNSET;
    if (known == null) {
      return ofEngine || ends ? Optional.empty() : Optional.of(Expansion.of(List.of(reference)));
    }
    return reference.operator() == Operator.NONE ? Optional.of(known) : Optional.empty();
  }
}
