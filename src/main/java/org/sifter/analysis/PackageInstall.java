package org.sifter.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command that installs packages, as {@code apt-get install -y git=1:2.39} does.
 *
 * @param invocation the command
 * @param manager the kind of program
 * @param verb its sub-command, e.g. {@code install}
 * @param packages what it installs, as far as that is known
 */
public record PackageInstall(
    Invocation invocation, PackageManager manager, Argument verb, List<NamedPackage> packages) {
  public PackageInstall {
    packages = List.copyOf(packages);
  }

  /**
   * A package that is installed.
   *
   * @param name its name without version, repository or processor, for Python in its normal form
   *     (small letters, dashes); {@code @name} for a group of packages; for a file or a URL, that
   * @param argument how it is written
   */
  public record NamedPackage(String name, Argument argument) {

    /** Whether it has one of these names. */
    public boolean is(String... names) {
      return Arrays.asList(names).contains(name);
    }
  }

  /** What a command installs; empty when it installs no packages by their names. */
  public static Optional<PackageInstall> of(Invocation invocation) {
    List<Argument> arguments = invocation.arguments();
    int first = 0;
    Optional<PackageManager> manager = PackageManager.of(invocation);
    if (invocation.is("python", "python2", "python3") || invocation.name().startsWith("python3.")) {
      first = behind(arguments, "-m", "pip");
      manager = first > 0 ? Optional.of(PackageManager.PIP) : manager;
    } else if (invocation.is("uv")) {
      first = behind(arguments, "pip");
      manager = manager.filter(found -> !arguments.isEmpty() && arguments.get(0).is("pip"));
    }
    List<Argument> rest = arguments.subList(first, arguments.size());
    return manager.flatMap(found -> read(invocation, found, rest));
  }

  /**
   * Whether the packages are those of a distribution, whose scripts run as root and whose files go
   * all over the system, rather than of Python or Conda.
   */
  public boolean isOfDistribution() {
    return manager != PackageManager.PIP && manager != PackageManager.CONDA;
  }

  /** What several commands install, in their order. */
  public static Stream<PackageInstall> in(List<Invocation> invocations) {
    return invocations.stream().flatMap(invocation -> of(invocation).stream());
  }

  /** The first of the packages that has one of these names. */
  public Optional<NamedPackage> find(String... names) {
    return packages.stream().filter(each -> each.is(names)).findFirst();
  }

  /** Where the arguments go on behind {@code words}; 0 when they do not begin so. */
  private static int behind(List<Argument> arguments, String... words) {
    boolean begin = arguments.size() >= words.length;
    for (int i = 0; begin && i < words.length; i++) {
      begin = arguments.get(i).is(words[i]);
    }
    return begin ? words.length : 0;
  }

  private static Optional<PackageInstall> read(
      Invocation invocation, PackageManager manager, List<Argument> arguments) {
    List<Argument> words = manager.operands(arguments);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Argument verb = words.get(0);
    boolean group = verb.is("group") && words.size() > 1 && words.get(1).is("install");
    if (!group && !manager.installs(verb.value())) {
      return Optional.empty();
    }
    String prefix = group || verb.is("groupinstall") ? "@" : "";
    List<NamedPackage> packages = new ArrayList<>();
    for (Argument word : words.subList(group ? 2 : 1, words.size())) {
      if (word.text().isPresent()) {
        packages.add(new NamedPackage(prefix + manager.packageName(word.value()), word));
      }
    }
    return Optional.of(new PackageInstall(invocation, manager, verb, packages));
  }
}
