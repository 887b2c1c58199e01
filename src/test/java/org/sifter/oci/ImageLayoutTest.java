package org.sifter.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sifter.plan.MalformedValueException;
import org.sifter.plan.Platform;

final class ImageLayoutTest {
  private static final String MARK = "{\"imageLayoutVersion\": \"1.0.0\"}";

  private final MemoryFiles files = new MemoryFiles().file("oci-layout", MARK);

  private static String entry(Digest digest, String more) {
    return "{\"digest\": \"%s\"%s}".formatted(digest, more);
  }

  private static String named(Digest digest, String name) {
    return entry(
        digest,
        ", \"annotations\": {\"x\": \"y\", \"org.opencontainers.image.ref.name\": \"%s\"}"
            .formatted(name));
  }

  private static String index(String... entries) {
    return "{\"schemaVersion\": 2, \"manifests\": [" + String.join(", ", entries) + "]}";
  }

  private String config(String selector, String platform)
      throws ImageLookupException, MalformedValueException {
    ImageLayout layout = ImageLayout.open(files, "base");
    Digest digest = layout.select(Optional.of(selector).filter(s -> !s.isEmpty()));
    return new String(
        layout.image(digest).config(Platform.parse(platform)), StandardCharsets.UTF_8);
  }

  private String refusal(String selector, String platform) {
    return assertThrows(ImageLookupException.class, () -> config(selector, platform)).reason();
  }

  @Test
  void findsTheOnlyImage() throws Exception {
    files.file("index.json", index(named(files.image("{}"), "one")));
    assertEquals("{}", config("", "linux/amd64"));
    assertEquals("{}", config("one", "linux/amd64"));
    assertEquals("base has no image two; it has one", refusal("two", "linux/amd64"));
  }

  @Test
  void picksOneOfSeveral() throws Exception {
    Digest second = files.image("{\"b\": 2}");
    files.file("index.json", index(named(files.image("{}"), "one"), named(second, "two")));
    assertEquals("{\"b\": 2}", config("two", "linux/amd64"));
    assertEquals("{\"b\": 2}", config(second.toString(), "linux/amd64"));
    assertEquals("base has several images; it has one, two", refusal("", "linux/amd64"));
  }

  @ParameterizedTest
  @CsvSource({
    "linux/amd64, amd64",
    "linux/amd64/v3, amd64",
    "linux/arm64, arm64",
    "linux/arm/v7, v6",
    "linux/arm/v6, v6",
  })
  void picksByPlatform(String platform, String expected) throws Exception {
    String of = ", \"platform\": {\"os\": \"linux\", \"architecture\": \"%s\"}";
    String ofArm =
        ", \"platform\": {\"os\": \"linux\", \"architecture\": \"arm\", \"variant\": \"v%d\"}";
    Digest inner =
        files.blob(
            index(
                entry(files.image("attestation"), of.formatted("unknown")),
                entry(files.image("amd64"), of.formatted("amd64")),
                entry(files.image("v5"), ofArm.formatted(5)),
                entry(files.image("v6"), ofArm.formatted(6)),
                entry(files.image("arm64"), of.formatted("arm64"))));
    files.file("index.json", index(named(inner, "multi")));
    assertEquals(expected, config("", platform));
    assertEquals(
        "base has no image for linux/s390x, but for linux/unknown, linux/amd64, linux/arm/v5,"
            + " linux/arm/v6, linux/arm64",
        refusal("", "linux/s390x"));
  }

  @Test
  void saysWhatIsBroken() {
    assertEquals(
        "base is no OCI image layout: it holds no file oci-layout",
        assertThrows(ImageLookupException.class, () -> ImageLayout.open(new MemoryFiles(), "base"))
            .reason());
    assertEquals("base has no file index.json", refusal("", "linux"));
    files.file("index.json", "{\"manifests\": [\n{\"digest\": 7}]}");
    assertEquals(
        "base is unusable: index.json:2:12: digest must be a string, and is a number",
        refusal("", "linux"));
    files.file("index.json", "{\"manifests\": [{\"digest\": \"sha256:1\"}]}");
    assertEquals("base is unusable: index.json:1:27: this is no digest", refusal("", "linux"));
    files.file("index.json", "{\"config\": {\"digest\": \"%s\"}}".formatted(files.blob("")));
    assertEquals("base is unusable: index.json is no index", refusal("", "linux"));
  }

  @Test
  void saysWhatIsDamaged() {
    Digest image = files.image("{}");
    files.file("index.json", index(entry(image, "")));
    files.file("blobs/sha256/" + image.hex(), "{}");
    assertEquals("base has something else than " + image, refusal("", "linux"));
    Digest missing = Digest.of(new byte[] {1});
    files.file("index.json", index(entry(missing, "")));
    assertEquals("base has no file blobs/sha256/" + missing.hex(), refusal("", "linux"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"schemaVersion\": 1} | this is a manifest of schema 1, which is out of use",
        "{} | this is neither the manifest of an image nor an index",
        "{\"manifests\": [], \"layers\": []} | this is neither the manifest of an image nor an index",
        "[] | the manifest must be an object, and is a list",
      })
  void refusesOtherManifests(String manifest, String reason) {
    files.file("index.json", index(entry(files.blob(manifest), "")));
    assertEquals("base has an unusable manifest: " + reason, refusal("", "linux"));
  }

  @Test
  void doesNotFollowIndexesForEver() {
    String platform = ", \"platform\": {\"os\": \"linux\", \"architecture\": \"amd64\"}";
    Digest digest = files.image("{}");
    for (int i = 0; i < 9; i++) {
      digest = files.blob(index(entry(digest, platform)));
    }
    files.file("index.json", index(entry(digest, "")));
    assertEquals("base has an index that is nested too deeply", refusal("", "linux"));
  }
}
