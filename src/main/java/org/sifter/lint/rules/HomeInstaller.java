package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;

/**
 * An installer that puts things into the home directory of who runs it unless it is told otherwise.
 *
 * @param name what people call it
 * @param uses whether a command runs it
 * @param overrides the variables that tell it otherwise
 * @param settings what to set with ENV, {@code NAME=value}; empty when no variable is enough
 * @param directory where below the home directory it puts things
 * @param bringsIt base images, by the last part of their name, that have set the variables
 */
record HomeInstaller(
    String name,
    Predicate<Invocation> uses,
    List<String> overrides,
    List<String> settings,
    String directory,
    Set<String> bringsIt) {

  /** By the documentation of each tool. */
  static final List<HomeInstaller> ALL =
      List.of(
          new HomeInstaller(
              "rustup",
              run -> fetches(run, "sh.rustup.rs", "") || run.is("rustup-init"),
              List.of("RUSTUP_HOME"),
              List.of("RUSTUP_HOME=/opt/rustup", "CARGO_HOME=/opt/cargo"),
              ".cargo",
              Set.of("rust")),
          new HomeInstaller(
              "cargo install",
              run ->
                  run.is("cargo") && run.subcommand().equals("install") && !run.hasOption("root"),
              List.of("CARGO_HOME", "CARGO_INSTALL_ROOT"),
              List.of("CARGO_INSTALL_ROOT=/opt/cargo"),
              ".cargo",
              Set.of("rust")),
          new HomeInstaller(
              "uv's installer",
              run -> fetches(run, "astral.sh", "/uv/"),
              List.of("UV_INSTALL_DIR", "UV_UNMANAGED_INSTALL", "XDG_BIN_HOME", "CARGO_HOME"),
              List.of("UV_INSTALL_DIR=/usr/local/bin"),
              ".local",
              Set.of()),
          new HomeInstaller(
              "uv python install",
              run -> run.is("uv") && startsWith(run, "python", "install") && !isSet(run, "i"),
              List.of("UV_PYTHON_INSTALL_DIR", "XDG_DATA_HOME"),
              List.of("UV_PYTHON_INSTALL_DIR=/opt/uv/python"),
              ".local",
              Set.of()),
          new HomeInstaller(
              "nvm",
              run -> fetches(run, "raw.githubusercontent.com", "/nvm-sh/nvm/"),
              List.of("NVM_DIR"),
              List.of(),
              ".nvm",
              Set.of()),
          new HomeInstaller(
              "SDKMAN!",
              run -> fetches(run, "get.sdkman.io", ""),
              List.of("SDKMAN_DIR"),
              List.of("SDKMAN_DIR=/opt/sdkman"),
              ".sdkman",
              Set.of()),
          new HomeInstaller(
              "pyenv",
              run -> fetches(run, "pyenv.run", ""),
              List.of("PYENV_ROOT"),
              List.of("PYENV_ROOT=/opt/pyenv"),
              ".pyenv",
              Set.of()),
          new HomeInstaller(
              "ghcup",
              run -> fetches(run, "get-ghcup.haskell.org", ""),
              List.of("GHCUP_INSTALL_BASE_PREFIX"),
              List.of("GHCUP_INSTALL_BASE_PREFIX=/opt"),
              ".ghcup",
              Set.of()),
          new HomeInstaller(
              "opam",
              run -> run.is("opam") && run.subcommand().equals("init") && !run.hasOption("root"),
              List.of("OPAMROOT"),
              List.of("OPAMROOT=/opt/opam"),
              ".opam",
              Set.of("opam")),
          new HomeInstaller(
              "juliaup",
              run -> fetches(run, "install.julialang.org", ""),
              List.of(),
              List.of(),
              ".juliaup",
              Set.of()),
          new HomeInstaller(
              "poetry's installer",
              run -> fetches(run, "install.python-poetry.org", ""),
              List.of("POETRY_HOME"),
              List.of("POETRY_HOME=/opt/poetry"),
              ".local",
              Set.of()),
          new HomeInstaller(
              "pip install --user",
              run ->
                  run.is("pip", "pip3", "python", "python3")
                      && run.texts().contains("install")
                      && run.hasOption("user"),
              List.of("PYTHONUSERBASE"),
              List.of("PYTHONUSERBASE=/opt/python"),
              ".local",
              Set.of()),
          new HomeInstaller(
              "the conda installer",
              HomeInstaller::isBareConda,
              List.of(),
              List.of(),
              "",
              Set.of()),
          new HomeInstaller(
              "go install",
              run -> run.is("go") && run.subcommand().equals("install"),
              List.of("GOBIN", "GOPATH"),
              List.of("GOBIN=/usr/local/bin"),
              "go",
              Set.of("golang", "go")),
          new HomeInstaller(
              "Julia's package manager",
              run -> run.is("julia") && run.texts().stream().anyMatch(HomeInstaller::addsPackage),
              List.of("JULIA_DEPOT_PATH"),
              List.of("JULIA_DEPOT_PATH=/opt/julia"),
              ".julia",
              Set.of()));

  /** Whether a command fetches something from a host, to run it. */
  private static boolean fetches(Invocation invocation, String host, String path) {
    return invocation.is("curl", "wget")
        && invocation.texts().stream()
            .map(text -> text.replaceFirst("^https?://", ""))
            .anyMatch(
                url ->
                    (url.equals(host) || url.startsWith(host + "/"))
                        && url.contains(path.isEmpty() ? host : path));
  }

  private static boolean startsWith(Invocation invocation, String... words) {
    List<String> operands = invocation.operands().stream().map(Argument::value).toList();
    return operands.size() >= words.length
        && operands.subList(0, words.length).equals(List.of(words));
  }

  private static boolean isSet(Invocation invocation, String letter) {
    return invocation.hasOption("install-dir") || invocation.texts().contains("-" + letter);
  }

  /** Whether it runs an installer of conda in batch mode, with no directory named. */
  private static boolean isBareConda(Invocation invocation) {
    Optional<String> script =
        invocation.is("bash", "sh")
            ? invocation.operands().stream().findFirst().map(Argument::value)
            : Optional.of(invocation.name());
    return script
            .map(path -> path.substring(path.lastIndexOf('/') + 1))
            .filter(
                file ->
                    file.endsWith(".sh")
                        && Stream.of("Miniconda", "Anaconda", "Miniforge", "Mambaforge")
                            .anyMatch(file::startsWith))
            .isPresent()
        && invocation.hasOption("b")
        && !invocation.hasOption("p");
  }

  private static boolean addsPackage(String program) {
    return program.contains("Pkg.add(") || program.contains("Pkg.instantiate(");
  }
}
