package org.sifter.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** How an image gets to a cluster, and what is known of that cluster. */
public final class Profile {
  /** Directories that clusters often mount into every container. */
  private static final List<String> USUAL_SITE_PATHS =
      List.of(
          "/scratch",
          "/work",
          "/project",
          "/projects",
          "/gpfs",
          "/lustre",
          "/users",
          "/u",
          "/mnt",
          "/media",
          "/data",
          "/nfs",
          "/cvmfs",
          "/pscratch",
          "/global");

  /** What is taken to be when nothing is said: any cluster. */
  public static final Profile DEFAULT = new Profile(Map.of());

  private final Map<Setting, String> settings;

  private Profile(Map<Setting, String> settings) {
    this.settings = settings;
  }

  /**
   * The same with another value for a setting.
   *
   * @throws IllegalArgumentException when the setting does not {@linkplain Setting#accepts accept}
   *     the value
   */
  public Profile with(Setting setting, String value) {
    if (!setting.accepts(value)) {
      throw new IllegalArgumentException(setting.key() + " cannot be " + value);
    }
    Map<Setting, String> changed = new TreeMap<>(settings);
    changed.put(setting, value);
    return new Profile(changed);
  }

  /** The value of a setting as text, or what is taken to be when nothing is said. */
  public Optional<String> value(Setting setting) {
    return switch (setting) {
      case TARGET -> Optional.of(target().word());
      case FAKEROOT -> Optional.of(fakeroot().word());
      case MPI -> Optional.of(mpi().word());
      case SITE_PATHS -> Optional.of(String.join(",", sitePaths()));
      case OFFLINE_BUILD -> Optional.of(Boolean.toString(offlineBuild()));
      case ENGINE_VERSION, ARCHITECTURE, GLIBC, KERNEL, CUDA_DRIVER -> text(setting);
    };
  }

  /** How the image gets there. */
  public Target target() {
    return choice(Setting.TARGET, Target.values(), Target::word).orElse(Target.DEF);
  }

  /** How an ordinary user builds there. */
  public Fakeroot fakeroot() {
    return choice(Setting.FAKEROOT, Fakeroot.values(), Fakeroot::word).orElse(Fakeroot.UNKNOWN);
  }

  /** The version of the engine, where it is known. */
  public Optional<Version> engineVersion() {
    return version(Setting.ENGINE_VERSION);
  }

  /** The processors, as Docker calls them: {@code amd64}, {@code arm64}. */
  public Optional<String> architecture() {
    return text(Setting.ARCHITECTURE);
  }

  /** The version of the host's GNU C library. */
  public Optional<Version> glibc() {
    return version(Setting.GLIBC);
  }

  /** The version of the host's Linux kernel. */
  public Optional<Version> kernel() {
    return version(Setting.KERNEL);
  }

  /** The version of the host's NVIDIA driver. */
  public Optional<Version> cudaDriver() {
    return version(Setting.CUDA_DRIVER);
  }

  /** Which MPI libraries of the host can take the place of the image's. */
  public HostMpi mpi() {
    return choice(Setting.MPI, HostMpi.values(), HostMpi::word).orElse(HostMpi.UNKNOWN);
  }

  /** Directories that the site mounts into every container. */
  public List<String> sitePaths() {
    return text(Setting.SITE_PATHS).map(Profile::paths).orElse(USUAL_SITE_PATHS);
  }

  /** Whether images are built without an internet. */
  public boolean offlineBuild() {
    return text(Setting.OFFLINE_BUILD).map(Boolean::parseBoolean).orElse(false);
  }

  /** Whether the engine is older than {@code version}, or may be, as its version is not known. */
  public boolean mayBeOlderThan(String version) {
    return engineVersion().map(v -> v.compareTo(Version.of(version)) < 0).orElse(true);
  }

  static List<String> paths(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(path -> !path.isEmpty())
        .toList();
  }

  private Optional<String> text(Setting setting) {
    return Optional.ofNullable(settings.get(setting));
  }

  private Optional<Version> version(Setting setting) {
    return text(setting).flatMap(Version::parse);
  }

  private <T> Optional<T> choice(Setting setting, T[] values, Function<T, String> word) {
    return text(setting)
        .flatMap(text -> Arrays.stream(values).filter(v -> word.apply(v).equals(text)).findFirst());
  }
}
