package org.sifter.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.sifter.source.SourceFile;

/** Writes the objects of SARIF that stand in many places of a log. */
final class SarifJson {
  private SarifJson() {}

  /** A message of plain text. */
  static void text(JsonGenerator json, String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  /** The member {@code artifactLocation}. */
  static void artifact(JsonGenerator json, SourceFile source) throws IOException {
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", RelativeUri.of(source.name()));
    json.writeEndObject();
  }

  /** Content, as text or, when it is not UTF-8, as bytes; left out when there is none. */
  static void content(JsonGenerator json, String name, String content) throws IOException {
    if (content.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(name);
    if (UnicodeText.is(content)) {
      json.writeStringField("text", content);
    } else {
      json.writeBinaryField("binary", SourceFile.encode(content));
    }
    json.writeEndObject();
  }

  static void region(JsonGenerator json, String name, Region region) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("startLine", region.line());
    json.writeNumberField("startColumn", region.column());
    json.writeNumberField("endLine", region.endLine());
    json.writeNumberField("endColumn", region.endColumn());
    json.writeEndObject();
  }
}
