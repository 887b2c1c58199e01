package org.sifter.lint.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.BaseImage;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.analysis.PackageInstall;
import org.sifter.analysis.Paths;
import org.sifter.diag.Fix;
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
import org.sifter.shell.Expansion;
import org.sifter.source.Span;

/** Shared libraries are put where the loader finds them through its cache, which is not renewed. */
public final class LdconfigMissing implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF058", "ldconfig-missing", Category.BUILD, Severity.WARNING, Phase.BUILD);

  private static final List<String> CONFIGURATION = List.of("/etc/ld.so.conf", "/etc/ld.so.conf.d");

  /** Directories that are searched through the cache only, as distributions list them. */
  private static final List<String> LISTED =
      List.of("/usr/local/lib", "/usr/local/lib64", "/usr/local/lib/x86_64-linux-gnu");

  /** Base images with a C library that has no such cache. */
  private static final Set<String> WITHOUT_CACHE = Set.of("alpine", "busybox");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    if (analysis.base().filter(LdconfigMissing::hasNoCache).isEmpty()) {
      Search search = new Search(analysis);
      search.go();
      search.open.forEach(change -> report(change, search.open, findings));
    }
  }

  private static boolean hasNoCache(BaseImage base) {
    return WITHOUT_CACHE.contains(base.name())
        || base.tag().contains("alpine")
        || base.tag().contains("musl");
  }

  /**
   * Something that the cache does not know yet.
   *
   * @param message what it is
   */
  private record Change(Moment moment, Span span, String message) {}

  /** Goes through the image's instructions in their order, and keeps what ldconfig has not seen. */
  private static final class Search {
    private final Analysis analysis;
    private final Set<String> listed = new HashSet<>(LISTED);
    private final List<Change> open = new ArrayList<>();

    Search(Analysis analysis) {
      this.analysis = analysis;
    }

    void go() {
      List<Invocation> invocations = analysis.shippedInvocations();
      int next = 0;
      for (Moment moment : analysis.shippedMoments()) {
        while (next < invocations.size()
            && invocations.get(next).moment().order() <= moment.order()) {
          visit(invocations.get(next));
          next++;
        }
        moment.step(Step.Copy.class).ifPresent(copy -> visit(moment, copy));
      }
    }

    private void visit(Invocation invocation) {
      if (renews(invocation)) {
        open.clear();
        return;
      }
      for (Argument file : written(invocation)) {
        Optional<String> path = invocation.path(file).filter(LdconfigMissing::isConfiguration);
        if (path.isPresent()) {
          invocation.texts().stream().filter(text -> text.startsWith("/")).forEach(listed::add);
          add(invocation.moment(), invocation.span(file), path.get());
        }
      }
    }

    private void add(Moment moment, Span span, String path) {
      open.add(
          new Change(moment, span, "no ldconfig follows, which would read %s".formatted(path)));
    }

    private void visit(Moment moment, Step.Copy copy) {
      String directory = ContainerPaths.clean(copy.destination());
      for (Step.Source source : copy.sources()) {
        String name =
            source.location() instanceof SourceLocation.Local local
                ? Paths.fileName(local.path())
                : "";
        if (isConfiguration(directory)) {
          add(moment, source.span(), directory);
        } else if (isSharedLibrary(name) && isSearched(directory)) {
          open.add(
              new Change(
                  moment,
                  source.span(),
                  "no ldconfig follows, so that %s is not found in %s".formatted(name, directory)));
        }
      }
    }

    private String searched() {
      return analysis.end().variable("LD_LIBRARY_PATH").map(Expansion::orUnset).orElse("");
    }

    private boolean isSearched(String directory) {
      return listed.contains(directory) && !List.of(searched().split(":")).contains(directory);
    }
  }

  /** Whether the command renews the cache, as the scripts of packages do too. */
  private static boolean renews(Invocation invocation) {
    return (invocation.is("ldconfig", "ldconfig.real") && !invocation.hasOption("p", "N", "V"))
        || PackageInstall.of(invocation).filter(PackageInstall::isOfDistribution).isPresent();
  }

  private static List<Argument> written(Invocation invocation) {
    List<Argument> operands = invocation.operands();
    return switch (invocation.name()) {
      case "tee" -> operands;
      case "cp", "mv", "ln", "install" ->
          operands.subList(Math.max(0, operands.size() - 1), operands.size());
      default -> invocation.writtenFiles();
    };
  }

  private static boolean isConfiguration(String path) {
    return Paths.isWithinAny(path, CONFIGURATION);
  }

  private static boolean isSharedLibrary(String name) {
    int version = name.lastIndexOf(".so") + ".so".length();
    return name.contains(".so")
        && name.substring(version)
            .chars()
            .allMatch(c -> Character.isDigit(c) || ".*?".indexOf(c) >= 0);
  }

  private static void report(Change change, List<Change> all, Findings findings) {
    Moment last = all.get(all.size() - 1).moment();
    Optional<Fix> fix =
        last.state().isRoot()
            ? Optional.of(
                Fix.safe(
                    "run ldconfig",
                    InstructionLines.insertAfter(findings.source(), last, "RUN ldconfig")))
            : Optional.empty();
    findings.report(
        change.span(), change.message(), "Write RUN ldconfig behind the instruction.", fix);
  }
}
