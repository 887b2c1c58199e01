package org.sifter.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageReferenceTest {
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @CsvSource({
    "alpine, alpine, docker.io/library/alpine:latest",
    "alpine:3, alpine:3, docker.io/library/alpine:3",
    "library/alpine, alpine, docker.io/library/alpine:latest",
    "docker.io/alpine, alpine, docker.io/library/alpine:latest",
    "index.docker.io/a/b:1, a/b:1, docker.io/a/b:1",
    "library/a/b, library/a/b, docker.io/library/a/b:latest",
    "0, 0, docker.io/library/0:latest",
    "localhost/a, localhost/a, localhost/a:latest",
    "host:5000/a:1, host:5000/a:1, host:5000/a:1",
    "GHCR.io/a/b, GHCR.io/a/b, GHCR.io/a/b:latest",
    "Host/a, Host/a, Host/a:latest",
    "[::1]:5000/a, [::1]:5000/a, [::1]:5000/a:latest",
    "[fe80::]:5000/a, [fe80::]:5000/a, [fe80::]:5000/a:latest",
    "a__b.c/d, a__b.c/d, a__b.c/d:latest",
    "a--b_c__d.e, a--b_c__d.e, docker.io/library/a--b_c__d.e:latest",
    "alpine:_A.b-c, alpine:_A.b-c, docker.io/library/alpine:_A.b-c"
  })
  void referencesHaveAShortAndAWholeForm(String written, String familiar, String canonical)
      throws MalformedValueException {
    ImageReference reference = ImageReference.parse(written);
    assertEquals(familiar, reference.familiar());
    assertEquals(canonical, reference.canonical());
    assertEquals(written, reference.toString());
  }

  @Test
  void digestTakesThePlaceOfTheDefaultTag() throws MalformedValueException {
    ImageReference reference = ImageReference.parse("alpine@" + DIGEST);
    assertEquals(Optional.empty(), reference.tag());
    assertEquals(Optional.of(DIGEST), reference.digest());
    assertEquals("docker.io/library/alpine@" + DIGEST, reference.canonical());
  }

  @Test
  void digestAloneTellsAnImage() throws MalformedValueException {
    String identity = "docker.io/library/alpine@" + DIGEST;
    assertEquals(identity, ImageReference.parse("alpine:3@" + DIGEST).identity());
    assertEquals(identity, ImageReference.parse("docker.io/alpine@" + DIGEST).identity());
    assertEquals("docker.io/library/alpine:3", ImageReference.parse("alpine:3").identity());
  }

  @Test
  void tagAndDigestGoTogether() throws MalformedValueException {
    ImageReference reference = ImageReference.parse("ghcr.io/a/b:1@" + DIGEST);
    assertEquals("ghcr.io", reference.registry());
    assertEquals("a/b", reference.repository());
    assertEquals(Optional.of("1"), reference.tag());
    assertEquals("ghcr.io/a/b:1@" + DIGEST, reference.familiar());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        "a:",
        "a:b:c",
        "a:-x",
        "a@",
        "a@latest",
        "a@sha256:abc",
        "a@md5:0123456789abcdef0123456789abcdef",
        "a.",
        "a..b",
        "a___b",
        "-a",
        "a b",
        "ä",
        "a\n",
        "host:/a",
        "host:x/a",
        "[::1/a",
        "[x]/a",
        "a-.b/c",
        "a__b.c-/d",
        "https://h/a"
      })
  void otherTextIsNoReference(String text) {
    assertThrows(MalformedValueException.class, () -> ImageReference.parse(text));
  }

  @Test
  void digestsHaveTheLengthOfTheirAlgorithm() throws MalformedValueException {
    ImageReference.parse("a@sha384:" + "0".repeat(96));
    ImageReference.parse("a@sha512:" + "0".repeat(128));
    for (String digest : new String[] {"sha256:" + "0".repeat(63), "sha512:" + "0".repeat(64)}) {
      assertThrows(MalformedValueException.class, () -> ImageReference.parse("a@" + digest));
    }
  }

  @Test
  void capitalsInTheRepositoryAreRefused() {
    MalformedValueException refused =
        assertThrows(
            MalformedValueException.class, () -> ImageReference.parse("ghcr.io/Build-1.x_y"));
    assertEquals("the repository name \"Build-1.x_y\" must be lowercase", refused.getMessage());
  }

  @Test
  void imageIdIsRefused() throws MalformedValueException {
    assertThrows(MalformedValueException.class, () -> ImageReference.parse("a".repeat(64)));
    assertEquals("a".repeat(65), ImageReference.parse("a".repeat(65)).familiar());
  }

  @Test
  void namesAndTagsHaveALongestForm() throws MalformedValueException {
    ImageReference.parse("h.x/" + "a".repeat(255) + ":" + "b".repeat(128));
    assertThrows(
        MalformedValueException.class, () -> ImageReference.parse("h.x/" + "a".repeat(256)));
    assertThrows(MalformedValueException.class, () -> ImageReference.parse("a:" + "b".repeat(129)));
  }
}
