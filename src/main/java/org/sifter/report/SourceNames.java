package org.sifter.report;

import org.sifter.plan.GitReference;
import org.sifter.plan.SourceLocation;

/** Names the sources of COPY and ADD as a Dockerfile would. */
final class SourceNames {
  private SourceNames() {}

  static String of(SourceLocation location) {
    if (location instanceof SourceLocation.Local local) {
      return local.path();
    }
    if (location instanceof SourceLocation.Url url) {
      return url.url();
    }
    return git(((SourceLocation.Git) location).reference());
  }

  private static String git(GitReference git) {
    String subdirectory = git.subdirectory().map(directory -> ":" + directory).orElse("");
    String fragment = git.ref().orElse("") + subdirectory;
    return git.remote() + (fragment.isEmpty() ? "" : "#" + fragment);
  }
}
