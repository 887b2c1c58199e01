package org.sifter.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sifter.plan.Platform;

final class DockerArchiveTest {
  private final MemoryFiles files = new MemoryFiles();

  /** Adds a config under the name that {@code docker save} of old gives it. */
  private String config(String content) {
    String name = Digest.of(content.getBytes(StandardCharsets.UTF_8)).hex() + ".json";
    files.file(name, content);
    return name;
  }

  private String find(String name) throws ImageLookupException {
    byte[] config =
        DockerArchive.open(files, "base.tar")
            .image(Optional.of(name).filter(n -> !n.isEmpty()))
            .config(Platform.LINUX_AMD64);
    return new String(config, StandardCharsets.UTF_8);
  }

  private String refusal(String name) {
    return assertThrows(ImageLookupException.class, () -> find(name)).reason();
  }

  @Test
  void findsImagesByName() throws Exception {
    String layout = "blobs/sha256/" + files.blob("new").hex();
    files.file(
        "manifest.json",
        """
        [{"Config": "%s", "RepoTags": ["docker.io/library/alpine:3"], "Layers": []},
         {"Config": "%s", "RepoTags": null}]
        """
            .formatted(config("old"), layout));
    assertEquals("old", find("alpine:3"));
    assertEquals("base.tar has several images; it has docker.io/library/alpine:3", refusal(""));
    assertEquals(
        "base.tar has no image alpine; it has docker.io/library/alpine:3", refusal("alpine"));
    files.file("manifest.json", "[{\"Config\": \"%s\"}]".formatted(layout));
    assertEquals("new", find(""));
  }

  @Test
  void saysWhatIsBroken() {
    assertEquals(
        "base.tar was not written by docker save: it holds no file manifest.json", refusal(""));
    files.file("manifest.json", "[{}]");
    assertEquals("base.tar is unusable: manifest.json: an image has no config", refusal(""));
    files.file("manifest.json", "[{\"Config\": \"../x\"}]");
    assertEquals("base.tar is unusable: ../x is no name of a config", refusal(""));
    String name = config("x");
    files.file("manifest.json", "[{\"Config\": \"%s\"}]".formatted(name)).file(name, "y");
    assertEquals("base.tar is damaged: %s is not what its name says".formatted(name), refusal(""));
  }
}
