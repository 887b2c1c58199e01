package org.sifter.layer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sifter.definition.ArgumentsSection;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionStage;
import org.sifter.definition.DefinitionWriter;
import org.sifter.definition.FilesSection;
import org.sifter.definition.Header;
import org.sifter.definition.HeaderField;
import org.sifter.definition.HelpSection;
import org.sifter.definition.LabelsSection;
import org.sifter.definition.ScriptKind;
import org.sifter.definition.ScriptLine;
import org.sifter.definition.ScriptSection;
import org.sifter.definition.Section;
import org.sifter.definition.SectionVisitor;
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
      DateTimeFormatter.ofPattern("EEEE_d_MMMM_yyyy_H:m:s_zzz", Locale.ROOT);

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
    files.put("Singularity", DefinitionWriter.write(file));
    for (Section section : target().sections()) {
      section.accept(new FileOfSection(files));
    }
    return files;
  }

  /** What is put behind the text of {@code env/90-environment.sh}. */
  String environment() {
    return target().sections().stream()
        .filter(ScriptSection.class::isInstance)
        .map(ScriptSection.class::cast)
        .filter(section -> section.kind() == ScriptKind.ENVIRONMENT)
        .map(section -> "\n" + text(section.lines()) + "\n")
        .collect(Collectors.joining());
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
    return IndentedJson.render(json -> write(labels, json));
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

  private static String text(List<ScriptLine> lines) {
    return lines.stream().map(ScriptLine::text).collect(Collectors.joining("\n"));
  }

  /** The file that a section becomes. */
  private record FileOfSection(Map<String, String> files) implements SectionVisitor<Void> {
    private static final Map<ScriptKind, String> NAMES =
        Map.of(
            ScriptKind.RUNSCRIPT, "runscript",
            ScriptKind.STARTSCRIPT, "startscript",
            ScriptKind.TEST, "test");

    @Override
    public Void visitScript(ScriptSection section) {
      String name = NAMES.get(section.kind());
      if (name != null) {
        files.put(name, "#!/bin/sh\n\n" + text(section.lines()) + "\n");
      }
      return null;
    }

    @Override
    public Void visitHelp(HelpSection section) {
      files.put("runscript.help", String.join("\n", section.lines()) + "\n");
      return null;
    }

    @Override
    public Void visitFiles(FilesSection section) {
      return null;
    }

    @Override
    public Void visitLabels(LabelsSection section) {
      return null;
    }

    @Override
    public Void visitArguments(ArgumentsSection section) {
      return null;
    }
  }
}
