package org.sifter.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kind of machine that an image is for: {@code linux/amd64}, {@code linux/arm/v7}.
 *
 * @param os the operating system by Go's name
 * @param architecture the processor by Go's name
 * @param variant which of its kind the processor is; empty for the usual one, but {@code v7} for
 *     {@code arm}
 */
public record Platform(String os, String architecture, String variant) {
  /** What the parts of a platform look like; apart, as most runs only know that of the machine. */
  private static final class Written {
    static final Pattern COMPONENT = Pattern.compile("[A-Za-z0-9_.-]+");
    static final Pattern OS_COMPONENT =
        Pattern.compile("([A-Za-z0-9_-]+)(?:\\(([A-Za-z0-9_.%-]*(?:\\+[A-Za-z0-9_.%-]+)*+)\\))?");
  }

  /** The platform of most images, which a builder has that is told nothing else. */
  public static final Platform LINUX_AMD64 = new Platform("linux", "amd64", "");

  /** Reads a platform, with what it leaves out taken from {@link #LINUX_AMD64}. */
  public static Platform parse(String specifier) throws MalformedValueException {
    return parse(specifier, LINUX_AMD64);
  }

  /**
   * Reads an operating system, an architecture, or both with a variant, in their other spellings
   * too: {@code x86_64} is {@code amd64}. A version and features behind the system, as in {@code
   * windows(10.0.17763)/amd64}, are checked and left out.
   *
   * <p>Source: {@code platforms.Parse} and {@code Normalize} of containerd.
   *
   * @param specifier the platform as written
   * @param host gives the part that is left out
   * @throws MalformedValueException when {@code specifier} is none
   */
  public static Platform parse(String specifier, Platform host) throws MalformedValueException {
    String[] parts = specifier.split("/", -1);
    String os = operatingSystem(parts[0], specifier);
    for (int i = 1; i < parts.length; i++) {
      require(Written.COMPONENT.matcher(parts[i]).matches(), specifier);
    }
    return switch (parts.length) {
      case 1 -> fromOnePart(specifier, os, host);
      case 2 -> normalized(os, parts[1], "");
      case 3 -> normalized(os, parts[1], parts[2]);
      default ->
          throw new MalformedValueException(
              "the platform \"%s\" has more than three parts".formatted(specifier));
    };
  }

  /**
   * The platform of a Java virtual machine.
   *
   * @param osName its property {@code os.name}
   * @param archName its property {@code os.arch}
   */
  public static Platform of(String osName, String archName) {
    return normalized(PlatformNames.osOfJvm(osName), PlatformNames.architectureOfJvm(archName), "");
  }

  private static String operatingSystem(String part, String specifier)
      throws MalformedValueException {
    Matcher os = Written.OS_COMPONENT.matcher(part);
    require(os.matches(), specifier);
    Optional<String> options = Optional.ofNullable(os.group(2));
    require(options.flatMap(PercentEncoding::decode).isPresent() == options.isPresent(), specifier);
    return PlatformNames.os(os.group(1));
  }

  private static Platform fromOnePart(String specifier, String os, Platform host)
      throws MalformedValueException {
    if (PlatformNames.isOs(os)) {
      boolean arm = host.architecture.equals("arm");
      return normalized(os, host.architecture, arm ? host.variant : "");
    }
    Platform platform = normalized(host.os, specifier, "");
    if (!PlatformNames.isArchitecture(platform.architecture)) {
      throw new MalformedValueException(
          "the platform \"%s\" names no known operating system or architecture"
              .formatted(specifier));
    }
    return platform;
  }

  private static Platform normalized(String os, String architecture, String variant) {
    String given = architecture.toLowerCase(Locale.ROOT);
    String name = PlatformNames.architecture(given);
    return new Platform(os, name, PlatformNames.variant(given, variant.toLowerCase(Locale.ROOT)));
  }

  private static void require(boolean condition, String specifier) throws MalformedValueException {
    if (!condition) {
      throw new MalformedValueException(
          "\"%s\" is not a platform such as linux/amd64 or linux/arm/v7".formatted(specifier));
    }
  }

  /** The parts with slashes between them. */
  @Override
  public String toString() {
    return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
  }
}
