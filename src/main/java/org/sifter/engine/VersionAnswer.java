package org.sifter.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an engine answers to {@code --version}. */
record VersionAnswer(EngineKind kind, EngineVersion version) {
  /** As the engines print it from Singularity 3 on. */
  private static final Pattern TITLED =
      Pattern.compile("(apptainer|singularity|singularity-ce|singularity-pro) version (.+)");

  /** Singularity 2 printed the version alone, as in {@code 2.6.1-dist}. */
  private static final Pattern ALONE = Pattern.compile("2\\.[0-9]+(\\.[0-9]+)?(-.*)?");

  /** Reads it; a start script may have printed other lines. */
  static Optional<VersionAnswer> read(String text) {
    return text.lines()
        .map(String::strip)
        .map(VersionAnswer::readLine)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<VersionAnswer> readLine(String line) {
    Matcher titled = TITLED.matcher(line);
    if (titled.matches()) {
      EngineKind kind = kind(titled.group(1));
      return EngineVersion.find(titled.group(2)).map(version -> new VersionAnswer(kind, version));
    }
    return ALONE.matcher(line).matches()
        ? EngineVersion.find(line)
            .map(version -> new VersionAnswer(EngineKind.SINGULARITY, version))
        : Optional.empty();
  }

  private static EngineKind kind(String title) {
    return switch (title) {
      case "apptainer" -> EngineKind.APPTAINER;
      case "singularity" -> EngineKind.SINGULARITY;
      default -> EngineKind.SINGULARITY_CE;
    };
  }
}
