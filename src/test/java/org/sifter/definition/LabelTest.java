package org.sifter.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "org.opencontainers.image.title | tool",
        "a                              | ``",
        "a=b                            | c=d",
        "a                              | two  words # and more % \\ \" '",
        "bootstrap:                     | bootstrap:",
        "a                              | {{ .Names }}",
        "\u00e4                         | \u20ac",
      })
  void labelsThatFitALineAreReadBack(String key, String value) throws Exception {
    assertTrue(Label.canLabel(key, value));
    LabelsSection section = new LabelsSection(List.of(new Label(key, value)));
    DefinitionFile file =
        new DefinitionFile(
            List.of(), List.of(new DefinitionStage(Header.scratch(), List.of(section))));
    assertEquals(file, DefinitionReader.read(DefinitionWriter.write(file)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``         | a",
        "a b        | c",
        "`a\tb`     | c",
        "`a\u00A0b` | c",
        "#a         | b",
        "%a         | b",
        "a          | ` b`",
        "a          | `b `",
        "a          | `b\u00A0`",
        "a          | `b\nc`",
        "a          | `b\tc`",
        "a          | `b\0c`",
        "a          | `b\u0085c`",
        "a          | {{ b }}",
        "a          | {{",
        "a          | {{ b",
        "{{b}}      | a",
        "a          | \uD800",
      })
  void labelsThatWouldChangeAreNot(String key, String value) {
    assertFalse(Label.canLabel(key, value));
  }

  @Test
  void aLabelThatIsTooLongForALineIsNot() {
    assertTrue(Label.canLabel("a", "x".repeat(59_994)));
    assertFalse(Label.canLabel("a", "x".repeat(59_995)));
  }
}
