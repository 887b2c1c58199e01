package org.sifter.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Generated models and texts. {@code -Dseed=N} repeats a run or tries another. */
class RoundTripTest {
  private static final long SEED = Long.getLong("seed", 20_250_101L);

  /** Pieces that mean something to the engine, to a shell, or to nobody. */
  private static final List<String> PIECES =
      List.of(
          "a",
          "b c",
          "%",
          "%post",
          "bootstrap:",
          "Bootstrap: docker",
          "{{",
          "}}",
          "{{ x }}",
          "x",
          " ",
          "    ",
          "\t",
          "#",
          "\"",
          "'",
          "`",
          "\\",
          "$",
          "$(id)",
          "*",
          "?",
          "[a]",
          "~",
          "!",
          ";",
          "&",
          "|",
          "<<E",
          "(",
          ")",
          "=",
          ":",
          "\r",
          "\0",
          "\u001b",
          "\u0085",
          "\u00A0",
          "\u2003",
          "\u2028",
          "\u202e",
          "\uFEFF",
          "\u00e4",
          "\uD83D\uDE00",
          "\uD800",
          "-",
          ".",
          "/",
          "from",
          "one",
          "\f",
          "\u000B",
          "\\n\\");

  private static final List<String> LINES =
      List.of(
          "Bootstrap: docker",
          "From: a",
          "Stage: one",
          "bootstrap: scratch",
          "%post",
          "%files",
          "%files from one",
          "%labels",
          "%help",
          "%arguments",
          "%apprun one",
          "%environment",
          "  From: b\\",
          "X=1",
          "a b",
          "\"a b\" c",
          "# comment",
          "",
          "%Test -e # x",
          "OtherURL1: \\",
          "Include: a\\n\\");

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < 1_000; i++) {
      DefinitionFile file = new Models(random).file();
      String text = DefinitionWriter.write(file);
      Supplier<String> run = () -> "seed " + SEED + "\n" + text;
      assertEquals(file, DefinitionReader.read(text), run);
      assertEquals(text, DefinitionWriter.write(DefinitionReader.read(text)), run);
      assertTrue(text.endsWith("\n") && !text.endsWith("\n\n"), run);
    }
  }

  @Test
  void anyTextIsReadOrRefusedAndWhatIsReadMeansTheSameWhenWritten() {
    Random random = new Random(SEED);
    for (int i = 0; i < 5_000; i++) {
      String text = text(random);
      Supplier<String> run = () -> "seed " + SEED + "\n" + text;
      Optional<DefinitionFile> file =
          assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(text), run);
      Optional<String> written = file.flatMap(RoundTripTest::write);
      written.ifPresent(w -> assertEquals(written, write(read(w).orElseThrow()), run));
    }
  }

  @Test
  void largeAndDeepTextsTakeNoLongTime() {
    for (String piece :
        List.of("{", "{{", "{{ ", "{{a ", "'", "\"", "\\", "%", " ", "\t", "a=", "#")) {
      String text = "Bootstrap: scratch\n%files\n" + piece.repeat(20_000) + "\n%labels\nx";
      assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(text), piece);
      assertTimeoutPreemptively(
          Duration.ofSeconds(10), () -> PlainText.lines(piece.repeat(200_000)), piece);
      ScriptSection post =
          ScriptSection.of(ScriptKind.POST, List.of(ScriptLine.code(piece.repeat(19_000))));
      DefinitionStage stage = new DefinitionStage(Header.scratch(), List.of(post));
      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> write(new DefinitionFile(List.of(), List.of(stage))),
          piece);
    }
  }

  @Test
  void anyTextIsSafeAsACommentAndAsHelp() throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      String text = words(random, 12) + (random.nextBoolean() ? "\n" + words(random, 12) : "");
      List<String> lines = PlainText.lines(text);
      Supplier<String> run = () -> "seed " + SEED + ": " + text;
      assertEquals(lines, lines.stream().flatMap(l -> PlainText.lines(l).stream()).toList(), run);
      DefinitionStage stage =
          new DefinitionStage(
              Header.scratch(),
              List.of(
                  ScriptSection.of(ScriptKind.POST, ScriptLine.comment(text)),
                  new HelpSection(List.of(text))));
      String written = DefinitionWriter.write(new DefinitionFile(List.of(text), List.of(stage)));
      DefinitionFile read = DefinitionReader.read(written);
      assertEquals(lines, read.preamble(), run);
      assertEquals(new HelpSection(lines).trimmed(), read.stages().get(0).sections().get(1), run);
      assertFalse(Template.mayBegin(written), run);
    }
  }

  private static Optional<DefinitionFile> read(String text) {
    try {
      return Optional.of(DefinitionReader.read(text));
    } catch (DefinitionSyntaxException e) {
      assertTrue(e.line() >= 1 && e.line() <= text.lines().count() + 1, e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<String> write(DefinitionFile file) {
    try {
      return Optional.of(DefinitionWriter.write(file));
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "" : "Bootstrap: docker\n");
    int lines = random.nextInt(12);
    for (int i = 0; i < lines; i++) {
      boolean known = random.nextInt(3) > 0;
      text.append(known ? LINES.get(random.nextInt(LINES.size())) : words(random, 5));
      text.append(random.nextInt(10) == 0 ? "\r\n" : "\n");
    }
    return text.toString();
  }

  private static String words(Random random, int most) {
    StringBuilder text = new StringBuilder();
    int count = random.nextInt(most);
    for (int i = 0; i < count; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /** Models of which every part can be written, but only just. */
  private static final class Models {
    private static final List<ScriptKind> KINDS = List.of(ScriptKind.values());
    private final Random random;

    Models(Random random) {
      this.random = random;
    }

    DefinitionFile file() {
      List<String> preamble = list(() -> PlainText.lines(words(random, 6)).get(0));
      List<DefinitionStage> stages = list(this::stage);
      stages.add(stage());
      return new DefinitionFile(preamble, stages);
    }

    private DefinitionStage stage() {
      String from = "image" + random.nextInt(9) + (random.nextInt(4) == 0 ? "\nmore" : "");
      Header header =
          random.nextBoolean() ? Header.scratch() : Header.of(BootstrapAgent.DOCKER, from);
      return new DefinitionStage(
          random.nextBoolean() ? header : header.named("s" + random.nextInt(9)),
          list(this::section));
    }

    private Section section() {
      Optional<String> from = random.nextBoolean() ? Optional.empty() : Optional.of("one");
      return switch (random.nextInt(5)) {
        case 0 -> new FilesSection(from, list(this::transfer));
        case 1 -> new LabelsSection(list(this::label));
        case 2 ->
            new ArgumentsSection(
                list(() -> new Argument("A" + random.nextInt(3), EngineLine.strip(line("A=")))));
        case 3 -> new HelpSection(list(() -> PlainText.lines(words(random, 6)).get(0)));
        default -> script();
      };
    }

    private ScriptSection script() {
      ScriptKind kind = KINDS.get(random.nextInt(KINDS.size()));
      String app = random.nextBoolean() ? "one" : "two -x";
      String arguments = random.nextBoolean() ? "" : "-c /bin/bash -u";
      boolean large = random.nextInt(50) == 0;
      List<ScriptLine> lines = list(() -> ScriptLine.verbatim(line("")));
      for (int i = 0; large && i < 300; i++) {
        lines.add(ScriptLine.code("x\u00e4".repeat(random.nextInt(400))));
      }
      return new ScriptSection(kind, kind.ofApp() ? app : arguments, lines);
    }

    private FileTransfer transfer() {
      String path = words(random, 4);
      return FileTransfer.canName(path)
          ? FileTransfer.ofPath(path, "/" + path)
          : FileTransfer.ofPath("a*[b]?", "");
    }

    private Label label() {
      String key = words(random, 4);
      String value = words(random, 6);
      return Label.canLabel(key, value) ? new Label(key, value) : new Label("key", "a  b");
    }

    private String line(String start) {
      String line = words(random, 7);
      return ScriptLine.verbatim(start + line).canWrite() ? line : "true";
    }

    private <T> List<T> list(Supplier<T> element) {
      List<T> result = new ArrayList<>();
      int size = random.nextInt(5);
      for (int i = 0; i < size; i++) {
        result.add(element.get());
      }
      return result;
    }
  }
}
