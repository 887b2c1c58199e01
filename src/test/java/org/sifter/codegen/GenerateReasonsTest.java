package org.sifter.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class GenerateReasonsTest {
  @Test
  void firstSentenceOnOneLine() {
    assertEquals(
        "An image ends in .sif, as a file.",
        GenerateReasons.reason(
            "# summary\n\n## Why\n\nAn image ends\nin .sif, as a file. More.\n\n## Bad\n\nNo. No.\n"));
  }

  @Test
  void onlySentence() {
    assertEquals(
        "It is so.", GenerateReasons.reason("# summary\n\n## Why\n\nIt is so.\n\n## Bad\n"));
  }

  @Test
  void withoutHeading() {
    assertEquals("", GenerateReasons.reason("# summary\n\n## Bad\n\nIt is so.\n"));
  }
}
