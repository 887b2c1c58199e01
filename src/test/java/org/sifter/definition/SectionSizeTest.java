package org.sifter.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Sections that do not fit the engine's buffer are written in parts. Measured on Apptainer 1.4.5: a
 * section may have 65535 bytes with its heading when it is the last; when another follows, both
 * together with the next heading, without its line end.
 */
class SectionSizeTest {
  private static final String HUNDRED = "x".repeat(99);

  @Test
  void theLastSectionMayFillTheBuffer() {
    // "%post" and its line end are 6 bytes, 655 lines are 65500, so 29 are left for the last line.
    assertEquals(List.of(65_535), sizes(write(post(655, 28))));
    assertEquals(List.of(65_506, 6 + 30), sizes(write(post(655, 29))));
  }

  @Test
  void theNextHeadingMustFitToo() {
    // A blank line and "%labels" take 8.
    Section labels = new LabelsSection(List.of());
    assertEquals(List.of(65_528, 8), sizes(write(post(655, 20), labels)));
    assertEquals(List.of(65_506, 6 + 22 + 1, 8), sizes(write(post(655, 21), labels)));
  }

  @Test
  void theBlankLineBeforeTheNextStageMustFitToo() {
    assertEquals(List.of(65_535), sizes(twoStages(post(655, 27))));
    assertEquals(List.of(65_506, 6 + 29 + 1), sizes(twoStages(post(655, 28))));
  }

  @Test
  void aPartMustHoldTheHeadingThatIsRepeated() {
    // 700 lines of 100 bytes; a part is 6 + 655 * 100 + 5 bytes.
    assertEquals(List.of(65_506, 6 + 4_500), sizes(write(post(699, 99))));
    // Lines of 24 and 25 bytes: 6 + 65500 + 24 + 5 is just 65535.
    assertEquals(List.of(65_530, 6 + 100), sizes(write(post(655, 23, 99))));
    assertEquals(List.of(65_506, 6 + 25 + 100), sizes(write(post(655, 24, 99))));
  }

  @Test
  void whatIsLeftForTheLastPartIsCountedWithoutTheHeadingsBefore() {
    // 655 lines of 100 bytes and the heading make a part; the last may have 65535 bytes again.
    assertEquals(List.of(65_506, 65_535), sizes(write(post(2 * 655, 28))));
    assertEquals(List.of(65_506, 65_506, 6 + 30), sizes(write(post(2 * 655, 29))));
  }

  @Test
  void aHeaderMustFitWithTheHeadingBelowIt() throws Exception {
    // "Bootstrap: docker", "From: a" and the line ends around them are 26 bytes, "Include: " with
    // its line end 10, "MirrorURL: " 12, and the blank line 1.
    int left = 65_535 - 26 - 10 - 12 - 40_000;
    assertEquals(65_535, DefinitionWriter.write(file(left, List.of())).length());
    assertHeaderRefused(file(left + 1, List.of()));
    List<Section> post = List.of(ScriptSection.of(ScriptKind.POST, List.of()));
    int withPost = left - "\n%post".length();
    DefinitionFile file = file(withPost, post);
    assertEquals(file, DefinitionReader.read(DefinitionWriter.write(file)));
    assertHeaderRefused(file(withPost + 1, post));
  }

  /** A file whose header has a field of 40000 bytes and one of {@code size}. */
  private static DefinitionFile file(int size, List<Section> sections) {
    Header header =
        new Header(
            BootstrapAgent.DOCKER,
            Optional.of("a"),
            Optional.empty(),
            List.of(
                new HeaderField("Include", "x".repeat(40_000)),
                new HeaderField("MirrorURL", "y".repeat(size))));
    return new DefinitionFile(List.of(), List.of(new DefinitionStage(header, sections)));
  }

  private static void assertHeaderRefused(DefinitionFile file) {
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> DefinitionWriter.write(file));
    assertEquals("too long for a header", e.getMessage());
  }

  @Test
  void bytesAreCountedNotCharacters() {
    List<ScriptLine> lines =
        new ArrayList<>(Collections.nCopies(655, ScriptLine.verbatim("\u20ac".repeat(33))));
    lines.add(ScriptLine.verbatim("x".repeat(28)));
    assertEquals(List.of(65_535), sizes(write(ScriptSection.of(ScriptKind.POST, lines))));
    lines.set(655, ScriptLine.verbatim("\u00e4" + "x".repeat(27)));
    assertEquals(List.of(65_506, 6 + 30), sizes(write(ScriptSection.of(ScriptKind.POST, lines))));
  }

  @Test
  void aLongNextHeadingLeavesTheLastLineToAPartOfItsOwn() {
    Section next = new ScriptSection(ScriptKind.TEST, "-" + "u".repeat(40_000), List.of());
    assertEquals(List.of(65_506, 6 + 24 + 1, 40_008), sizes(write(post(655, 23), next)));
  }

  @Test
  void everyKindOfSectionIsSplitAndJoinedAgain() throws Exception {
    List<FileTransfer> transfers =
        Collections.nCopies(3_000, new FileTransfer("a b/" + HUNDRED, "/c"));
    List<Section> sections =
        List.of(
            new FilesSection(Optional.of("one"), transfers),
            new FilesSection(Optional.empty(), transfers),
            post(2_000),
            ScriptSection.of(ScriptKind.ENVIRONMENT, post(1_000).lines()),
            ScriptSection.of(ScriptKind.RUNSCRIPT, post(1_000).lines()),
            new ScriptSection(ScriptKind.APPRUN, "tool", post(1_000).lines()),
            new LabelsSection(Collections.nCopies(1_000, new Label("key", HUNDRED))),
            new ArgumentsSection(Collections.nCopies(1_000, new Argument("KEY", HUNDRED))),
            new HelpSection(Collections.nCopies(1_000, HUNDRED)));

    String text = write(sections.toArray(Section[]::new));

    assertEquals(sections, DefinitionReader.read(text).stages().get(0).sections());
    assertEquals(
        List.of(6, 6, 4, 2, 2, 2, 2, 2, 2),
        List.of(
                "%files from one\n",
                "%files\n",
                "%post\n",
                "%environment\n",
                "%runscript\n",
                "%apprun tool\n",
                "%labels\n",
                "%arguments\n",
                "%help\n")
            .stream()
            .map(heading -> text.split(heading, -1).length - 1)
            .toList());
  }

  @Test
  void aHeadingThatLeavesNoRoomForALineIsRefused() {
    Section section =
        new ScriptSection(
            ScriptKind.POST,
            "-" + "u".repeat(40_000),
            Collections.nCopies(2, ScriptLine.verbatim("x".repeat(30_000))));
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> write(section));
    assertEquals("too long for one section: %post -", e.getMessage().substring(0, 33));
  }

  /** A {@code %post} of some lines of 100 bytes, and more lines with so many characters. */
  private static ScriptSection post(int hundreds, int... more) {
    List<ScriptLine> lines =
        new ArrayList<>(Collections.nCopies(hundreds, ScriptLine.verbatim(HUNDRED)));
    for (int length : more) {
      lines.add(ScriptLine.verbatim("y".repeat(length)));
    }
    return ScriptSection.of(ScriptKind.POST, lines);
  }

  private static String write(Section... sections) {
    return DefinitionWriter.write(
        new DefinitionFile(
            List.of(), List.of(new DefinitionStage(Header.scratch(), List.of(sections)))));
  }

  private static String twoStages(Section section) {
    DefinitionStage empty = new DefinitionStage(Header.scratch(), List.of());
    return DefinitionWriter.write(
        new DefinitionFile(List.of(), List.of(empty.plus(section), empty)));
  }

  /** The bytes from each heading to the next, to the next stage or to the end. */
  private static List<Integer> sizes(String text) {
    List<Integer> sizes = new ArrayList<>();
    for (String line : text.split("(?<=\n)", -1)) {
      if (line.startsWith("%")) {
        sizes.add(0);
      } else if (line.startsWith("Bootstrap:") && !sizes.isEmpty()) {
        return sizes;
      }
      if (!sizes.isEmpty()) {
        int bytes = line.getBytes(StandardCharsets.UTF_8).length;
        sizes.set(sizes.size() - 1, sizes.get(sizes.size() - 1) + bytes);
      }
    }
    return sizes;
  }
}
