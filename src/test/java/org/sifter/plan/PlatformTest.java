package org.sifter.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "linux, linux/amd64",
    "macos, darwin/amd64",
    "windows(10.0.17763+win32k%20x)/amd64, windows/amd64",
    "linux(1), linux/amd64",
    "arm64, linux/arm64",
    "AARCH64, linux/arm64",
    "x86-64, linux/amd64",
    "i386, linux/386",
    "armhf, linux/arm/v7",
    "armel, linux/arm/v6",
    "Linux/X86_64, linux/amd64",
    "linux/amd64/v1, linux/amd64",
    "linux/amd64/v3, linux/amd64/v3",
    "linux/arm, linux/arm/v7",
    "linux/arm/6, linux/arm/v6",
    "linux/arm/v7, linux/arm/v7",
    "linux/armhf/v6, linux/arm/v7",
    "linux/arm64/v8, linux/arm64",
    "linux/arm64/9, linux/arm64/v9",
    "linux/i386/x, linux/386",
    "foo/bar, foo/bar",
    "foo/bar/baz, foo/bar/baz"
  })
  void specifiersAreNormalized(String specifier, String platform) throws MalformedValueException {
    assertEquals(platform, Platform.parse(specifier).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "foo",
        "linux/",
        "/amd64",
        "linux/*",
        "linux//v7",
        "linux/arm/v7/x",
        "linux amd64",
        "win.dows/amd64",
        "windows(/amd64",
        "windows(+)/amd64",
        "windows(%zz)/amd64",
        "amd64(1)"
      })
  void otherTextIsNoPlatform(String specifier) {
    assertThrows(MalformedValueException.class, () -> Platform.parse(specifier));
  }

  @Test
  void hostGivesWhatIsLeftOut() throws MalformedValueException {
    Platform raspberry = new Platform("linux", "arm", "v6");
    assertEquals("darwin/arm/v6", Platform.parse("darwin", raspberry).toString());
    assertEquals("linux/arm64", Platform.parse("arm64", raspberry).toString());
    assertEquals("linux/arm/v7", Platform.parse("linux/arm", raspberry).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux/amd64",
    "Linux, aarch64, linux/arm64",
    "Linux, arm, linux/arm/v7",
    "Linux, ppc64le, linux/ppc64le",
    "Linux, loongarch64, linux/loong64",
    "Mac OS X, x86_64, darwin/amd64",
    "Windows 11, x86, windows/386",
    "SunOS, sparcv9, solaris/sparcv9"
  })
  void propertiesOfTheJvmNameAPlatform(String os, String arch, String platform) {
    assertEquals(platform, Platform.of(os, arch).toString());
  }
}
