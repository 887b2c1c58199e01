package org.sifter.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionStageTest {

  @Test
  void aSectionJoinsTheEarlierOneOfItsKind() {
    DefinitionStage stage =
        new DefinitionStage(Header.scratch(), List.of())
            .plus(script(ScriptKind.POST, "-u", "a", ""))
            .plus(new LabelsSection(List.of(new Label("k", "v"))))
            .plus(script(ScriptKind.POST, "", "b", ""))
            .plus(script(ScriptKind.TEST, "", "c"));

    assertEquals(
        List.of(
            script(ScriptKind.POST, "-u", "a", "b"),
            new LabelsSection(List.of(new Label("k", "v"))),
            script(ScriptKind.TEST, "", "c")),
        stage.sections());
  }

  @Test
  void filesJoinThoseOfTheSameStage() {
    FileTransfer transfer = new FileTransfer("a", "b");
    FilesSection host = new FilesSection(Optional.empty(), List.of(transfer));
    FilesSection one = new FilesSection(Optional.of("one"), List.of(transfer));

    assertEquals(
        List.of(host, new FilesSection(Optional.of("one"), List.of(transfer, transfer))),
        new DefinitionStage(Header.scratch(), List.of(host, one, one)).sections());
  }

  @Test
  void aKeyOfAHeaderCountsOnceWithItsLastValue() {
    Header header =
        new Header(
            BootstrapAgent.DOCKER,
            Optional.empty(),
            Optional.empty(),
            List.of(
                new HeaderField("Registry", "a"),
                new HeaderField("Namespace", "b"),
                new HeaderField("REGISTRY", "c")));

    assertEquals(
        List.of(new HeaderField("Namespace", "b"), new HeaderField("REGISTRY", "c")),
        header.others());
  }

  @Test
  void aDefinitionFileHasAStageAndALineIsOneLine() {
    assertThrows(IllegalArgumentException.class, () -> new DefinitionFile(List.of("a"), List.of()));
    assertThrows(IllegalArgumentException.class, () -> ScriptLine.code("a\nb"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "true", "    bootstrap:", "a %b", "{{ .X }}", "'{''{ x }}'", "a\rb"})
  void theseLinesCanBeWrittenAnywhere(String text) {
    assertTrue(ScriptLine.verbatim(text).canWrite());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "\t%s",
        "bootstrap:x",
        "a\r",
        "a\0",
        "\0",
        "{{ x }}",
        "# {{ x }}",
        "a {{",
        "{{ x"
      })
  void theseLinesMustBeSaidDifferently(String text) {
    assertFalse(ScriptLine.verbatim(text).canWrite());
  }

  @Test
  void indentationMakesSomeLinesHarmless() {
    assertTrue(ScriptLine.code("bootstrap: x").canWrite());
    assertFalse(ScriptLine.code("%x").canWrite());
  }

  private static ScriptSection script(ScriptKind kind, String arguments, String... lines) {
    return new ScriptSection(
        kind, arguments, List.of(lines).stream().map(ScriptLine::verbatim).toList());
  }
}
