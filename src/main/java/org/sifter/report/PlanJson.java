package org.sifter.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.sifter.diag.Diagnostic;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.Stage;

/**
 * Writes build plans as JSON objects, in the form in which the answers of BuildKit are recorded:
 *
 * <pre>
 * {"file":"Dockerfile","target":0,"config":{...},"steps":[{"kind":"run",...},...]}
 * </pre>
 */
public final class PlanJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final Layout layout;

  /** How an object is laid out. */
  public enum Layout {
    /** All on one line. */
    ONE_LINE,
    /** A member a line. */
    INDENTED
  }

  /** Writes objects in the given layout. */
  public PlanJson(Layout layout) {
    this.layout = layout;
  }

  /** What an object is made of. */
  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  /**
   * The object for a file that has a plan, without a line end.
   *
   * @param file what the user calls the file
   */
  public String render(String file, BuildPlan plan) {
    return object(
        json -> {
          json.writeStringField("file", file);
          target(json, plan);
          json.writeFieldName("config");
          new ConfigJson(json).write(plan.target().config());
          json.writeArrayFieldStart("steps");
          for (Stage stage : plan.stages()) {
            new StepJson(json, stage).write();
          }
          json.writeEndArray();
        });
  }

  /**
   * The object for a file that has none, without a line end.
   *
   * @param error why
   */
  public String render(String file, Diagnostic error) {
    String place =
        error.span().isPresent() ? "%d:%d: ".formatted(error.line(), error.column()) : "";
    return object(
        json -> {
          json.writeStringField("file", file);
          json.writeStringField("error", place + error.message());
        });
  }

  private static void target(JsonGenerator json, BuildPlan plan) throws IOException {
    if (plan.target().name().isPresent()) {
      json.writeStringField("target", plan.target().name().get());
    } else {
      json.writeNumberField("target", plan.target().index());
    }
  }

  private String object(Members members) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      if (layout == Layout.INDENTED) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        json.setPrettyPrinter(
            new DefaultPrettyPrinter().withArrayIndenter(indenter).withObjectIndenter(indenter));
      }
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be written to", e);
    }
    return escapeSurrogates(out.toString());
  }

  /** Bytes that are not UTF-8, which the text has as single surrogates, as UTF-8 can hold them. */
  private static String escapeSurrogates(String json) {
    StringBuilder escaped = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            c -> {
              boolean single = Character.getType(c) == Character.SURROGATE;
              escaped.append(single ? "\\u%04x".formatted(c) : Character.toString(c));
            });
    return escaped.toString();
  }
}
