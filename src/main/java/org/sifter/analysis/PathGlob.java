package org.sifter.analysis;

/** Matches paths against the patterns of a shell, component by component. */
public final class PathGlob {
  private static final String WILDCARDS = "*?[{";

  private PathGlob() {}

  /** Whether the shell would look for files that match. */
  public static boolean isPattern(String path) {
    return path.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0);
  }

  /** The directory above the first component that is a pattern. */
  public static String fixedPart(String pattern) {
    StringBuilder fixed = new StringBuilder();
    for (String component : pattern.substring(1).split("/", -1)) {
      if (isPattern(component)) {
        break;
      }
      fixed.append('/').append(component);
    }
    return fixed.isEmpty() ? "/" : fixed.toString();
  }

  /** Whether {@code path}, or a directory that it is in, is matched. */
  public static boolean matchesOrHolds(String pattern, String path) {
    String[] wanted = pattern.split("/", -1);
    String[] given = path.split("/", -1);
    if (given.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!matches(wanted[i], given[i])) {
        return false;
      }
    }
    return true;
  }

  /** Brackets and braces count as any text: who asks wants to know what may be gone. */
  private static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int resume = 0;
    while (n < name.length()) {
      char wanted = p < pattern.length() ? pattern.charAt(p) : 0;
      if (wanted == '*' || wanted == '[' || wanted == '{') {
        star = wanted == '*' ? p : Math.max(pattern.indexOf(']', p), pattern.indexOf('}', p));
        star = Math.max(star, p);
        resume = n;
        p = star + 1;
      } else if (wanted == '?' || (wanted == name.charAt(n) && p < pattern.length())) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
