package org.sifter.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A release of a Linux distribution, and the minor version of its glibc 2.x.
 *
 * <p>Source: the distributions' package lists, as of 2025.
 *
 * @param distribution its name in messages
 * @param version its version
 * @param codename how tags call it, where they do; else empty
 * @param minor the x of glibc 2.x
 */
record GlibcRelease(String distribution, String version, String codename, int minor) {
  private static final String DEBIAN = "Debian";
  private static final String UBUNTU = "Ubuntu";
  private static final String RED_HAT = "Enterprise Linux";
  private static final String FEDORA = "Fedora";
  private static final String LEAP = "openSUSE Leap";
  private static final String AMAZON = "Amazon Linux";

  private static final List<GlibcRelease> RELEASES =
      List.of(
          new GlibcRelease(DEBIAN, "6", "squeeze", 11),
          new GlibcRelease(DEBIAN, "7", "wheezy", 13),
          new GlibcRelease(DEBIAN, "8", "jessie", 19),
          new GlibcRelease(DEBIAN, "9", "stretch", 24),
          new GlibcRelease(DEBIAN, "10", "buster", 28),
          new GlibcRelease(DEBIAN, "11", "bullseye", 31),
          new GlibcRelease(DEBIAN, "12", "bookworm", 36),
          new GlibcRelease(DEBIAN, "13", "trixie", 41),
          new GlibcRelease(UBUNTU, "12.04", "precise", 15),
          new GlibcRelease(UBUNTU, "14.04", "trusty", 19),
          new GlibcRelease(UBUNTU, "16.04", "xenial", 23),
          new GlibcRelease(UBUNTU, "16.10", "yakkety", 24),
          new GlibcRelease(UBUNTU, "17.04", "zesty", 24),
          new GlibcRelease(UBUNTU, "17.10", "artful", 26),
          new GlibcRelease(UBUNTU, "18.04", "bionic", 27),
          new GlibcRelease(UBUNTU, "18.10", "cosmic", 28),
          new GlibcRelease(UBUNTU, "19.04", "disco", 29),
          new GlibcRelease(UBUNTU, "19.10", "eoan", 30),
          new GlibcRelease(UBUNTU, "20.04", "focal", 31),
          new GlibcRelease(UBUNTU, "20.10", "groovy", 32),
          new GlibcRelease(UBUNTU, "21.04", "hirsute", 33),
          new GlibcRelease(UBUNTU, "21.10", "impish", 34),
          new GlibcRelease(UBUNTU, "22.04", "jammy", 35),
          new GlibcRelease(UBUNTU, "22.10", "kinetic", 36),
          new GlibcRelease(UBUNTU, "23.04", "lunar", 37),
          new GlibcRelease(UBUNTU, "23.10", "mantic", 38),
          new GlibcRelease(UBUNTU, "24.04", "noble", 39),
          new GlibcRelease(UBUNTU, "24.10", "oracular", 40),
          new GlibcRelease(UBUNTU, "25.04", "plucky", 41),
          new GlibcRelease(RED_HAT, "5", "", 5),
          new GlibcRelease(RED_HAT, "6", "", 12),
          new GlibcRelease(RED_HAT, "7", "", 17),
          new GlibcRelease(RED_HAT, "8", "", 28),
          new GlibcRelease(RED_HAT, "9", "", 34),
          new GlibcRelease(RED_HAT, "10", "", 39),
          new GlibcRelease(FEDORA, "26", "", 25),
          new GlibcRelease(FEDORA, "27", "", 26),
          new GlibcRelease(FEDORA, "28", "", 27),
          new GlibcRelease(FEDORA, "29", "", 28),
          new GlibcRelease(FEDORA, "30", "", 29),
          new GlibcRelease(FEDORA, "31", "", 30),
          new GlibcRelease(FEDORA, "32", "", 31),
          new GlibcRelease(FEDORA, "33", "", 32),
          new GlibcRelease(FEDORA, "34", "", 33),
          new GlibcRelease(FEDORA, "35", "", 34),
          new GlibcRelease(FEDORA, "36", "", 35),
          new GlibcRelease(FEDORA, "37", "", 36),
          new GlibcRelease(FEDORA, "38", "", 37),
          new GlibcRelease(FEDORA, "39", "", 38),
          new GlibcRelease(FEDORA, "40", "", 39),
          new GlibcRelease(FEDORA, "41", "", 40),
          new GlibcRelease(FEDORA, "42", "", 41),
          new GlibcRelease(LEAP, "42.3", "", 22),
          new GlibcRelease(LEAP, "15.0", "", 26),
          new GlibcRelease(LEAP, "15.1", "", 26),
          new GlibcRelease(LEAP, "15.2", "", 26),
          new GlibcRelease(LEAP, "15.3", "", 31),
          new GlibcRelease(LEAP, "15.4", "", 31),
          new GlibcRelease(LEAP, "15.5", "", 31),
          new GlibcRelease(LEAP, "15.6", "", 38),
          new GlibcRelease(AMAZON, "1", "", 17),
          new GlibcRelease(AMAZON, "2018.03", "", 17),
          new GlibcRelease(AMAZON, "2", "", 26),
          new GlibcRelease(AMAZON, "2023", "", 34));

  /** What tags call distributions, with a version behind it. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("debian", DEBIAN),
          Map.entry("ubuntu", UBUNTU),
          Map.entry("centos", RED_HAT),
          Map.entry("el", RED_HAT),
          Map.entry("rhel", RED_HAT),
          Map.entry("ubi", RED_HAT),
          Map.entry("almalinux", RED_HAT),
          Map.entry("alma", RED_HAT),
          Map.entry("rockylinux", RED_HAT),
          Map.entry("rocky", RED_HAT),
          Map.entry("oraclelinux", RED_HAT),
          Map.entry("fedora", FEDORA),
          Map.entry("leap", LEAP),
          Map.entry("amazonlinux", AMAZON));

  /** Images whose tag begins with the version of a distribution. */
  private static final Map<String, String> IMAGES =
      Map.ofEntries(
          Map.entry("debian", DEBIAN),
          Map.entry("bitnami/minideb", DEBIAN),
          Map.entry("ubuntu", UBUNTU),
          Map.entry("buildpack-deps", UBUNTU),
          Map.entry("centos", RED_HAT),
          Map.entry("centos/centos", RED_HAT),
          Map.entry("almalinux", RED_HAT),
          Map.entry("almalinux/almalinux", RED_HAT),
          Map.entry("rockylinux", RED_HAT),
          Map.entry("rockylinux/rockylinux", RED_HAT),
          Map.entry("rockylinux/rocky", RED_HAT),
          Map.entry("oraclelinux", RED_HAT),
          Map.entry("sl", RED_HAT),
          Map.entry("scientificlinux/sl", RED_HAT),
          Map.entry("fedora", FEDORA),
          Map.entry("opensuse/leap", LEAP),
          Map.entry("amazonlinux", AMAZON));

  /**
   * Rocker's images, whose tag is R's version, and Ubuntu's release beneath: the newest LTS that
   * was 90 days old when that R came out, so that not every minor version has only one.
   */
  private static final Map<String, String> OF_R =
      Map.of("4.0", "20.04", "4.1", "20.04", "4.3", "22.04");

  private static final String ROCKER = "rocker/";

  /** Images that build portable Python packages, by the words of their names. */
  private static final Map<String, Integer> MANYLINUX =
      Map.of("manylinux1", 5, "manylinux2010", 12, "manylinux2014", 17);

  private static final Map<String, GlibcRelease> BY_CODENAME = byCodename();

  /** The library of the release that a word names: {@code bookworm}, {@code ubuntu20.04}. */
  static Optional<CLibrary> named(String word) {
    Optional<GlibcRelease> byCodename = Optional.ofNullable(BY_CODENAME.get(word));
    if (byCodename.isPresent()) {
      return byCodename.map(GlibcRelease::library);
    }
    Optional<Integer> portable = Optional.ofNullable(MANYLINUX.get(word));
    if (portable.isPresent()) {
      return Optional.of(new CLibrary(CLibrary.Family.GLIBC, word, portable));
    }
    int digits = 0;
    while (digits < word.length() && !Character.isDigit(word.charAt(digits))) {
      digits++;
    }
    String distribution = WORDS.getOrDefault(word.substring(0, digits), "");
    return find(distribution, word.substring(digits)).map(GlibcRelease::library);
  }

  /** The library of a distribution's own image, by the first word of its tag. */
  static Optional<CLibrary> ofImage(String repository, String version) {
    String stream = version.startsWith("stream") ? version.substring("stream".length()) : version;
    String image = withoutArchitecture(repository);
    if (image.startsWith(ROCKER) && version.length() >= 3) {
      return find(UBUNTU, OF_R.getOrDefault(version.substring(0, 3), ""))
          .map(GlibcRelease::library);
    }
    return find(IMAGES.getOrDefault(image, ""), stream.replaceFirst("^(centos|rhel|el)", ""))
        .map(GlibcRelease::library);
  }

  /** Docker Hub has the official images of each processor by themselves, as {@code arm64v8/x}. */
  private static String withoutArchitecture(String repository) {
    int slash = repository.indexOf('/');
    return slash > 0 && Architectures.isNamespace(repository.substring(0, slash))
        ? repository.substring(slash + 1)
        : repository;
  }

  /** The release of a distribution that a version is one of. */
  private static Optional<GlibcRelease> find(String distribution, String version) {
    return RELEASES.stream()
        .filter(release -> release.distribution.equals(distribution))
        .filter(release -> release.isVersion(version))
        .findFirst();
  }

  /** Whether a text is the version, with minor numbers behind it, or without its dot. */
  private boolean isVersion(String text) {
    return text.equals(version)
        || text.startsWith(version + ".")
        || (version.contains(".") && text.equals(version.replace(".", "")));
  }

  private CLibrary library() {
    return new CLibrary(CLibrary.Family.GLIBC, distribution + " " + version, Optional.of(minor));
  }

  private static Map<String, GlibcRelease> byCodename() {
    Map<String, GlibcRelease> releases = new LinkedHashMap<>();
    RELEASES.stream()
        .filter(release -> !release.codename.isEmpty())
        .forEach(release -> releases.put(release.codename, release));
    return releases;
  }
}
