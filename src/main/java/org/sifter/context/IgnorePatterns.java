package org.sifter.context;

import java.util.ArrayList;
import java.util.List;

/**
 * Which files of a tree are left out: the patterns of a {@code .dockerignore} or of {@code
 * --exclude}. The last pattern that matches decides; a pattern that matches a directory matches all
 * below it; a {@code !} pattern takes back in.
 *
 * <p>The rules are those of moby's {@code patternmatcher} in the way that BuildKit uses it, walking
 * down a tree ({@code MatchesUsingParentResults}). It has one trap: a {@code !} pattern that
 * matches a directory has effect below it only if the directory itself was left out by an earlier
 * pattern. So {@code **}{@code /build} with {@code !src} leaves {@code src/build} out.
 */
public final class IgnorePatterns {
  /** Leaves nothing out. */
  public static final IgnorePatterns NONE = new IgnorePatterns(List.of());

  private final List<IgnorePattern> patterns;

  private IgnorePatterns(List<IgnorePattern> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  /**
   * Reads the lines of a {@code .dockerignore}: lines that begin with {@code #} are comments,
   * blanks around a pattern and slashes before it are dropped (moby {@code ignorefile.ReadAll}).
   *
   * @throws BadPatternException with the line
   */
  public static IgnorePatterns parse(List<String> lines) throws BadPatternException {
    List<IgnorePattern> patterns = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith("#")) {
        try {
          add(patterns, IgnoreLine.pattern(lines.get(i)));
        } catch (BadPatternException e) {
          throw e.atLine(i + 1);
        }
      }
    }
    return new IgnorePatterns(patterns);
  }

  /** Reads patterns as {@code --exclude} has them: no comments, and a slash before is kept. */
  public static IgnorePatterns of(List<String> patterns) throws BadPatternException {
    List<IgnorePattern> read = new ArrayList<>();
    for (String pattern : patterns) {
      add(read, pattern);
    }
    return new IgnorePatterns(read);
  }

  private static void add(List<IgnorePattern> patterns, String written) throws BadPatternException {
    String trimmed = IgnoreLine.trim(written);
    if (trimmed.isEmpty()) {
      return;
    }
    String clean = IgnoreLine.clean(trimmed);
    boolean readmits = clean.startsWith("!");
    if (readmits && clean.length() == 1) {
      throw new BadPatternException(written, "nothing follows the !");
    }
    patterns.add(IgnorePattern.parse(readmits, readmits ? clean.substring(1) : clean));
  }

  /** Whether there is no pattern at all. */
  public boolean isEmpty() {
    return patterns.isEmpty();
  }

  /**
   * Whether the file or directory is left out.
   *
   * @param relativePath its path below the root, clean and with {@code /}
   */
  public boolean excludes(String relativePath) {
    Standing standing = root();
    for (int slash = relativePath.indexOf('/');
        slash >= 0;
        slash = relativePath.indexOf('/', slash + 1)) {
      standing = standing.enter(relativePath.substring(0, slash));
    }
    return standing.enter(relativePath).excluded();
  }

  /** How the root stands, from which a walk begins: it is never left out. */
  public Standing root() {
    return new Standing("", new boolean[patterns.size()], /* excluded= */ false);
  }

  /** How the patterns judge one file or directory, for those who walk down a tree. */
  public final class Standing {
    private final String path;
    private final boolean[] matched;
    private final boolean excluded;

    private Standing(String path, boolean[] matched, boolean excluded) {
      this.path = path;
      this.matched = matched;
      this.excluded = excluded;
    }

    /**
     * How something in this directory stands.
     *
     * @param child its path from the root
     */
    public Standing enter(String child) {
      boolean[] matches = new boolean[matched.length];
      boolean out = false;
      for (int i = 0; i < matched.length; i++) {
        IgnorePattern pattern = patterns.get(i);
        boolean matters = pattern.readmits() == out;
        matches[i] = matched[i] || (matters && pattern.paths().test(child));
        if (matches[i]) {
          out = !pattern.readmits();
        }
      }
      return new Standing(child, matches, out);
    }

    /** Whether it is left out. */
    public boolean excluded() {
      return excluded;
    }

    /** Whether something below may stand differently; when false, nothing does. */
    public boolean mayDifferBelow() {
      return patterns.stream()
          .anyMatch(pattern -> pattern.readmits() == excluded && pattern.reachesBelow(path));
    }
  }
}
