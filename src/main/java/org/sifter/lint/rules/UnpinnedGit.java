package org.sifter.lint.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.analysis.PackageInstall;
import org.sifter.analysis.PackageManager;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Step;
import org.sifter.source.Span;

/** Sources are taken from a git repository as they happen to be on that day. */
public final class UnpinnedGit implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of(
          "SIF066", "unpinned-git", Category.REPRODUCIBILITY, Severity.WARNING, Phase.BUILD);

  private static final Set<String> BRANCHES =
      Set.of(
          "main",
          "master",
          "dev",
          "devel",
          "develop",
          "development",
          "trunk",
          "next",
          "nightly",
          "latest",
          "stable",
          "release",
          "HEAD",
          "head");

  /** Options of clone whose value is the next word. */
  private static final Set<String> WITH_VALUE =
      Set.of(
          "-b",
          "--branch",
          "-o",
          "--origin",
          "-u",
          "--upload-pack",
          "--reference",
          "--depth",
          "-c",
          "--config",
          "-j",
          "--jobs",
          "--filter",
          "--template",
          "--separate-git-dir",
          "-C",
          "--shallow-since",
          "--shallow-exclude",
          "--revision",
          "--bundle-uri");

  private static final String REMEDY = "Name a tag, or check a commit out after it.";

  /**
   * A clone that nothing has pinned yet.
   *
   * @param branch the branch that it asks for, if any
   */
  private record Clone(Invocation command, Argument repository, Optional<Argument> branch) {}

  /** The clones that nothing has pinned yet, in order. */
  private static final class Clones {
    private final Set<Clone> open = new LinkedHashSet<>();
    private final Map<String, Clone> byDirectory = new LinkedHashMap<>();
    private Optional<Clone> last = Optional.empty();

    void add(Clone clone, Optional<String> directory) {
      open.add(clone);
      directory.ifPresent(path -> byDirectory.put(path, clone));
      last = Optional.of(clone);
    }

    /** The clone whose directory a directory is, or is in. */
    Optional<Clone> around(String directory) {
      String path = directory;
      while (!path.isEmpty()) {
        if (byDirectory.containsKey(path)) {
          return Optional.of(byDirectory.get(path));
        }
        path = path.substring(0, Math.max(path.lastIndexOf('/'), 0));
      }
      return Optional.empty();
    }

    /** The last clone, if it is of this step: the directory of a checkout is often not known. */
    Optional<Clone> lastOf(Moment moment) {
      return last.filter(clone -> clone.command().moment().isSame(moment));
    }
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Clones clones = new Clones();
    for (Invocation command : subject.analysis().invocations()) {
      if (command.is("git")) {
        follow(command, clones);
      }
      checkPip(command, findings);
    }
    clones.open.forEach(clone -> report(clone, findings));
    subject.analysis().moments().forEach(moment -> checkAdd(moment, findings));
  }

  /** Keeps an unpinned clone in mind, or lets go of the one that a checkout pins. */
  private static void follow(Invocation git, Clones clones) {
    List<Argument> words = operands(git);
    String verb = words.isEmpty() ? "" : words.get(0).value();
    if (verb.equals("clone") && words.size() > 1) {
      Clone clone = new Clone(git, words.get(1), git.optionValue("b", "branch"));
      if (!isPinned(clone)) {
        clones.add(clone, directory(clone, words));
      }
    } else if (Set.of("checkout", "reset", "switch", "fetch", "pull").contains(verb)
        && words.stream().skip(1).anyMatch(UnpinnedGit::isRevision)) {
      Optional<String> directory =
          git.optionValue("C").flatMap(git::path).or(() -> git.position().directory());
      clones
          .around(directory.orElse(""))
          .or(() -> clones.lastOf(git.moment()))
          .ifPresent(clones.open::remove);
    }
  }

  private static List<Argument> operands(Invocation git) {
    List<Argument> operands = new ArrayList<>();
    List<Argument> arguments = git.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      if (WITH_VALUE.contains(arguments.get(i).value())) {
        i++;
      } else if (!arguments.get(i).isOption()) {
        operands.add(arguments.get(i));
      }
    }
    return operands;
  }

  private static boolean isPinned(Clone clone) {
    boolean tagged = clone.branch().isPresent() && !isBranch(clone.branch().get().value());
    return tagged || clone.command().hasOption("revision");
  }

  /** Whether a name is that of a branch: a usual one, or one without any number. */
  private static boolean isBranch(String name) {
    return BRANCHES.contains(name)
        || (!name.isEmpty() && name.chars().noneMatch(Character::isDigit));
  }

  private static boolean isRevision(Argument argument) {
    String text = argument.value();
    return argument.text().isEmpty()
        || (!text.startsWith("origin") && !text.equals(".") && !isBranch(text));
  }

  /** The directory that a clone makes. */
  private static Optional<String> directory(Clone clone, List<Argument> words) {
    if (words.size() > 2) {
      return clone.command().path(words.get(2));
    }
    String name = Paths.fileName(clone.repository().value()).replaceFirst("\\.git$", "");
    return name.isEmpty()
        ? Optional.empty()
        : clone
            .command()
            .position()
            .directory()
            .map(directory -> ContainerPaths.clean(directory + "/" + name));
  }

  private static void report(Clone clone, Findings findings) {
    String name = name(clone.repository().value());
    if (clone.branch().isPresent()) {
      findings.report(
          Severity.INFO,
          clone.command().span(clone.branch().get()),
          "%s is taken as its branch %s is that day".formatted(name, clone.branch().get().value()),
          REMEDY);
    } else {
      findings.report(
          clone.command().span(clone.repository()),
          "%s is taken as it is that day".formatted(name),
          REMEDY);
    }
  }

  private static String name(String repository) {
    String name = Paths.fileName(repository.replaceFirst("/+$", "")).replaceFirst("\\.git$", "");
    return name.isEmpty() ? "the repository" : name;
  }

  /** {@code pip install git+https://host/a/b}, without {@code @ref} behind it. */
  private static void checkPip(Invocation command, Findings findings) {
    Optional<PackageInstall> install =
        PackageInstall.of(command).filter(found -> found.manager() == PackageManager.PIP);
    if (install.isEmpty()) {
      return;
    }
    for (Argument argument : command.arguments()) {
      int start = argument.value().indexOf("git+");
      if (start >= 0) {
        reportUrl(argument.value().substring(start), command.span(argument), findings);
      }
    }
  }

  private static void reportUrl(String address, Span span, Findings findings) {
    String url = address.split("#", 2)[0];
    int host = url.indexOf("://") + "://".length();
    String path = url.substring(Math.max(url.indexOf('/', host), 0));
    int at = path.lastIndexOf('@');
    String repository = at < 0 ? path : path.substring(0, at);
    String ref = at < 0 ? "" : path.substring(at + 1);
    if (at < 0) {
      findings.report(
          span,
          "%s is taken as it is that day".formatted(name(repository)),
          "Put @ and a tag or commit behind the address.");
    } else if (BRANCHES.contains(ref)) {
      findings.report(
          Severity.INFO,
          span,
          "%s is taken as its branch %s is that day".formatted(name(repository), ref),
          "Write a tag or commit behind the @.");
    }
  }

  private static void checkAdd(Moment moment, Findings findings) {
    for (Step.Source source :
        moment.step(Step.Copy.class).map(Step.Copy::sources).orElse(List.of())) {
      if (source.location() instanceof SourceLocation.Git git
          && git.reference().checksum().isEmpty()) {
        Optional<String> ref = git.reference().ref();
        String name = name(git.reference().remote());
        if (ref.isEmpty()) {
          findings.report(
              source.span(),
              "%s is taken as it is that day".formatted(name),
              "Put # and a tag or commit behind the address.");
        } else if (BRANCHES.contains(ref.get())) {
          findings.report(
              Severity.INFO,
              source.span(),
              "%s is taken as its branch %s is that day".formatted(name, ref.get()),
              "Write a tag or commit behind the #.");
        }
      }
    }
  }
}
