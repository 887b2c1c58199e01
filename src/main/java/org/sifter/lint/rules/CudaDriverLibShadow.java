package org.sifter.lint.rules;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.EnvironmentPair;
import org.sifter.analysis.FileChange;
import org.sifter.analysis.ImageEnvironment;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.PackageInstall;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.source.Span;

/** A library of the image is loaded in place of the host's libcuda. */
public final class CudaDriverLibShadow implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF055", "cuda-driver-lib-shadow", Category.GPU, Severity.ERROR, Phase.RUN);

  private static final List<String> VARIABLES = List.of("LD_LIBRARY_PATH", "LD_PRELOAD");
  private static final String STUBS = "stubs";

  /** The name by which programs load it, rather than the one by which they are linked. */
  private static final String LOADED_NAME = "libcuda.so.1";

  private static final String LOADER_CONFIGURATION = "/etc/ld.so.conf.d";
  private static final String COMPATIBILITY = "cuda-compat";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    ImageEnvironment environment = ImageEnvironment.of(analysis);
    VARIABLES.forEach(name -> checkVariable(name, environment, findings));
    Set<String> searched =
        new HashSet<>(
            paths(
                environment
                    .last("LD_LIBRARY_PATH")
                    .map(pair -> pair.value().orUnset())
                    .orElse("")));
    analysis.files().kept().stream()
        .filter(change -> change.is(FileChange.Kind.LINK))
        .forEach(link -> checkLink(link, searched, findings));
    for (Invocation invocation : analysis.shippedInvocations()) {
      checkConfiguration(invocation, findings);
      PackageInstall.of(invocation).ifPresent(install -> checkPackages(install, findings));
    }
  }

  /** Each path that the image has in the variable is reported where it was put in. */
  private static void checkVariable(String name, ImageEnvironment environment, Findings findings) {
    Set<String> seen = new HashSet<>(paths(environment.inherited(name).orElse("")));
    Set<String> lasting =
        environment
            .last(name)
            .map(pair -> new HashSet<>(paths(pair.value().orUnset())))
            .orElseGet(HashSet::new);
    for (EnvironmentPair pair : environment.pairs()) {
      if (pair.name().equals(name)) {
        for (String path : paths(pair.value().orUnset())) {
          if (lasting.contains(path) && seen.add(path)) {
            checkPath(path, pair.span(path, findings.source()), name, findings);
          }
        }
      }
    }
  }

  private static List<String> paths(String value) {
    return Arrays.asList(value.split("[: ]", -1));
  }

  private static void checkPath(String path, Span span, String where, Findings findings) {
    List<String> components = components(path);
    if (components.stream().noneMatch(component -> component.startsWith("cuda"))) {
      return;
    }
    if (components.contains(STUBS)) {
      findings.report(
          span,
          "%s in %s has a libcuda that does nothing".formatted(path, where),
          "Name it with -L, or in LIBRARY_PATH, where only the linker looks.");
    } else if (components.contains("compat")) {
      findings.report(
          Severity.WARNING,
          span,
          "%s in %s has a libcuda that is not the host's".formatted(path, where),
          "Leave it out; where the driver is too old, its user can add the directory.");
    }
  }

  /** Looks at a link that makes a library for the linker one that programs load. */
  private static void checkLink(FileChange link, Set<String> searched, Findings findings) {
    String name = Paths.fileName(link.path());
    String directory = link.path().substring(0, link.path().length() - name.length() - 1);
    boolean loaded = name.equals(LOADED_NAME) && !components(directory).contains(STUBS);
    if (loaded
        && components(link.detail()).contains(STUBS)
        && Paths.fileName(link.detail()).startsWith("libcuda.so")) {
      findings.report(
          searched.contains(directory) ? Severity.ERROR : Severity.WARNING,
          link.span(),
          "%s is a link to a libcuda that does nothing".formatted(link.path()),
          "Leave it out; the linker finds the stub by -L, or in LIBRARY_PATH.");
    }
  }

  private static List<String> components(String path) {
    return Arrays.asList(path.split("/", -1));
  }

  private static void checkConfiguration(Invocation invocation, Findings findings) {
    Optional<String> file =
        invocation.writtenFiles().stream()
            .flatMap(argument -> invocation.path(argument).stream())
            .filter(path -> Paths.isWithin(path, LOADER_CONFIGURATION))
            .findFirst();
    if (file.isPresent()) {
      for (Argument argument : invocation.arguments()) {
        Stream.of(argument.value().split("\\\\n|\\s", -1))
            .forEach(path -> checkPath(path, invocation.span(argument), file.get(), findings));
      }
    }
  }

  private static void checkPackages(PackageInstall install, Findings findings) {
    for (PackageInstall.NamedPackage each : install.packages()) {
      if (each.name().equals(COMPATIBILITY) || each.name().startsWith(COMPATIBILITY + "-")) {
        findings.report(
            Severity.WARNING,
            install.invocation().span(each.argument()),
            "%s brings a libcuda that is not the host's".formatted(each.name()),
            "Leave it out unless the hosts' drivers are older than the CUDA of the image.");
      }
    }
  }
}
