package org.sifter.lint.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.PackageInstall;
import org.sifter.analysis.PackageManager;
import org.sifter.analysis.Paths;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.lint.Target;
import org.sifter.plan.Mount;
import org.sifter.plan.Step;
import org.sifter.source.Span;

/** What a package manager keeps for its next run gets into the image. */
public final class CacheLeft implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF070", "cache-left", Category.SIZE, Severity.INFO, Phase.BUILD)
          .like("DL3009", "DL3032", "DL3040", "DL3042", "DL3019", "DL3036");

  /**
   * What a manager leaves, and how it is kept from that.
   *
   * @param directories where it is, below the root directory or the home directory
   * @param flags options of the command with which it keeps nothing
   * @param variable the environment variable that says the same; else empty
   * @param cleaning the words of the command that takes it away; none when there is no such
   * @param addition the option to add behind the sub-command; else empty
   * @param remedy what to do
   */
  private record Cache(
      List<String> directories,
      Set<String> flags,
      String variable,
      List<String> cleaning,
      String addition,
      String remedy) {}

  private static final Map<PackageManager, Cache> CACHES = new EnumMap<>(caches());

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static Map<PackageManager, Cache> caches() {
    return Map.of(
        PackageManager.APT,
        new Cache(
            List.of("/var/lib/apt/lists"),
            Set.of(),
            "",
            List.of(),
            "",
            "Add && rm -rf /var/lib/apt/lists/* to the step."),
        PackageManager.DNF,
        new Cache(
            List.of("/var/cache/dnf", "/var/cache/yum"),
            Set.of(),
            "",
            List.of("clean", "all"),
            "",
            "Add && dnf clean all, or yum clean all, to the step."),
        PackageManager.ZYPPER,
        new Cache(
            List.of("/var/cache/zypp"),
            Set.of("--no-cache"),
            "",
            List.of("clean"),
            "",
            "Add && zypper clean --all to the step."),
        PackageManager.APK,
        new Cache(
            List.of("/var/cache/apk", "/etc/apk/cache"),
            Set.of("--no-cache"),
            "",
            List.of("cache", "clean"),
            "--no-cache",
            "Write apk add --no-cache."),
        PackageManager.PIP,
        new Cache(
            List.of("~/.cache/pip", "~/.cache/uv"),
            Set.of("--no-cache-dir", "--no-cache"),
            "PIP_NO_CACHE_DIR",
            List.of("cache", "purge"),
            "--no-cache-dir",
            "Write pip install --no-cache-dir."),
        PackageManager.CONDA,
        new Cache(
            List.of(), Set.of(), "", List.of("clean"), "", "Add && conda clean -afy to the step."));
  }

  @Override
  public void check(Subject subject, Findings findings) {
    boolean sameStep = subject.profile().target() == Target.PULL;
    Map<PackageManager, List<PackageInstall>> left = new EnumMap<>(PackageManager.class);
    for (Invocation command : subject.analysis().shippedInvocations()) {
      Optional<PackageInstall> install = PackageInstall.of(command);
      if (install.filter(CacheLeft::leaves).isPresent()) {
        left.computeIfAbsent(install.get().manager(), manager -> new ArrayList<>())
            .add(install.get());
      }
      for (PackageManager manager : CACHES.keySet()) {
        if (left.containsKey(manager) && cleans(command, manager)) {
          clean(left.get(manager), command, sameStep);
        }
      }
    }
    left.forEach((manager, installs) -> report(manager, installs, findings));
  }

  /** Takes out the installs, the last of all, whose cache a command takes away. */
  private static void clean(List<PackageInstall> left, Invocation command, boolean sameStep) {
    int end = left.size();
    while (end > 0
        && (!sameStep || left.get(end - 1).invocation().moment().isSame(command.moment()))) {
      end--;
    }
    left.subList(end, left.size()).clear();
  }

  /** Whether an install leaves something that the image would hold. */
  private static boolean leaves(PackageInstall install) {
    Cache cache = CACHES.get(install.manager());
    Invocation command = install.invocation();
    boolean kept =
        command.texts().stream().anyMatch(cache.flags()::contains)
            || (!cache.variable().isEmpty() && command.sees(cache.variable()))
            || (command.is("uv") && (command.sees("UV_NO_CACHE") || command.hasOption("n")));
    return !kept && !isMounted(command, cache);
  }

  /** Whether a mount holds the cache while the step runs. */
  private static boolean isMounted(Invocation command, Cache cache) {
    List<Mount> mounts =
        command.moment().step(Step.Run.class).map(Step.Run::mounts).orElse(List.of());
    return mounts.stream()
        .anyMatch(
            mount ->
                directories(command, cache).stream()
                        .anyMatch(directory -> Paths.isWithin(directory, mount.target()))
                    || (cache.directories().isEmpty() && mount.target().contains("pkgs")));
  }

  private static List<String> directories(Invocation command, Cache cache) {
    String home = command.position().home();
    return cache.directories().stream().map(path -> path.replaceFirst("^~", home)).toList();
  }

  /** Whether a command takes away what a manager has left. */
  private static boolean cleans(Invocation command, PackageManager manager) {
    Cache cache = CACHES.get(manager);
    if (command.is("rm", "find")) {
      return command.operands().stream()
          .flatMap(operand -> command.path(operand).stream())
          .map(path -> path.replaceFirst("/[*?.\\[][^/]*$", ""))
          .anyMatch(
              path ->
                  directories(command, cache).stream()
                          .anyMatch(
                              cached -> Paths.isWithin(/* path= */ cached, /* directory= */ path))
                      || (manager == PackageManager.CONDA && path.endsWith("/pkgs")));
    }
    List<String> words = command.operands().stream().map(Argument::value).toList();
    int first = words.indexOf("pip") + 1;
    return !cache.cleaning().isEmpty()
        && PackageManager.of(command).equals(Optional.of(manager))
        && words.size() - first >= cache.cleaning().size()
        && words.subList(first, first + cache.cleaning().size()).equals(cache.cleaning());
  }

  private static void report(
      PackageManager manager, List<PackageInstall> installs, Findings findings) {
    if (installs.isEmpty()) {
      return;
    }
    Cache cache = CACHES.get(manager);
    if (cache.addition().isEmpty()) {
      report(installs.get(installs.size() - 1), cache, findings);
    } else {
      installs.forEach(install -> report(install, cache, findings));
    }
  }

  private static void report(PackageInstall install, Cache cache, Findings findings) {
    Invocation command = install.invocation();
    String what =
        install.manager() == PackageManager.APT ? "its lists of packages" : "what it downloaded";
    findings.report(
        command.nameSpan().to(command.span(install.verb())),
        "%s leaves %s in the image".formatted(command.name(), what),
        cache.remedy(),
        fix(install, cache, findings));
  }

  private static Optional<Fix> fix(PackageInstall install, Cache cache, Findings findings) {
    Span verb = install.invocation().span(install.verb());
    boolean plain =
        !cache.addition().isEmpty()
            && !install.invocation().is("uv")
            && install.invocation().source().isDockerfile()
            && findings.source().text(verb).equals(install.verb().value());
    return plain
        ? Optional.of(
            Fix.safe(
                "add " + cache.addition(), new Edit(Span.at(verb.end()), " " + cache.addition())))
        : Optional.empty();
  }
}
