package org.sifter.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The C library of a base image, as far as the image's name tells.
 *
 * @param family which library it is
 * @param release what it is the library of, for messages: {@code Debian 11}
 * @param minor of glibc's version 2.x, the x; empty when it is not known, and for other libraries
 */
public record CLibrary(Family family, String release, Optional<Integer> minor) {

  /** The C libraries that images have. */
  public enum Family {
    /** The GNU C library, which host libraries need. */
    GLIBC("glibc"),
    /** Alpine's. */
    MUSL("musl"),
    /** That of {@code busybox} unless its tag says otherwise. */
    UCLIBC("uClibc");

    private final String word;

    Family(String word) {
      this.word = word;
    }

    /** Its name in messages, e.g. {@code musl}. */
    public String word() {
      return word;
    }
  }

  /**
   * The library of an image; empty when its name does not tell. A release that its tag names counts
   * more than one that its repository names: {@code python:3.12-alpine3.20}, {@code
   * nvidia/cuda:12.2.0-base-ubuntu22.04}, {@code rocm/dev-ubuntu-22.04}.
   */
  public static Optional<CLibrary> of(BaseImage image) {
    List<String> tag = words(image.tag());
    List<String> name = words(image.name());
    return musl(tag)
        .or(() -> glibc(tag))
        .or(() -> ofDistribution(image, tag))
        .or(() -> musl(name))
        .or(() -> busybox(image.name(), tag))
        .or(() -> glibc(words(image.repository().replace('/', '-'))));
  }

  /** The version, e.g. {@code 2.31}; empty when it is not known. */
  public Optional<String> version() {
    return minor.map(x -> "2." + x);
  }

  /** The name and the version, e.g. {@code glibc 2.31}. */
  public String describe() {
    return family.word() + version().map(version -> " " + version).orElse("");
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.split("[-_]", -1));
  }

  private static Optional<CLibrary> musl(List<String> words) {
    return words.stream()
        .filter(word -> isRelease(word, "alpine") || word.startsWith("musl"))
        .findFirst()
        .map(
            word ->
                new CLibrary(
                    Family.MUSL,
                    isRelease(word, "alpine")
                        ? ("Alpine " + word.substring("alpine".length())).strip()
                        : word,
                    Optional.empty()));
  }

  /** Whether a word is the name of a distribution, alone or with a version behind it. */
  private static boolean isRelease(String word, String distribution) {
    return word.startsWith(distribution)
        && word.substring(distribution.length()).chars().allMatch(c -> c == '.' || isDigit(c));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static Optional<CLibrary> busybox(String name, List<String> tag) {
    if (!name.equals("busybox") || tag.contains("glibc")) {
      return Optional.empty();
    }
    return Optional.of(new CLibrary(Family.UCLIBC, "BusyBox", Optional.empty()));
  }

  /** The release that one of the words names, or a name and the word behind it. */
  private static Optional<CLibrary> glibc(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      List<String> candidates = new ArrayList<>(List.of(words.get(i)));
      if (i + 1 < words.size()) {
        candidates.add(words.get(i) + words.get(i + 1));
      }
      Optional<CLibrary> found =
          candidates.stream().flatMap(word -> GlibcRelease.named(word).stream()).findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The library of an image that is a distribution's own, whose tag is its version. */
  private static Optional<CLibrary> ofDistribution(BaseImage image, List<String> tag) {
    return GlibcRelease.ofImage(image.repository(), tag.get(0));
  }
}
