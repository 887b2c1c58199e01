package org.sifter.build;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines that an engine prints itself (Apptainer 1.4.5, {@code pkg/sylog}). */
public final class EngineLine {
  private static final Pattern OWN =
      Pattern.compile("(?:INFO|WARNING|VERBOSE|DEBUG|FATAL|ERROR): .*");

  /** What it says of its way to a base image, which is worth to be seen as it takes its time. */
  private static final Pattern FETCHING =
      Pattern.compile("INFO: +(?:Fetching|Extracting|Downloading|Copying|Unpacking).*");

  /** What it says at its end. */
  private static final Pattern FATAL =
      Pattern.compile(
          "FATAL: +(?:While performing build: )?(?:conveyor failed to get: |packer failed to pack: "
              + "|while creating SIF: |while creating squashfs: )*+(?<reason>.*)");

  /** What it says of a command line that it does not understand; its whole usage follows. */
  private static final Pattern USAGE =
      Pattern.compile("Error for command \"[a-z]+\": (?<reason>.*)");

  /** Where it unpacks images. */
  private static final Pattern ROOT =
      Pattern.compile("[^ \\['\"]*/build-temp-[0-9]+/rootfs(?=[/ '\"\\]:]|$)/?");

  private EngineLine() {}

  /** Whether a line tells what ends the build. */
  static boolean isLastWord(String line) {
    return line.startsWith("FATAL: ");
  }

  /** Whether it is about what goes on inside the engine, or is a trace of sifter's own commands. */
  public static boolean isInner(String line) {
    return line.startsWith("+ ") || (isOwn(line) && !FETCHING.matcher(line).matches());
  }

  /** Whether it is the engine's own. */
  static boolean isOwn(String line) {
    return OWN.matcher(line).matches();
  }

  /** Whether the engine does not understand what it is asked for. */
  static boolean isUsage(String line) {
    return USAGE.matcher(line).matches();
  }

  /** Why the build has ended, when the line tells that; without paths that are gone by now. */
  static Optional<String> reason(String line) {
    for (Pattern pattern : new Pattern[] {FATAL, USAGE}) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.matches()) {
        String reason = matcher.group("reason").strip();
        return Optional.of(
            reason.contains("/build-temp-") ? ROOT.matcher(reason).replaceAll("/") : reason);
      }
    }
    return Optional.empty();
  }
}
