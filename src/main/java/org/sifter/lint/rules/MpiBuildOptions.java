package org.sifter.lint.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
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
import org.sifter.lint.Version;

/** An MPI is built without what a cluster needs of it. */
public final class MpiBuildOptions implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF060", "mpi-build-options", Category.MPI, Severity.WARNING, Phase.RUN);

  private static final List<String> LAUNCHING = List.of("--with-pmi", "--with-slurm");
  private static final List<String> FABRICS =
      List.of("--with-ofi", "--with-libfabric", "--with-ucx", "--with-verbs", "--with-device=ch4");
  private static final List<String> FABRIC_PACKAGES =
      List.of("libfabric", "libucx", "ucx", "libpsm2", "rdma-core");

  /** From this version on Open MPI always has PMIx. */
  private static final Version ALWAYS_WITH_PMIX = Version.of("5.0");

  private static final String UCX_CHOICE = "UCX_TLS";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    boolean packaged = hasFabricPackage(analysis);
    Map<Integer, String> sources = new HashMap<>();
    for (Invocation command : analysis.invocations()) {
      if (command.is("mpicc", "mpicxx", "mpic++", "mpifort", "mpif77", "mpif90")) {
        checkLink(command, findings);
      }
      command.texts().stream()
          .map(Paths::fileName)
          .filter(name -> MpiInstall.family(name).isPresent())
          .forEach(name -> sources.put(command.moment().order(), name));
      if (command.is("configure")) {
        source(command, sources)
            .ifPresent(name -> check(command, name, packaged, subject, findings));
      }
    }
  }

  private static boolean hasFabricPackage(Analysis analysis) {
    return PackageInstall.in(analysis.invocations())
        .flatMap(install -> install.packages().stream())
        .anyMatch(item -> FABRIC_PACKAGES.stream().anyMatch(item.name()::startsWith));
  }

  private static void checkLink(Invocation command, Findings findings) {
    command.arguments().stream()
        .filter(argument -> argument.is("-static"))
        .findFirst()
        .ifPresent(
            argument ->
                findings.report(
                    Severity.ERROR,
                    command.span(argument),
                    "%s -static puts MPI into the program, where the host's cannot replace it"
                        .formatted(command.name()),
                    "Leave -static out."));
  }

  /** The MPI that a configure script belongs to: by its directory, or what the step unpacks. */
  private static Optional<String> source(Invocation configure, Map<Integer, String> sources) {
    String directory =
        configure.program().value().contains("/")
            ? configure.path(configure.program()).orElse("")
            : configure.position().directory().orElse("");
    for (String component : directory.split("/", -1)) {
      if (MpiInstall.family(component).isPresent()) {
        return Optional.of(component);
      }
    }
    return directory.isEmpty()
        ? Optional.ofNullable(sources.get(configure.moment().order()))
        : Optional.empty();
  }

  private static void check(
      Invocation configure, String source, boolean packaged, Subject subject, Findings findings) {
    List<Argument> arguments = configure.arguments();
    arguments.stream()
        .filter(argument -> argument.is("--disable-shared") || argument.is("--enable-shared=no"))
        .findFirst()
        .ifPresent(
            argument ->
                findings.report(
                    Severity.ERROR,
                    configure.span(argument),
                    "%s makes a static MPI, which the host's cannot replace"
                        .formatted(argument.value()),
                    "Leave it out."));
    if (arguments.stream().anyMatch(argument -> argument.text().isEmpty())) {
      return; // An option that is not known may be the one.
    }
    if (MpiInstall.family(source).equals(Optional.of(MpiInstall.Family.OPEN_MPI))) {
      checkLaunching(configure, source, findings);
    }
    checkFabric(configure, packaged, subject, findings);
  }

  private static void checkLaunching(Invocation configure, String source, Findings findings) {
    boolean always =
        MpiInstall.version(source).filter(v -> v.compareTo(ALWAYS_WITH_PMIX) >= 0).isPresent();
    if (!always && !hasAny(configure, LAUNCHING)) {
      findings.report(
          configure.nameSpan(),
          "Open MPI is built without PMI or PMIx, so that srun cannot start its processes",
          "Add --with-pmix, or --with-pmi and --with-slurm.");
    }
  }

  private static void checkFabric(
      Invocation configure, boolean packaged, Subject subject, Findings findings) {
    boolean ucx =
        hasAny(configure, List.of("--with-ucx", "--with-device=ch4:ucx"))
            && !hasAny(configure, List.of("--with-ucx=no"));
    if (!packaged && !hasAny(configure, FABRICS)) {
      findings.report(
          Severity.INFO,
          configure.nameSpan(),
          "MPI is built with neither libfabric nor UCX, and knows no fast network",
          "Install libfabric or UCX, and add --with-ofi or --with-ucx.");
    } else if (ucx && !subject.analysis().end().has(UCX_CHOICE)) {
      findings.report(
          Severity.INFO,
          configure.nameSpan(),
          "UCX shares memory in ways that fail between containers without privileges",
          "Set UCX_TLS to transports without cma and posix, or run with --sharens.");
    }
  }

  private static boolean hasAny(Invocation configure, List<String> prefixes) {
    return configure.texts().stream()
        .anyMatch(text -> prefixes.stream().anyMatch(text::startsWith));
  }
}
