package org.sifter.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sifter.json.IndentedJson;
import org.sifter.plan.Platform;

final class FilelessImageTest {
  private static final String CONFIG =
      """
      {"architecture": "amd64", "config": {"Env": ["A=\\u00fc \\"b\\""], "Labels": null, "x": [1, 2.5]},
       "history": [{"created_by": "RUN x"}], "rootfs": {"type": "layers", "diff_ids": ["sha256:1"]}}
      """;

  private final Path directory = Jimfs.newFileSystem(Configuration.unix()).getPath("/image");

  private String config() throws Exception {
    new FilelessImage(CONFIG).write(directory);
    ImageLayout layout = ImageLayout.open(new DirectoryFiles(directory), "it");
    byte[] config =
        layout.image(layout.select(Optional.empty())).config(Platform.parse("linux/amd64"));
    return new String(config, StandardCharsets.UTF_8);
  }

  @Test
  void hasTheConfigOfTheOther() throws Exception {
    Digest layer = Digest.of(new byte[1024]);
    String expected =
        IndentedJson.render(
            json -> {
              json.writeStartObject();
              json.writeStringField("architecture", "amd64");
              json.writeObjectFieldStart("config");
              json.writeArrayFieldStart("Env");
              json.writeString("A=\u00fc \"b\"");
              json.writeEndArray();
              json.writeNullField("Labels");
              json.writeArrayFieldStart("x");
              json.writeNumber(1);
              json.writeNumber(2.5);
              json.writeEndArray();
              json.writeEndObject();
              json.writeObjectFieldStart("rootfs");
              json.writeStringField("type", "layers");
              json.writeArrayFieldStart("diff_ids");
              json.writeString(layer.toString());
              json.writeEndArray();
              json.writeEndObject();
              json.writeEndObject();
            });
    assertEquals(expected, config());
  }

  @Test
  void hasAnArchiveWithoutEntries() throws Exception {
    String unused = config();
    Digest layer = Digest.of(new byte[1024]);
    Path blob = directory.resolve("blobs").resolve(layer.algorithm()).resolve(layer.hex());
    assertEquals(1024, Files.size(blob));
  }
}
