package org.sifter.plan;

import java.util.Locale;
import java.util.Set;

/**
 * The names of operating systems and processors: which are known, and which are another's spelling.
 *
 * <p>Source: {@code database.go} of containerd/platforms.
 */
final class PlatformNames {
  private static final Set<String> SYSTEMS =
      Set.of(
          ("aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd"
                  + " plan9 solaris windows zos")
              .split(" "));
  private static final Set<String> ARCHITECTURES =
      Set.of(
          ("386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64"
                  + " mips64le mips64p32 mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64"
                  + " wasm")
              .split(" "));

  private PlatformNames() {}

  static boolean isOs(String name) {
    return SYSTEMS.contains(name);
  }

  static boolean isArchitecture(String name) {
    return ARCHITECTURES.contains(name);
  }

  static String os(String given) {
    String name = given.toLowerCase(Locale.ROOT);
    return name.equals("macos") ? "darwin" : name;
  }

  static String architecture(String given) {
    return switch (given) {
      case "i386" -> "386";
      case "x86_64", "x86-64" -> "amd64";
      case "aarch64" -> "arm64";
      case "armhf", "armel" -> "arm";
      default -> given;
    };
  }

  /** The variant that is meant when {@code variant} follows the architecture {@code given}. */
  static String variant(String given, String variant) {
    return switch (given) {
      case "i386" -> "";
      case "armhf" -> "v7";
      case "armel" -> "v6";
      default ->
          switch (architecture(given)) {
            case "amd64" -> variant.equals("v1") ? "" : variant;
            case "arm64" -> variantOfArm64(variant);
            case "arm" -> variantOfArm(variant);
            default -> variant;
          };
    };
  }

  private static String variantOfArm64(String variant) {
    return switch (variant) {
      case "8", "v8", "v8.0" -> "";
      case "9", "9.0", "v9.0" -> "v9";
      default -> variant;
    };
  }

  private static String variantOfArm(String variant) {
    return switch (variant) {
      case "" -> "v7";
      case "5", "6", "7", "8" -> "v" + variant;
      default -> variant;
    };
  }

  static String osOfJvm(String osName) {
    String name = os(osName);
    if (name.startsWith("mac")) {
      return "darwin";
    }
    return name.startsWith("windows") ? "windows" : name.equals("sunos") ? "solaris" : name;
  }

  static String architectureOfJvm(String archName) {
    String name = archName.toLowerCase(Locale.ROOT);
    return switch (name) {
      case "x86", "i486", "i586", "i686" -> "386";
      case "loongarch64" -> "loong64";
      default -> name;
    };
  }
}
