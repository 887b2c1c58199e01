package org.sifter.context;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds a path that someone may have meant who wrote one that does not exist. */
final class NearestPath {
  private NearestPath() {}

  /** The path with the first name that does not exist replaced by one of that directory. */
  static Optional<String> to(BuildContext context, CleanPath missing) throws IOException {
    CleanPath here = CleanPath.ROOT;
    List<String> names = missing.names();
    for (int i = 0; i < names.size(); i++) {
      CleanPath next = here.enter(names.get(i));
      if (context.tree().lookUp(next).isEmpty()) {
        Optional<String> name = nearest(context, here, names.get(i));
        if (name.isEmpty()) {
          return Optional.empty();
        }
        CleanPath corrected = here.enter(name.get());
        CleanPath whole = corrected;
        for (String rest : names.subList(i + 1, names.size())) {
          whole = whole.enter(rest);
        }
        boolean exists = context.tree().lookUp(whole).isPresent();
        return Optional.of((exists ? whole : corrected).relative());
      }
      here = next;
    }
    return Optional.empty();
  }

  private static Optional<String> nearest(BuildContext context, CleanPath directory, String name)
      throws IOException {
    Optional<ContextNode> node = context.node(directory);
    if (node.isEmpty() || !node.get().isDirectory()) {
      return Optional.empty();
    }
    List<String> close = new ArrayList<>();
    for (ContextNode child : node.get().children()) {
      if (EditDistance.between(name, child.name()) <= Math.max(1, name.length() / 3)
          && child.isVisible()) {
        close.add(child.name());
      }
    }
    return close.stream()
        .min(Comparator.comparingInt(candidate -> EditDistance.between(name, candidate)));
  }
}
