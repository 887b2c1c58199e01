package org.sifter.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sifter.plan.ImageConfig;
import org.sifter.shell.ShellQuote;

/** Tells users what a Dockerfile says of its image. */
final class ImageDescription {
  private static final String TITLE = "org.opencontainers.image.title";
  private static final String TEXT = "org.opencontainers.image.description";
  private static final List<String> LINKS =
      List.of("org.opencontainers.image.documentation", "org.opencontainers.image.url");

  private final List<String> lines = new ArrayList<>();

  private ImageDescription() {}

  /** The lines that tell it. */
  static List<String> of(ImageConfig config) {
    ImageDescription description = new ImageDescription();
    Stream.concat(Stream.of(TITLE, TEXT), LINKS.stream())
        .map(label -> config.labels().getOrDefault(label, ""))
        .forEach(description::paragraph);
    description.fact("runs", command(config));
    description.fact("works in", Optional.of(config.workingDirectory()));
    description.fact("ports", Optional.of(String.join(" ", config.exposedPorts())));
    description.fact("volumes", Optional.of(words(config.volumes())));
    description.fact("is tested", HealthTest.of(config).map(test -> words(test.words())));
    description.fact("asks for user", Optional.of(config.user()));
    return description.lines;
  }

  private static Optional<String> command(ImageConfig config) {
    return ImageCommand.of(config)
        .map(
            command ->
                Stream.of(
                        words(command.entrypoint()),
                        command.entrypoint().isEmpty() ? "" : "[ARG]...",
                        command.arguments().isEmpty() || command.entrypoint().isEmpty()
                            ? words(command.arguments())
                            : "(" + words(command.arguments()) + ")")
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" ")));
  }

  private static String words(List<String> words) {
    return words.stream().map(ShellQuote::word).collect(Collectors.joining(" "));
  }

  private void paragraph(String text) {
    if (!text.isBlank()) {
      text.strip().lines().map(ImageDescription::printable).forEach(lines::add);
    }
  }

  private void fact(String name, Optional<String> text) {
    text.filter(told -> !told.isEmpty())
        .ifPresent(told -> lines.add("  %-15s%s".formatted(name, printable(told))));
  }

  /** Without what could move the cursor of a terminal, and what is no character. */
  private static String printable(String line) {
    return line.codePoints()
        .map(
            c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
