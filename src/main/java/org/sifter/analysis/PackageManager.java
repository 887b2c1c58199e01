package org.sifter.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A kind of program that installs packages by their names. */
public enum PackageManager {
  /** Debian and Ubuntu: apt(8), apt-get(8). */
  APT(
      Set.of("apt-get", "apt", "aptitude"),
      Set.of("install"),
      Set.of("-o", "--option", "-c", "--config-file", "-t", "--target-release", "-a"),
      "=/:"),
  /** Red Hat and its kin: dnf(8), yum(8). */
  DNF(
      Set.of("yum", "dnf", "dnf5", "microdnf", "tdnf"),
      Set.of("install", "localinstall", "reinstall", "groupinstall"),
      Set.of("-c", "-d", "-e", "-R", "-x", "--enablerepo", "--disablerepo", "--repo", "--exclude"),
      ""),
  /** SUSE: zypper(8). */
  ZYPPER(
      Set.of("zypper"),
      Set.of("install", "in"),
      Set.of("-R", "--root", "-r", "--repo", "--from", "-t", "--type", "--reposd-dir"),
      "=<>"),
  /** Alpine: apk(8). */
  APK(
      Set.of("apk"),
      Set.of("add"),
      Set.of("-t", "--virtual", "-X", "--repository", "-p", "--root", "--arch", "--keys-dir"),
      "=<>~@"),
  /** Python: {@code pip}, alone, as {@code python -m pip} and {@code uv pip}. */
  PIP(
      Set.of("pip", "pip2", "pip3", "uv"),
      Set.of("install"),
      Set.of(
          "-r",
          "--requirement",
          "-c",
          "--constraint",
          "-i",
          "--index-url",
          "--extra-index-url",
          "-f",
          "--find-links",
          "-t",
          "--target",
          "--prefix",
          "--root",
          "--src",
          "--platform",
          "--python-version",
          "--implementation",
          "--abi",
          "--no-binary",
          "--only-binary",
          "--global-option",
          "--install-option",
          "--config-settings",
          "-C",
          "--upgrade-strategy",
          "--trusted-host",
          "--cert",
          "--timeout",
          "--retries",
          "--cache-dir",
          "--proxy",
          "-p",
          "--python",
          "--torch-backend"),
      "=<>~![;@ "),
  /** Conda and its kin. */
  CONDA(
      Set.of("conda", "mamba", "micromamba"),
      Set.of("install", "create"),
      Set.of(
          "-c",
          "--channel",
          "-n",
          "--name",
          "-p",
          "--prefix",
          "--file",
          "--platform",
          "--solver",
          "--experimental-solver",
          "-r",
          "--root-prefix",
          "--repodata-fn"),
      "=<>~![ ");

  @SuppressWarnings("ImmutableEnumChecker") // Unmodifiable sets, whose type does not say so.
  private final Set<String> programs;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<String> verbs;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<String> withValue;

  private final String endsOfName;

  PackageManager(
      Set<String> programs, Set<String> verbs, Set<String> withValue, String endsOfName) {
    this.programs = programs;
    this.verbs = verbs;
    this.withValue = withValue;
    this.endsOfName = endsOfName;
  }

  /** The manager that a command runs. */
  public static Optional<PackageManager> of(Invocation invocation) {
    return Arrays.stream(values()).filter(manager -> manager.runs(invocation.name())).findFirst();
  }

  /** The arguments of a command that are neither options nor values of options: the verb first. */
  public List<Argument> operands(Invocation invocation) {
    return operands(invocation.arguments());
  }

  /** The arguments that are neither options nor values of options. */
  List<Argument> operands(List<Argument> arguments) {
    List<Argument> operands = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      if (withValue.contains(argument.value())) {
        i++;
      } else if (!argument.isOption()) {
        operands.add(argument);
      }
    }
    return operands;
  }

  private boolean runs(String name) {
    return programs.contains(name) || (this == PIP && name.startsWith("pip3."));
  }

  /** Whether a sub-command installs what it names. */
  boolean installs(String verb) {
    return verbs.contains(verb);
  }

  /** The name of a package without the version, repository or processor that is asked for. */
  String packageName(String text) {
    if (text.contains("://") || text.startsWith("/") || text.startsWith(".")) {
      return text;
    }
    String spec = this == CONDA ? text.substring(text.lastIndexOf("::") + 1) : text;
    String name = spec.startsWith(":") ? spec.substring(1) : spec;
    int end = 0;
    while (end < name.length() && endsOfName.indexOf(name.charAt(end)) < 0) {
      end++;
    }
    String bare = name.substring(0, end);
    return this == PIP ? bare.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-") : bare;
  }
}
