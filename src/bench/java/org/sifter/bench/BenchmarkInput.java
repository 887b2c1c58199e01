package org.sifter.bench;

import com.google.errorprone.annotations.Immutable;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Dockerfile to measure with: ordinary ones of three sizes, and those that hurt slow readers. */
public enum BenchmarkInput {
  ORDINARY_1_KB("ordinary, 1 KB", () -> ordinary(1_000)),
  ORDINARY_100_KB("ordinary, 100 KB", () -> ordinary(100_000)),
  ORDINARY_5_MB("ordinary, 5 MB", () -> ordinary(5_000_000)),
  STAGES("10,000 stages", () -> stages(10_000)),
  VARIABLES("50,000 ENV", () -> variables(50_000)),
  HEREDOC("here-document of 5 MB", () -> heredoc(5_000_000)),
  NESTED_DEFAULTS("`${a:-${b:-...}}`, 1,000 deep", () -> nestedDefaults(1_000)),
  CONTINUATIONS("a RUN of 100,000 lines", () -> continuations(100_000));

  /** The same text in each run. */
  private static final long SEED = 20250101;

  private final String title;
  private final Text text;

  BenchmarkInput(String title, Text text) {
    this.title = title;
    this.text = text;
  }

  /** How a text is made. */
  @Immutable
  private interface Text {
    String make();
  }

  /** What tables call it. */
  String title() {
    return title;
  }

  /** Makes its text. */
  String text() {
    return text.make();
  }

  /** Stages as projects have them, until there are so many characters. */
  private static String ordinary(int size) {
    Random random = new Random(SEED);
    StringBuilder text = new StringBuilder("ARG VERSION=12\n");
    for (int stage = 0; text.length() < size; stage++) {
      text.append("FROM debian:${VERSION} AS stage").append(stage).append('\n');
      text.append("ARG PREFIX=/opt/app\nENV PATH=$PREFIX/bin:$PATH LANG=C.UTF-8\nWORKDIR /src\n");
      for (int step = random.nextInt(6); step >= 0; step--) {
        text.append(step(random)).append('\n');
      }
    }
    return text.append("CMD [\"app\", \"--serve\"]\n").toString();
  }

  private static String step(Random random) {
    return switch (random.nextInt(6)) {
      case 0 ->
          "RUN apt-get update \\\n && apt-get install -y --no-install-recommends g++ make \\\n"
              + " && rm -rf /var/lib/apt/lists/*";
      case 1 -> "COPY --chmod=755 src/a" + random.nextInt(9) + ".c include/ ./";
      case 2 -> "RUN --mount=type=cache,target=/root/.cache make -j\"$(nproc)\" install";
      case 3 ->
          "# what follows is needed by the tests\nENV MODE=\"fast\" LEVEL=" + random.nextInt(9);
      case 4 -> "RUN for f in *.txt; do sed -i 's/a/b/' \"$f\" || exit 1; done";
      default -> "LABEL org.opencontainers.image.title=\"app\" maintainer='a <a@example.org>'";
    };
  }

  private static String stages(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "FROM " + (i == 0 ? "debian" : "s" + (i - 1)) + " AS s" + i + "\n")
        .collect(Collectors.joining("", "", "RUN true\n"));
  }

  private static String variables(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "ENV V" + i + "=\"value $V" + (i / 2) + "\"\n")
        .collect(Collectors.joining("", "FROM debian\n", ""));
  }

  private static String heredoc(int size) {
    return "FROM debian\nCOPY <<END /text\n" + "all that is in here\n".repeat(size / 20) + "END\n";
  }

  private static String nestedDefaults(int depth) {
    String nested =
        IntStream.range(0, depth).mapToObj(i -> "${v" + i + ":-").collect(Collectors.joining());
    return "FROM debian\nENV A=" + nested + "x" + "}".repeat(depth) + "\n";
  }

  private static String continuations(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> " \\\n  && echo " + i)
        .collect(Collectors.joining("", "FROM debian\nRUN true", "\n"));
  }
}
