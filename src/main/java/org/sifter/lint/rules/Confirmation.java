package org.sifter.lint.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.analysis.PackageManager;
import org.sifter.analysis.Paths;
import org.sifter.plan.Step;

/**
 * The question with which a command asks to be allowed to go on.
 *
 * @param what the command that asks, e.g. {@code apt-get install}
 * @param behind the word behind which an option answers it
 * @param option that option, e.g. {@code -y}
 */
record Confirmation(String what, Argument behind, String option) {

  /** What asks, by the manuals of the programs. */
  private static final Map<PackageManager, Set<String>> ASKING =
      Map.of(
          PackageManager.APT,
          Set.of(
              "install",
              "reinstall",
              "upgrade",
              "dist-upgrade",
              "full-upgrade",
              "remove",
              "purge",
              "build-dep"),
          PackageManager.DNF,
          Set.of(
              "install",
              "localinstall",
              "groupinstall",
              "reinstall",
              "update",
              "upgrade",
              "downgrade",
              "remove",
              "erase"),
          PackageManager.ZYPPER,
          Set.of("install", "in", "remove", "rm", "update", "up", "patch", "dist-upgrade", "dup"),
          PackageManager.PIP,
          Set.of("uninstall"));

  /** Those that do something when they are given no package. */
  private static final Set<String> ALL_PACKAGES =
      Set.of("upgrade", "dist-upgrade", "full-upgrade", "update", "up", "patch", "dup");

  /** Options that answer the question, or with which it is not asked. */
  private static final Map<PackageManager, String[]> ANSWERS =
      Map.of(
          PackageManager.APT,
          new String[] {
            "y", "yes", "assume-yes", "force-yes", "s", "simulate", "dry-run", "print-uris"
          },
          PackageManager.DNF,
          new String[] {"y", "assumeyes", "assumeno"},
          PackageManager.ZYPPER,
          new String[] {"n", "non-interactive", "y", "no-confirm", "D", "dry-run"},
          PackageManager.PIP,
          new String[] {"y", "yes"});

  private static final List<String> CONDA_INSTALLERS =
      List.of("miniconda", "anaconda", "miniforge", "mambaforge");
  private static final List<String> NVIDIA_INSTALLERS = List.of("cuda_", "nvidia-linux-");
  private static final String[] SILENT = {
    "silent", "s", "extract", "x", "extract-only", "noexec", "help", "h"
  };

  /** Settings of the programs that answer all questions. */
  private static final Set<String> SETTINGS = Set.of("assume-yes", "assumeyes");

  private static final List<String> CONFIGURATION =
      List.of("/etc/apt/apt.conf", "/etc/apt/apt.conf.d", "/etc/dnf/dnf.conf", "/etc/yum.conf");

  /** What a command asks; empty when it asks nothing, or is told the answer. */
  static Optional<Confirmation> asked(Invocation invocation) {
    if (invocation.arguments().stream().anyMatch(argument -> argument.text().isEmpty())) {
      return Optional.empty(); // What is not known may be the answer.
    }
    Optional<PackageManager> manager = PackageManager.of(invocation);
    if (manager.isPresent()) {
      return ofManager(invocation, manager.get());
    }
    if (invocation.is("add-apt-repository", "apt-add-repository")) {
      return invocation.hasOption("y", "yes", "h", "help")
          ? Optional.empty()
          : of(invocation.name(), invocation.program(), "-y");
    }
    if (invocation.is("rustup-init", "rustup-init.sh")) {
      return invocation.hasOption("y", "h", "help")
          ? Optional.empty()
          : of(invocation.name(), invocation.program(), "-y");
    }
    return ofInstaller(invocation);
  }

  /** Whether the programs are configured to take yes for an answer, as far as one can see. */
  static boolean isConfigured(Analysis analysis) {
    return analysis.invocations().stream().anyMatch(Confirmation::configures)
        || analysis.moments().stream().anyMatch(Confirmation::configures);
  }

  private static Optional<Confirmation> of(String what, Argument behind, String option) {
    return Optional.of(new Confirmation(what, behind, option));
  }

  private static Optional<Confirmation> ofManager(Invocation invocation, PackageManager manager) {
    List<Argument> operands = manager.operands(invocation);
    String verb = operands.isEmpty() ? "" : operands.get(0).value();
    boolean asks =
        ASKING.getOrDefault(manager, Set.of()).contains(verb)
            && (operands.size() > 1 || ALL_PACKAGES.contains(verb))
            && !invocation.hasOption(ANSWERS.get(manager))
            && !(manager == PackageManager.APT && isVeryQuiet(invocation));
    return asks ? of(invocation.name() + " " + verb, operands.get(0), "-y") : Optional.empty();
  }

  /** Whether apt-get is asked to be so quiet that it takes yes for granted. */
  private static boolean isVeryQuiet(Invocation invocation) {
    long letters =
        invocation.texts().stream()
            .filter(text -> text.startsWith("-") && !text.startsWith("--"))
            .flatMapToInt(String::chars)
            .filter(c -> c == 'q')
            .count();
    return letters > 1
        || invocation.texts().contains("-q=2")
        || invocation.texts().stream()
            .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains("assume-yes"));
  }

  private static Optional<Confirmation> ofInstaller(Invocation invocation) {
    Optional<Argument> file =
        invocation.is("sh", "bash")
            ? invocation.operands().stream().findFirst()
            : Optional.of(invocation.program());
    String name =
        file.map(word -> Paths.fileName(word.value()).toLowerCase(Locale.ROOT)).orElse("");
    boolean conda = name.endsWith(".sh") && CONDA_INSTALLERS.stream().anyMatch(name::startsWith);
    boolean nvidia = name.endsWith(".run") && NVIDIA_INSTALLERS.stream().anyMatch(name::startsWith);
    if (conda && !invocation.hasOption("b", "h")) {
      return of(Paths.fileName(file.get().value()), file.get(), "-b");
    }
    return nvidia && !invocation.hasOption(SILENT)
        ? of(Paths.fileName(file.get().value()), file.get(), "--silent")
        : Optional.empty();
  }

  private static boolean configures(Invocation invocation) {
    return PackageManager.of(invocation).isEmpty()
        && (invocation.texts().stream().anyMatch(Confirmation::isSetting)
            || invocation.simple().redirections().stream()
                .flatMap(redirection -> redirection.hereDocument().stream())
                .anyMatch(
                    heredoc ->
                        heredoc.body().literalValue().filter(Confirmation::isSetting).isPresent()));
  }

  private static boolean isSetting(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    return SETTINGS.stream().anyMatch(small::contains);
  }

  /** Whether an instruction brings a configuration file that may hold such a setting. */
  private static boolean configures(Moment moment) {
    return moment
        .step(Step.Copy.class)
        .filter(copy -> Paths.isWithinAny(copy.destination().replaceFirst("/$", ""), CONFIGURATION))
        .isPresent();
  }
}
