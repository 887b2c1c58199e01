package org.sifter.reverse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.reverse.EnvironmentScript.Assignment;
import org.sifter.shell.ExpandedSize;
import org.sifter.shell.Expansion;
import org.sifter.shell.Expansion.Operator;
import org.sifter.shell.Expansion.Reference;

/**
 * ENV and ARG: what {@code %post} exports for its own steps becomes ARG, and what {@code
 * %environment} has too becomes ENV.
 */
final class Variables {
  private final StageWriter out;
  private final Set<String> ofImage;

  /** What the Dockerfile has set so far, in terms of what the base image has. */
  private final Map<String, Expansion> current = new LinkedHashMap<>();

  /** How much has come of that. */
  private final ExpandedSize size = new ExpandedSize();

  /**
   * Variables for a stage.
   *
   * @param ofImage the names of those that the image has in the end
   */
  Variables(StageWriter out, Set<String> ofImage) {
    this.out = out;
    this.ofImage = Set.copyOf(ofImage);
  }

  /**
   * Sets a variable for the steps that follow; false when no instruction can say the value, or the
   * values come to more than BuildKit would take.
   */
  boolean set(String name, Expansion value) {
    Optional<String> word = DockerfileWord.of(value);
    Optional<Expansion> resolved = resolved(value);
    if (word.isEmpty() || resolved.isEmpty()) {
      return false;
    }
    if (ofImage.contains(name)) {
      out.environment(name, word.get());
    } else {
      out.argument(name, word.get());
    }
    current.put(name, resolved.get());
    return true;
  }

  /** Whether a variable has not been set to the value yet. */
  boolean isNew(String name, Expansion value) {
    return !value.equals(current.get(name));
  }

  private Optional<Expansion> resolved(Expansion value) {
    List<Expansion.Part> parts = new ArrayList<>();
    for (Expansion.Part part : value.parts()) {
      Optional<Expansion> known = known(part);
      size.add(part.size(), known.map(Expansion::size).orElse(0L));
      if (size.isExceeded()) {
        return Optional.empty();
      }
      parts.addAll(known.map(Expansion::parts).orElse(List.of(part)));
    }
    return Optional.of(Expansion.of(parts));
  }

  /** What a reference to the value of a variable gives, if that has been set. */
  private Optional<Expansion> known(Expansion.Part part) {
    return part instanceof Reference reference && reference.operator() == Operator.NONE
        ? Optional.ofNullable(current.get(reference.name()))
        : Optional.empty();
  }

  /** What to do with a variable that cannot be set. */
  interface Refusal {
    /** Reports it. */
    void refuse(ReverseCode code, Assignment assignment);
  }

  /** Sets what the image has in the end, as far as that is not so already. */
  void finish(List<Assignment> image, Refusal refusal) {
    List<String> words = new ArrayList<>();
    Set<String> names = new HashSet<>();
    boolean refersToReplaced = false;
    for (Assignment each : image) {
      if (each.value().equals(current.get(each.name()))) {
        continue;
      }
      Optional<String> word = DockerfileWord.of(each.value());
      if (word.isEmpty()) {
        refusal.refuse(ReverseCode.NEWLINE_IN_VALUE, each);
        continue;
      }
      if (each.value().references().stream().anyMatch(current::containsKey)) {
        refusal.refuse(ReverseCode.ENVIRONMENT_REFERENCE, each);
        continue;
      }
      refersToReplaced |= each.value().references().stream().anyMatch(names::contains);
      names.add(each.name());
      words.add(each.name() + "=" + word.get());
    }
    if (refersToReplaced) {
      // All values of one ENV see the variables as they were before it.
      out.instruction("ENV", String.join(" \\\n    ", words));
    } else {
      words.forEach(word -> out.instruction("ENV", word));
    }
  }
}
