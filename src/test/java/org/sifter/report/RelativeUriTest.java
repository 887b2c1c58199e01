package org.sifter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.api.Test;

final class RelativeUriTest {
  @Test
  void encodesWhatIsNotPlain() {
    assertEquals("file%20with%20blank/Dockerfile", RelativeUri.of("file with blank/Dockerfile"));
    assertEquals("a-b_c.d~/E9", RelativeUri.of("a-b_c.d~/E9"));
    assertEquals("100%25%23%3F%5B%5D%5C%22", RelativeUri.of("100%#?[]\\\""));
    assertEquals("%C3%A9%F0%9F%90%B3%0A", RelativeUri.of("é🐳\n"));
  }

  @Test
  void encodesForeignBytesAsTheyAre() {
    assertEquals("gr%FCn", RelativeUri.of("gr\uDCFCn"));
  }

  @Test
  void hasNeitherSchemeNorHost() {
    assertEquals("c%3A/Dockerfile", RelativeUri.of("c:/Dockerfile"));
    assertEquals("/host/Dockerfile", RelativeUri.of("///host/Dockerfile"));
    assertEquals("host/Dockerfile", RelativeUri.of(".//./host/Dockerfile"));
    assertEquals("../Dockerfile", RelativeUri.of("../Dockerfile"));
    assertEquals("%3Cstdin%3E", RelativeUri.of("<stdin>"));
  }

  @Test
  void isAlwaysAReference() {
    assertEquals("%27c%27", RelativeUri.of(URI.create(RelativeUri.of("'c'")).getPath()));
    assertEquals(
        URI.create(RelativeUri.of(FindingsTester.HOSTILE)).getRawPath(),
        RelativeUri.of(FindingsTester.HOSTILE));
  }
}
