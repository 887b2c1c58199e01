package org.sifter.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is passed on to the engine's {@code build}, which runs in the build context. */
final class EngineOptions {
  /** With these an engine makes no image file. */
  private static final List<String> OTHER_RESULTS = List.of("--sandbox", "-s", "--update", "-u");

  private static final Set<String> OF_FILES = Set.of("--pem-path", "--authfile");
  private static final Set<String> OF_BINDINGS = Set.of("--bind", "-B");

  private EngineOptions() {}

  /**
   * The options, with the files that they name where the caller has them.
   *
   * @param directory where the caller's relative paths start from
   * @throws UsageException when the engine would make something else than an image file
   */
  static List<String> of(List<String> words, Path directory) throws UsageException {
    Optional<String> other = words.stream().filter(OTHER_RESULTS::contains).findFirst();
    if (other.isPresent()) {
      throw new UsageException(
          "it makes an image file, which the engine's option %s does not".formatted(other.get()));
    }
    List<String> options = new ArrayList<>();
    String before = "";
    for (String word : words) {
      int equals = word.indexOf('=');
      boolean isWhole = word.startsWith("--") && equals > 0;
      String option = isWhole ? word.substring(0, equals) : before;
      String value = isWhole ? word.substring(equals + 1) : word;
      options.add((isWhole ? option + "=" : "") + value(option, value, directory));
      before = word;
    }
    return List.copyOf(options);
  }

  private static String value(String option, String value, Path directory) {
    if (OF_FILES.contains(option)) {
      return path(value, directory);
    }
    return OF_BINDINGS.contains(option)
        ? Arrays.stream(value.split(",", -1))
            .map(binding -> binding(binding, directory))
            .collect(Collectors.joining(","))
        : value;
  }

  private static String binding(String binding, Path directory) {
    int colon = binding.indexOf(':');
    String source = colon < 0 ? binding : binding.substring(0, colon);
    String place = colon < 0 ? ":" + binding : binding.substring(colon);
    return source.startsWith("/") ? binding : path(source, directory) + place;
  }

  private static String path(String value, Path directory) {
    return value.isEmpty() ? value : directory.resolve(value).normalize().toString();
  }
}
