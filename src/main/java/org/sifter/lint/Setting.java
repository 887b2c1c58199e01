package org.sifter.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What can be said of a {@link Profile}, by its name in config files and options. */
public enum Setting {
  /** How the image gets to the cluster. */
  TARGET("target", words(Target.values(), Target::word), "how the image gets to the cluster"),
  /** How an ordinary user builds there. */
  FAKEROOT(
      "fakeroot", words(Fakeroot.values(), Fakeroot::word), "how an ordinary user builds there"),
  /** The version of the engine. */
  ENGINE_VERSION("engine-version", "the engine's version, such as 1.4.5"),
  /** The processors, as Docker calls them. */
  ARCHITECTURE("host.arch", "the processors, such as amd64 or arm64"),
  /** The version of the host's GNU C library. */
  GLIBC("host.glibc", "the version of the GNU C library, such as 2.34"),
  /** The version of the host's kernel. */
  KERNEL("host.kernel", "the version of the Linux kernel, such as 4.18"),
  /** The version of the host's GPU driver. */
  CUDA_DRIVER("host.cuda-driver", "the version of the NVIDIA driver, such as 535.104"),
  /** Which MPI libraries can take the place of the image's. */
  MPI("host.mpi", words(HostMpi.values(), HostMpi::word), "the family of the host's MPI"),
  /** Directories that the site mounts into every container. */
  SITE_PATHS("site.bind-paths", "directories that the site mounts, between commas"),
  /** Whether images are built without an internet. */
  OFFLINE_BUILD("offline-build", List.of("true", "false"), "whether images are built offline");

  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // An unmodifiable list, whose type does not say so.
  private final List<String> choices;

  private final String description;

  Setting(String key, List<String> choices, String description) {
    this.key = key;
    this.choices = choices;
    this.description = description;
  }

  Setting(String key, String description) {
    this(key, List.of(), description);
  }

  /** The setting with this name. */
  public static Optional<Setting> named(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  /** Its name, e.g. {@code host.mpi}. */
  public String key() {
    return key;
  }

  /** The values that it can have; empty when they cannot be counted. */
  public List<String> choices() {
    return choices;
  }

  /** What it says, as a clause. */
  public String description() {
    return description;
  }

  /** Whether it can have this value. */
  public boolean accepts(String value) {
    return switch (this) {
      case ENGINE_VERSION, GLIBC, KERNEL, CUDA_DRIVER -> Version.parse(value).isPresent();
      case ARCHITECTURE -> isWord(value);
      case SITE_PATHS -> Profile.paths(value).stream().allMatch(path -> path.startsWith("/"));
      case TARGET, FAKEROOT, MPI, OFFLINE_BUILD -> choices.contains(value);
    };
  }

  private static <T> List<String> words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).toList();
  }

  private static boolean isWord(String value) {
    return !value.isBlank() && value.chars().noneMatch(Character::isWhitespace);
  }
}
