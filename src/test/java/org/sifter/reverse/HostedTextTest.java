package org.sifter.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sifter.testing.ReversePipeline;

class HostedTextTest {
  @Test
  void pathsOfTheImageAreThoseInside() {
    assertEquals(
        Optional.of("cp -af /.sifter/1/a '/b c/'"),
        HostedText.toInside(
            "cp -af \"$SINGULARITY_ROOTFS\"/.sifter/1/a \"$SINGULARITY_ROOTFS\"'/b c/'"));
    assertEquals(
        Optional.of("sifter_mkdir '/it'\"'\"'s' app:app ''"),
        HostedText.toInside(
            "sifter_mkdir \"$(sifter_inside '/it'\"'\"'s')\" \"$(sifter_owner app:app)\" ''"));
  }

  @Test
  void textsThatLookLikePathsStay() {
    assertEquals(
        Optional.of("printf %s '/a \"$SINGULARITY_ROOTFS\"/b' > /.sifter/1/f"),
        HostedText.toInside(
            "printf %s '/a \"$SINGULARITY_ROOTFS\"/b' > \"$SINGULARITY_ROOTFS\"/.sifter/1/f"));
    assertEquals(
        Optional.of("ln -s /target /.sifter/1/l"),
        HostedText.toInside("ln -s /target \"$SINGULARITY_ROOTFS\"/.sifter/1/l"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mkdir -p /data",
        "mkdir -p '/data'",
        "cp -af \"$SINGULARITY_ROOTFS\"/.sifter/1/a /srv/",
        "printf %s x > /etc/motd",
        "mkdir -p \"$SINGULARITY_ROOTFS\"name",
      })
  void filesOfTheHostAreNot(String command) {
    assertEquals(Optional.empty(), HostedText.toInside(command));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mkdir -p /data",
        "mkdir -p \"$SINGULARITY_ROOTFS\"/data; rm -rf /data",
        "/bin/true",
        "( cd /; /bin/true )",
        "cp -af /etc/passwd \"$SINGULARITY_ROOTFS\"/etc/",
        "export X=1",
        "sifter_put \"$SINGULARITY_ROOTFS\"/etc/ /etc/passwd",
        "for match in /etc/*; do rm \"$match\"; done",
        "sifter_copy_root \"$(cat \"$SINGULARITY_ROOTFS\"/.sifter/1/place)\""
            + " \"$SINGULARITY_ROOTFS\"/.sifter/2",
      })
  void workOnTheHostIsRefused(String command) {
    String definition = "Bootstrap: docker\nFrom: busybox\n\n%setup\n    " + command + "\n";
    ReversePipeline back = ReversePipeline.of(definition, Optional.empty());
    assertTrue(back.log().hasErrors(), command);
    assertEquals(1, back.log().diagnostics().size(), command);
    assertFalse(back.dockerfile().orElseThrow().contains("\nRUN"), command);
  }
}
