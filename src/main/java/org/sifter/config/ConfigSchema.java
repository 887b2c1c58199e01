package org.sifter.config;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.sifter.json.IndentedJson;
import org.sifter.lint.Level;
import org.sifter.lint.Preset;
import org.sifter.lint.Setting;

/** The JSON schema of config files, for editors that complete and check them. */
public final class ConfigSchema {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private final JsonGenerator json;
  private final List<String> rules;

  private ConfigSchema(JsonGenerator json, List<String> rules) {
    this.json = json;
    this.rules = rules;
  }

  /**
   * The schema as text.
   *
   * @param rules all words that name rules
   */
  public static String render(List<String> rules) {
    return IndentedJson.render(json -> new ConfigSchema(json, rules).write());
  }

  private void write() throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", DIALECT);
    json.writeStringField("title", ConfigurationFile.NAME);
    json.writeObjectFieldStart("$defs");
    json.writeObjectFieldStart("rule");
    choices(rules);
    json.writeEndObject();
    json.writeEndObject();
    beginMap();
    for (ConfigKey key : ConfigKey.values()) {
      json.writeObjectFieldStart(key.key());
      json.writeStringField("description", key.description());
      writeType(key);
      json.writeEndObject();
    }
    endMap();
    json.writeEndObject();
  }

  private void writeType(ConfigKey key) throws IOException {
    switch (key) {
      case PROFILE -> writeProfile();
      case SELECT, IGNORE -> oneOrMore("rule");
      case SEVERITY -> {
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("propertyNames");
        json.writeStringField("$ref", "#/$defs/rule");
        json.writeEndObject();
        json.writeObjectFieldStart("additionalProperties");
        choices(Level.words());
        json.writeEndObject();
      }
      case FAIL_ON ->
          choices(Stream.concat(Level.words().stream(), Stream.of(Level.NEVER)).toList());
      case MIN_SEVERITY -> choices(Level.words());
      case INLINE_IGNORES -> json.writeStringField("type", "boolean");
      case BASELINE -> json.writeStringField("type", "string");
      case EXCLUDE -> oneOrMoreStrings();
    }
  }

  private void writeProfile() throws IOException {
    json.writeArrayFieldStart("oneOf");
    json.writeStartObject();
    choices(Preset.words());
    json.writeEndObject();
    json.writeStartObject();
    beginMap();
    json.writeObjectFieldStart("preset");
    choices(Preset.words());
    json.writeEndObject();
    for (Setting setting : Setting.values()) {
      writeSetting(setting, setting.key());
    }
    writeGroups();
    endMap();
    json.writeEndObject();
    json.writeEndArray();
  }

  /** The settings with a dot in their name, as maps in a map. */
  private void writeGroups() throws IOException {
    List<String> groups =
        List.of(Setting.values()).stream()
            .map(Setting::key)
            .filter(key -> key.contains("."))
            .map(key -> key.substring(0, key.indexOf('.')))
            .distinct()
            .toList();
    for (String group : groups) {
      json.writeObjectFieldStart(group);
      beginMap();
      for (Setting setting : Setting.values()) {
        if (setting.key().startsWith(group + ".")) {
          writeSetting(setting, setting.key().substring(group.length() + 1));
        }
      }
      endMap();
      json.writeEndObject();
    }
  }

  private void writeSetting(Setting setting, String name) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("description", setting.description());
    if (setting == Setting.SITE_PATHS) {
      oneOrMoreStrings();
    } else if (setting == Setting.OFFLINE_BUILD) {
      json.writeStringField("type", "boolean");
    } else if (!setting.choices().isEmpty()) {
      choices(setting.choices());
    } else {
      types("string", "number");
    }
    json.writeEndObject();
  }

  private void types(String... types) throws IOException {
    json.writeFieldName("type");
    json.writeArray(types, 0, types.length);
  }

  private void oneOrMoreStrings() throws IOException {
    types("string", "array");
    json.writeObjectFieldStart("items");
    json.writeStringField("type", "string");
    json.writeEndObject();
  }

  private void oneOrMore(String definition) throws IOException {
    json.writeArrayFieldStart("oneOf");
    json.writeStartObject();
    json.writeStringField("$ref", "#/$defs/" + definition);
    json.writeEndObject();
    json.writeStartObject();
    json.writeStringField("type", "array");
    json.writeObjectFieldStart("items");
    json.writeStringField("$ref", "#/$defs/" + definition);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void choices(List<String> words) throws IOException {
    json.writeFieldName("enum");
    json.writeArray(words.toArray(String[]::new), 0, words.size());
  }

  private void beginMap() throws IOException {
    json.writeStringField("type", "object");
    json.writeBooleanField("additionalProperties", false);
    json.writeObjectFieldStart("properties");
  }

  private void endMap() throws IOException {
    json.writeEndObject();
  }
}
