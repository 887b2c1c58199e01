package org.sifter.lint.rules;

import java.util.Set;

/** The variables that hold directories where programs look for what the image has to bring. */
final class SearchPaths {
  private static final Set<String> NAMES =
      Set.of(
          "CLASSPATH",
          "CMAKE_PREFIX_PATH",
          "CPATH",
          "JAVA_HOME",
          "LD_LIBRARY_PATH",
          "LD_PRELOAD",
          "LIBRARY_PATH",
          "MANPATH",
          "NODE_PATH",
          "PATH",
          "PERL5LIB",
          "PKG_CONFIG_PATH",
          "PYTHONHOME",
          "PYTHONPATH",
          "R_HOME",
          "R_LIBS",
          "R_LIBS_SITE");

  private SearchPaths() {}

  /** Whether a variable is one of them. */
  static boolean isOne(String variable) {
    return NAMES.contains(variable);
  }
}
