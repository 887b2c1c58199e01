package org.sifter.resolve;

import java.util.regex.Pattern;

/**
 * Build arguments that need no ARG (Dockerfile reference, "Predefined ARGs", and BuildKit's own).
 */
public final class PredefinedArguments {
  private static final Pattern NAMES =
      Pattern.compile(
          "(?i:(HTTP|HTTPS|FTP|NO|ALL)_PROXY)|BUILDKIT_.*|SOURCE_DATE_EPOCH"
              + "|(BUILD|TARGET)(PLATFORM|OS|OSVERSION|ARCH|VARIANT)|TARGETSTAGE");

  private PredefinedArguments() {}

  /** Whether BuildKit gives an argument its value itself, or takes it without an ARG. */
  public static boolean includes(String name) {
    return NAMES.matcher(name).matches();
  }
}
