package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void equalLinesHaveNoDifferences() {
    assertEquals(List.of(), Lines.differences("a\nb\n", "a\nb\n"));
    assertEquals(List.of(), Lines.differences(List.of(), List.of()));
  }

  @Test
  void commonLinesAtTheEndAreLeftOut() {
    assertEquals(
        List.of("  a", "- b", "+ B", "+ bb"), Lines.differences("a\nb\nc\n", "a\nB\nbb\nc\n"));
  }

  @Test
  void oneSideMayEndEarly() {
    assertEquals(List.of("  a", "- b"), Lines.differences(List.of("a", "b"), List.of("a")));
    assertEquals(List.of("+ a"), Lines.differences(List.of(), List.of("a")));
    assertEquals(List.of("  a", "- a"), Lines.differences(List.of("a", "a"), List.of("a")));
  }

  @Test
  void aMissingLineEndIsADifference() {
    assertEquals(List.of("  a", "- "), Lines.differences("a\n", "a"));
  }
}
