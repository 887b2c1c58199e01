package org.sifter.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionTextsTest {
  @Test
  void aSectionGoesOnToTheNextHeading() {
    assertEquals(
        Map.of("files", "    a b\n\n", "post", "    echo %s\n    x%y\n\n", "help", "    it\n"),
        SectionTexts.of(
            "Bootstrap: docker\nFrom: x\n\n%files from one\n    a b\n\n"
                + "%post\n    echo %s\n    x%y\n\n%help\n    it\n"));
  }

  @Test
  void sectionsOfOneNameAreOne() {
    assertEquals(
        Map.of("post", "    a\n    b\n"),
        SectionTexts.of("Bootstrap: scratch\n%post\n    a\n  %post\n    b\n"));
  }

  @Test
  void aStageMayHaveNone() {
    assertEquals(Map.of(), SectionTexts.of("Bootstrap: scratch\n"));
    assertEquals(Map.of("test", ""), SectionTexts.of("Bootstrap: scratch\n%test"));
  }
}
