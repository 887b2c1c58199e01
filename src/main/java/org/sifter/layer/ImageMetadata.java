package org.sifter.layer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionStage;
import org.sifter.definition.DefinitionWriter;
import org.sifter.definition.Header;
import org.sifter.definition.HeaderField;
import org.sifter.definition.HelpSection;
import org.sifter.definition.LabelsSection;
import org.sifter.definition.Section;
import org.sifter.engine.Engine;
import org.sifter.json.IndentedJson;
import org.sifter.json.JsonReader;
import org.sifter.json.MalformedJsonException;
import org.sifter.source.SourceFile;

/**
 * What an engine writes into the image of a definition file, in {@code /.singularity.d}. Source:
 * Apptainer 1.4.5, {@code internal/pkg/build/metadata.go}.
 */
final class ImageMetadata {
  private static final String SCHEMA = "org.label-schema.";
  private static final String HEADER = SCHEMA + "usage.singularity.deffile.";
  private static final DateTimeFormatter BUILD_DATE =
      DateTimeFormatter.ofPattern("EEEE_d_MMMM_yyyy_H:m:s_zzz", Locale.ENGLISH);

  /** The sections that become files of these names. */
  private static final Set<String> SCRIPTS = Set.of("runscript", "startscript", "test");

  private final DefinitionFile file;
  private final Engine engine;
  private final ZonedDateTime now;

  /**
   * The metadata of an image.
   *
   * @param file its definition file
   * @param engine the engine that it is built with
   * @param now the time of the build
   */
  ImageMetadata(DefinitionFile file, Engine engine, ZonedDateTime now) {
    this.file = file;
    this.engine = engine;
    this.now = now;
  }

  /** The files of {@code /.singularity.d} but for {@code labels.json}: their names and texts. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    // The engine does not keep what stands before the first header.
    files.put("Singularity", DefinitionWriter.write(new DefinitionFile(List.of(), file.stages())));
    sections()
        .forEach(
            (name, text) -> {
              if (SCRIPTS.contains(name)) {
                files.put(name, "#!/bin/sh\n\n" + text + "\n");
              } else if (name.equals("help")) {
                files.put("runscript.help", text + "\n");
              }
            });
    return files;
  }

  /** What is put behind the text of {@code env/90-environment.sh}. */
  String environment() {
    String text = sections().getOrDefault("environment", "");
    return text.isEmpty() ? "" : "\n" + text + "\n";
  }

  /** Whether the last stage starts from an image, whose config the engine puts beside the files. */
  boolean isOfImage() {
    return !target().header().agent().isScratch();
  }

  private Map<String, String> sections() {
    return SectionTexts.of(
        DefinitionWriter.write(new DefinitionFile(List.of(), List.of(target()))));
  }

  private DefinitionStage target() {
    return file.stages().get(file.stages().size() - 1);
  }

  /**
   * The text of {@code labels.json}.
   *
   * @param there the file as the steps have left it; absent when there is none
   * @param written the lines that steps have written for the engine, a label each
   * @param architecture the processor, as the engine calls it
   */
  String labels(Optional<String> there, Optional<String> written, String architecture) {
    Map<String, String> labels = new TreeMap<>(there.map(ImageMetadata::read).orElse(Map.of()));
    labels.keySet().removeIf(key -> key.startsWith(HEADER));
    written.stream().flatMap(String::lines).forEach(line -> putLine(line, labels));
    putBuild(labels, architecture);
    for (Section section : target().sections()) {
      if (section instanceof LabelsSection own) {
        Map<String, String> last = new LinkedHashMap<>();
        own.labels().forEach(label -> last.put(label.key(), label.value()));
        last.forEach(labels::putIfAbsent);
      }
    }
    return likeGo(IndentedJson.render(json -> write(labels, json)));
  }

  /** As the engine's {@code json.MarshalIndent} writes it: with tabs, and safe inside of HTML. */
  private static String likeGo(String json) {
    return json.strip()
        .replace("\n  \"", "\n\t\"")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static void write(Map<String, String> labels, JsonGenerator json)
      throws java.io.IOException {
    json.writeStartObject();
    for (Map.Entry<String, String> label : labels.entrySet()) {
      json.writeStringField(label.getKey(), label.getValue());
    }
    json.writeEndObject();
  }

  private static Map<String, String> read(String json) {
    Map<String, String> labels = new LinkedHashMap<>();
    try {
      JsonReader.readObject(
          SourceFile.of("labels.json", json),
          "it",
          reader -> reader.object("it", name -> labels.put(name, reader.string(name))));
    } catch (MalformedJsonException e) {
      // The engine goes on without what it cannot read as well.
    }
    return labels;
  }

  private static void putLine(String line, Map<String, String> labels) {
    String text = line.strip();
    if (!text.isEmpty() && text.charAt(0) != '#') {
      String[] words = text.split(" ", 2);
      labels.put(words[0], words.length == 1 ? "" : words[1].strip());
    }
  }

  private void putBuild(Map<String, String> labels, String architecture) {
    labels.put(SCHEMA + "schema-version", "1.0");
    labels.put(SCHEMA + "build-date", BUILD_DATE.format(now));
    labels.put(SCHEMA + "build-arch", architecture);
    labels.put(SCHEMA + "usage.apptainer.version", engine.version().toString());
    Header header = target().header();
    labels.put(HEADER + "bootstrap", header.agent().name());
    header.from().ifPresent(from -> labels.put(HEADER + "from", from));
    header.stageName().ifPresent(name -> labels.put(HEADER + "stage", name));
    for (HeaderField field : header.others()) {
      labels.put(HEADER + field.key().toLowerCase(Locale.ROOT), field.value());
    }
    if (target().sections().stream().anyMatch(HelpSection.class::isInstance)) {
      labels.put(SCHEMA + "usage", "/.singularity.d/runscript.help");
      labels.put(SCHEMA + "usage.apptainer.runscript.help", "/.singularity.d/runscript.help");
    }
  }
}
