package org.sifter.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.context.BadPatternException;
import org.sifter.context.IgnorePatterns;

/**
 * Patterns of a {@code .dockerignore} and paths that they are tried on, divided by a line {@code
 * ---}. What they leave out is compared with a slow model of moby's matcher.
 */
public final class IgnoreFuzz {
  private static final String DIVIDER = "---";
  private static final int MOST_PATHS = 20;

  private IgnoreFuzz() {}

  /** Matches any patterns against any paths. */
  public static void fuzzerTestOneInput(byte[] input) {
    List<String> lines = List.of(FuzzText.text(input).split("\n", -1));
    int divider = lines.indexOf(DIVIDER) < 0 ? lines.size() : lines.indexOf(DIVIDER);
    List<String> patterns = lines.subList(0, divider);
    Optional<IgnorePatterns> read = read(patterns);
    if (read.isEmpty()) {
      return;
    }
    Optional<IgnoreModel> model = IgnoreModel.of(patterns);
    List<String> paths = lines.subList(Math.min(divider + 1, lines.size()), lines.size());
    for (String path : paths.subList(0, Math.min(MOST_PATHS, paths.size()))) {
      List<String> names = names(path);
      if (!names.isEmpty()) {
        check(read.get(), model, names);
      }
    }
  }

  private static Optional<IgnorePatterns> read(List<String> lines) {
    try {
      return Optional.of(IgnorePatterns.parse(lines));
    } catch (BadPatternException e) {
      assertFalse(e.getMessage().isBlank(), "an error has a reason");
      return Optional.empty();
    }
  }

  /** The path without what no path in a context has. */
  private static List<String> names(String path) {
    List<String> names = new ArrayList<>(List.of(path.split("/")));
    names.removeIf(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
    return names;
  }

  private static void check(
      IgnorePatterns patterns, Optional<IgnoreModel> model, List<String> names) {
    IgnorePatterns.Standing standing = patterns.root();
    for (int i = 1; i <= names.size(); i++) {
      String path = String.join("/", names.subList(0, i));
      IgnorePatterns.Standing next = standing.enter(path);
      if (!standing.mayDifferBelow()) {
        assertEquals(standing.excluded(), next.excluded(), () -> path + " differs after all");
      }
      assertEquals(next.excluded(), patterns.excludes(path), () -> path + " by itself");
      model.ifPresent(
          slow -> assertEquals(slow.excludes(path), next.excluded(), () -> path + " in the model"));
      standing = next;
    }
  }
}
