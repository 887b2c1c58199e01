package org.sifter.reverse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.reverse.ShellToken.Word;
import org.sifter.shell.ExpandedSize;
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
  private final Set<String> exported = new LinkedHashSet<>();
  private final ExpandedSize size;
  private Optional<Integer> excess = Optional.empty();

  private EnvironmentScript(ExpandedSize size) {
    this.size = size;
  }

  /**
   * A variable that the image has.
   *
   * @param line the index of the line that sets it
   */
  record Assignment(int line, String name, Expansion value) {}

  /**
   * Reads a script; empty when something else than assignments is in it.
   *
   * @param size how much has come of the values of variables so far, in all of the definition file
   */
  static Optional<EnvironmentScript> read(List<String> lines, ExpandedSize size) {
    EnvironmentScript script = new EnvironmentScript(size);
    Optional<List<ScriptCommand>> commands = ScriptSplitter.split(lines);
    boolean isRead = commands.isPresent() && commands.get().stream().allMatch(script::take);
    return isRead || script.excess.isPresent() ? Optional.of(script) : Optional.empty();
  }

  /** The variables in their order; none when their values come to too much. */
  List<Assignment> assignments() {
    List<Assignment> assignments = new ArrayList<>();
    if (excess.isPresent()) {
      return assignments;
    }
    for (String name : exported) {
      Expansion value = values.get(name);
      if (value != null) {
        assignments.add(new Assignment(lines.getOrDefault(name, 0), name, value));
      }
    }
    return assignments;
  }

  /** The index of the line with which the values come to too much. */
  Optional<Integer> excess() {
    return excess;
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
    Optional<Expansion> value = resolve(Expansion.of(parts), line);
    if (!Reference.isName(name) || value.isEmpty()) {
      return Optional.empty();
    }
    values.put(name, value.get());
    lines.put(name, line);
    return Optional.of(name);
  }

  /** The value in terms of what the base image has. */
  private Optional<Expansion> resolve(Expansion value, int line) {
    List<Expansion.Part> parts = new ArrayList<>();
    for (Expansion.Part part : value.parts()) {
      if (!(part instanceof Reference reference)) {
        parts.add(part);
        continue;
      }
      Optional<Expansion> resolved = resolve(reference);
      if (resolved.isEmpty()) {
        return Optional.empty();
      }
      size.add(reference.size(), resolved.get().size());
      if (size.isExceeded()) {
        excess = Optional.of(line);
        return Optional.empty();
      }
      parts.addAll(resolved.get().parts());
    }
    return Optional.of(Expansion.of(parts));
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
