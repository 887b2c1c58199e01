package org.sifter.lint.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.BaseTrait;
import org.sifter.analysis.DefaultCommand;
import org.sifter.analysis.EnvironmentPair;
import org.sifter.analysis.ImageEnvironment;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.PackageInstall;
import org.sifter.analysis.PackageManager;
import org.sifter.analysis.Paths;
import org.sifter.source.Span;

/** Whether an image is there for Python programs, and which packages they see. */
final class PythonUse {
  private static final List<String> SWITCHES = List.of("PYTHONNOUSERSITE", "PYTHONUSERBASE");

  /** What is installed with pip only to build something else. */
  private static final Set<String> BUILD_TOOLS =
      Set.of(
          "pip",
          "setuptools",
          "wheel",
          "cmake",
          "ninja",
          "meson",
          "scons",
          "conan",
          "build",
          "packaging",
          "virtualenv",
          "uv",
          "poetry",
          "pipenv",
          "gcovr",
          "cython",
          "pybind11");

  /** Packages of distributions that come along, or only build something else. */
  private static final Set<String> NO_LIBRARIES =
      Set.of(
          "python3-dev",
          "python3-pip",
          "python3-venv",
          "python3-setuptools",
          "python3-wheel",
          "python3-distutils",
          "python3-minimal",
          "python3-apt",
          "python3-virtualenv",
          "python3-all",
          "python3-all-dev",
          "python3-devel",
          "python3-docutils",
          "python3-sphinx",
          "python3-software-properties",
          "python3-pkg-resources",
          "python3-libs",
          "python3-debian",
          "python3-dbg",
          "py3-pip",
          "py3-setuptools",
          "py3-wheel");

  /** Packages of conda with which an environment is one for Python programs. */
  private static final Set<String> OF_CONDA =
      Set.of(
          "python",
          "pip",
          "numpy",
          "scipy",
          "pandas",
          "matplotlib",
          "scikit-learn",
          "biopython",
          "pysam",
          "pytorch",
          "tensorflow",
          "jupyterlab",
          "notebook",
          "ipython");

  private final Analysis analysis;
  private final ImageEnvironment environment;

  PythonUse(Analysis analysis, ImageEnvironment environment) {
    this.analysis = analysis;
    this.environment = environment;
  }

  /** Where the Dockerfile says that the image is one for Python programs. */
  Optional<Span> place() {
    if (analysis.base().filter(b -> BaseTrait.of(b).contains(BaseTrait.PYTHON)).isPresent()) {
      return Optional.of(analysis.baseName());
    }
    return PackageInstall.in(analysis.shippedInvocations())
        .flatMap(install -> library(install).stream())
        .findFirst()
        .or(
            () ->
                analysis
                    .defaultCommand()
                    .first()
                    .filter(PythonUse::isPython)
                    .map(Invocation::nameSpan));
  }

  private static Optional<Span> library(PackageInstall install) {
    Invocation invocation = install.invocation();
    if (install.manager() == PackageManager.PIP && install.packages().isEmpty()) {
      return Optional.of(invocation.span());
    }
    return install.packages().stream()
        .filter(each -> isLibrary(install.manager(), each.name()))
        .findFirst()
        .map(each -> invocation.span(each.argument()));
  }

  private static boolean isLibrary(PackageManager manager, String name) {
    return switch (manager) {
      case PIP -> !BUILD_TOOLS.contains(name);
      case CONDA -> OF_CONDA.contains(name);
      case APT, DNF, ZYPPER, APK ->
          (name.startsWith("python3-") || name.startsWith("py3-")) && !NO_LIBRARIES.contains(name);
    };
  }

  private static boolean isPython(Invocation invocation) {
    return invocation.is("python", "python3") || invocation.name().startsWith("python3.");
  }

  /** Whether its programs do not look for packages in the caller's home directory. */
  boolean isProtected() {
    DefaultCommand command = analysis.defaultCommand();
    return SWITCHES.stream().anyMatch(environment::has)
        || command.all().stream().anyMatch(PythonUse::protects)
        || usesVirtualEnvironment();
  }

  private static boolean protects(Invocation invocation) {
    boolean activates =
        invocation.is(".", "source")
            && invocation.operands().stream().anyMatch(o -> o.value().endsWith("/bin/activate"));
    return activates
        || SWITCHES.stream().anyMatch(invocation::sees)
        || (isPython(invocation) && invocation.hasOption("I", "s"));
  }

  private boolean usesVirtualEnvironment() {
    if (environment.has("VIRTUAL_ENV")) {
      return true;
    }
    boolean poetryInstallsForAll =
        environment.value("POETRY_VIRTUALENVS_CREATE").filter(this::isNo).isPresent()
            || analysis.invocations().stream().anyMatch(PythonUse::turnsPoetryOff);
    return analysis.invocations().stream()
        .anyMatch(
            invocation ->
                isUsed(invocation)
                    || (invocation.is("poetry")
                        && invocation.subcommand().equals("install")
                        && !poetryInstallsForAll));
  }

  private boolean isNo(String value) {
    return value.equalsIgnoreCase("false") || value.equals("0");
  }

  private static boolean turnsPoetryOff(Invocation invocation) {
    return invocation.is("poetry")
        && invocation.texts().contains("virtualenvs.create")
        && invocation.texts().contains("false");
  }

  /** Whether a command makes a virtual environment that the image's programs are run from. */
  private boolean isUsed(Invocation invocation) {
    if (invocation.is("uv") && invocation.subcommand().equals("sync")) {
      return true;
    }
    boolean makes =
        (isPython(invocation) && invocation.texts().contains("venv"))
            || invocation.is("virtualenv")
            || (invocation.is("uv") && invocation.subcommand().equals("venv"));
    if (!makes || invocation.hasOption("system-site-packages")) {
      return false;
    }
    List<String> directories =
        invocation.operands().stream()
            .filter(operand -> !operand.is("venv"))
            .flatMap(operand -> invocation.path(operand).stream())
            .toList();
    return directories.isEmpty() || programPaths().anyMatch(p -> Paths.isWithinAny(p, directories));
  }

  /** The directories of PATH, and the program of the default command. */
  private Stream<String> programPaths() {
    Stream<String> path =
        environment.last("PATH").map(EnvironmentPair::value).stream()
            .flatMap(value -> Arrays.stream(value.orUnset().split(":", -1)));
    return Stream.concat(path, analysis.defaultCommand().arguments().stream().limit(1));
  }

  /** Whether packages are installed into a home directory while the image is built. */
  boolean installsIntoHome() {
    return PackageInstall.in(analysis.shippedInvocations())
        .filter(install -> install.manager() == PackageManager.PIP)
        .map(PackageInstall::invocation)
        .anyMatch(
            invocation -> invocation.hasOption("user") || !invocation.position().state().isRoot());
  }
}
