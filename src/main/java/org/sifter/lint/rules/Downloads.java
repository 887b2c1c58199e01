package org.sifter.lint.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.PackageInstall;

/** Commands that fetch something from other machines. */
final class Downloads {
  private static final Set<String> FETCHERS =
      Set.of("curl", "wget", "wget2", "aria2c", "axel", "ftp", "lftp", "gsutil");

  /** Programs that fetch with some of their sub-commands only. */
  private static final Map<String, Set<String>> BY_SUBCOMMAND =
      Map.ofEntries(
          Map.entry("git", Set.of("clone", "fetch", "pull", "submodule")),
          Map.entry("apt-get", Set.of("update", "upgrade", "dist-upgrade", "source", "build-dep")),
          Map.entry("apt", Set.of("update", "upgrade", "full-upgrade", "source", "build-dep")),
          Map.entry("yum", Set.of("update", "upgrade", "makecache", "builddep")),
          Map.entry("dnf", Set.of("update", "upgrade", "makecache", "builddep")),
          Map.entry("apk", Set.of("update", "upgrade")),
          Map.entry("zypper", Set.of("refresh", "ref", "update", "up")),
          Map.entry("npm", Set.of("install", "i", "ci")),
          Map.entry("yarn", Set.of("install", "add")),
          Map.entry("pnpm", Set.of("install", "add", "i")),
          Map.entry("cargo", Set.of("install", "build", "fetch")),
          Map.entry("go", Set.of("get", "install", "mod")),
          Map.entry("gem", Set.of("install")),
          Map.entry("bundle", Set.of("install")),
          Map.entry("spack", Set.of("install")),
          Map.entry("cpanm", Set.of()),
          Map.entry("rustup", Set.of("install", "update", "toolchain")),
          Map.entry("huggingface-cli", Set.of("download")));

  private static final Set<String> LOCAL =
      Set.of("--no-index", "--offline", "--frozen-offline", "--no-download");

  private Downloads() {}

  /** Whether a command fetches something. */
  static boolean fetches(Invocation command) {
    if (command.texts().stream().anyMatch(LOCAL::contains)) {
      return false;
    }
    return FETCHERS.contains(command.name())
        || Optional.ofNullable(BY_SUBCOMMAND.get(command.name()))
            .filter(verbs -> verbs.isEmpty() || verbs.contains(command.subcommand()))
            .isPresent()
        || PackageInstall.of(command).filter(Downloads::isRemote).isPresent();
  }

  /** Whether something is installed that is no file of the image. */
  private static boolean isRemote(PackageInstall install) {
    List<PackageInstall.NamedPackage> packages = install.packages();
    return packages.isEmpty() || !packages.stream().allMatch(Downloads::isFile);
  }

  private static boolean isFile(PackageInstall.NamedPackage item) {
    return item.name().startsWith("/") || item.name().startsWith(".");
  }

  /** The addresses that a command is given. */
  static List<Argument> addresses(Invocation command) {
    return command.arguments().stream()
        .filter(
            argument ->
                argument.value().startsWith("https://")
                    || argument.value().startsWith("http://")
                    || argument.value().startsWith("ftp://"))
        .toList();
  }
}
