package org.sifter.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.sifter.json.IndentedJson;
import org.sifter.layer.CacheEntry;

/** Writes what a cache keeps: for people a line each, with a sum below; for programs a list. */
public final class CacheListing {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** How much of a name tells entries apart. */
  private static final int SHORT_NAME = 12;

  private static final double MEGABYTE = 1e6;

  private CacheListing() {}

  /** For people. */
  public static String text(List<CacheEntry> entries) {
    StringBuilder out = new StringBuilder();
    for (CacheEntry entry : entries) {
      out.append(
          String.format(
              Locale.ROOT,
              "%9.1f MB  %s  %-5s  %-12s  %s\n",
              entry.bytes() / MEGABYTE,
              TIME.format(entry.used()),
              entry.kind().word(),
              entry.name().substring(0, Math.min(SHORT_NAME, entry.name().length())),
              Glyph.show(entry.about())));
    }
    long sum = entries.stream().mapToLong(CacheEntry::bytes).sum();
    return out.append(
            String.format(
                Locale.ROOT,
                "%9.1f MB  in %d %s\n",
                sum / MEGABYTE,
                entries.size(),
                entries.size() == 1 ? "entry" : "entries"))
        .toString();
  }

  /**
   * For programs: {@code [{"kind": "layer|mount", "name": ..., "bytes": ..., "used": ..., "about":
   * ...}, ...]}; times as in RFC 3339.
   */
  public static String json(List<CacheEntry> entries) {
    return IndentedJson.render(json -> write(json, entries));
  }

  private static void write(JsonGenerator json, List<CacheEntry> entries) throws IOException {
    json.writeStartArray();
    for (CacheEntry entry : entries) {
      json.writeStartObject();
      json.writeStringField("kind", entry.kind().word());
      json.writeStringField("name", entry.name());
      json.writeNumberField("bytes", entry.bytes());
      json.writeStringField("used", entry.used().toString());
      json.writeStringField("about", entry.about());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
