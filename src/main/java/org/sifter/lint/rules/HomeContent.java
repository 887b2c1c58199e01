package org.sifter.lint.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.EnvSetting;
import org.sifter.analysis.FileChange;
import org.sifter.analysis.FileChange.Kind;
import org.sifter.analysis.FileChange.Reach;
import org.sifter.analysis.FileHistory;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.PathGlob;
import org.sifter.analysis.Permissions;
import org.sifter.diag.Severity;
import org.sifter.lint.Findings;
import org.sifter.source.Span;

/**
 * Finds what an image has in home directories that its user needs: what is put there, and what
 * variables and the default command name.
 *
 * @param isHome whether a path is a home directory, or in one
 * @param depth how many components the path of a home directory has
 * @param trouble what is the matter with home directories, as a clause after the path
 */
record HomeContent(Predicate<String> isHome, int depth, String trouble) {
  private static final String REMEDY = "Put it under /opt or /usr/local.";

  /** Files of the builder that no user of the image misses; rules of their own look at some. */
  private static final Set<String> OF_THE_BUILDER =
      Set.of(
          ".bash_login",
          ".bash_logout",
          ".bash_profile",
          ".bashrc",
          ".cache",
          ".cshrc",
          ".docker",
          ".gem",
          ".gitconfig",
          ".gnupg",
          ".gradle",
          ".inputrc",
          ".m2",
          ".netrc",
          ".npm",
          ".npmrc",
          ".pip",
          ".profile",
          ".pypirc",
          ".ssh",
          ".tcshrc",
          ".tmux.conf",
          ".vimrc",
          ".wget-hsts",
          ".zprofile",
          ".zshenv",
          ".zshrc");

  /** Commands that fetch what is often built from and then forgotten. */
  private static final Set<String> FETCHING =
      Set.of("aria2c", "bsdtar", "curl", "git", "tar", "unzip", "wget");

  void report(Analysis analysis, Findings findings) {
    if (!isOpened(analysis.files())) {
      files(analysis, findings);
      variables(analysis, findings);
      command(analysis, findings);
    }
  }

  /** Whether a step has let all users into the home directory. */
  private boolean isOpened(FileHistory files) {
    return files.changes().stream()
        .anyMatch(
            change ->
                change.is(Kind.MODE)
                    && isHome.test(change.path())
                    && components(change.path()).length == depth
                    && Permissions.opens(change.detail()));
  }

  private void files(Analysis analysis, Findings findings) {
    Map<Integer, FileChange> told = new LinkedHashMap<>();
    for (FileChange change : analysis.files().kept()) {
      if (isNeeded(change)) {
        told.merge(
            change.moment().order(),
            change,
            (first, next) -> isFetched(first) && !isFetched(next) ? next : first);
      }
    }
    for (FileChange change : told.values()) {
      boolean fetched = isFetched(change);
      findings.report(
          fetched ? Severity.WARNING : Severity.ERROR,
          change.span(),
          "%s is %s".formatted(what(change), trouble),
          fetched
              ? "Put it under /opt, or remove it in the same RUN if it is only built from."
              : REMEDY);
    }
  }

  /** What is put there, as the subject of a sentence. */
  private static String what(FileChange change) {
    if (change.reach() != Reach.INSIDE && !PathGlob.isPattern(change.path())) {
      return change.path();
    }
    String by = change.invocation().map(Invocation::name).orElse("COPY");
    return "what %s puts into %s".formatted(by, PathGlob.fixedPart(change.path()));
  }

  private static boolean isFetched(FileChange change) {
    return change.invocation().map(Invocation::name).filter(FETCHING::contains).isPresent();
  }

  private boolean isNeeded(FileChange change) {
    if (!change.is(Kind.CONTENT) || !isHome.test(change.path())) {
      return false;
    }
    String[] components = components(change.path());
    return components.length <= depth || !OF_THE_BUILDER.contains(components[depth]);
  }

  private static String[] components(String path) {
    return path.substring(1).split("/", -1);
  }

  private void variables(Analysis analysis, Findings findings) {
    for (EnvSetting setting : EnvSetting.of(analysis.shippedMoments())) {
      Optional<String> path = setting.paths().stream().filter(isHome).findFirst();
      String written = findings.source().text(setting.span());
      if (path.isPresent() && !setting.name().equals("HOME") && written.contains(path.get())) {
        findings.report(
            setting.span(),
            "%s names %s %s".formatted(setting.name(), path.get(), trouble),
            REMEDY);
      }
    }
  }

  private void command(Analysis analysis, Findings findings) {
    if (analysis.defaultCommand().inherited()) {
      return;
    }
    for (Invocation invocation : analysis.defaultCommand().invocations()) {
      Set<Span> told = new LinkedHashSet<>();
      for (Argument argument : words(invocation)) {
        Span span = invocation.span(argument);
        // What ~ and $HOME name is the home directory of who runs the image.
        boolean named =
            invocation.path(argument).filter(isHome).isPresent()
                && findings.source().text(span).contains(argument.value());
        if (named && argument.value().startsWith("/") && told.add(span)) {
          findings.report(
              span, "the default command names %s %s".formatted(argument.value(), trouble), REMEDY);
        }
      }
    }
  }

  private static List<Argument> words(Invocation invocation) {
    List<Argument> words = new ArrayList<>(List.of(invocation.program()));
    words.addAll(invocation.arguments());
    return words;
  }
}
