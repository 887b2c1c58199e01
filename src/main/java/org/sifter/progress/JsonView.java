package org.sifter.progress;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.sifter.progress.BuildEvent.AssemblyProgress;
import org.sifter.progress.BuildEvent.AssemblyStarted;
import org.sifter.progress.BuildEvent.Failed;
import org.sifter.progress.BuildEvent.Finished;
import org.sifter.progress.BuildEvent.Output;
import org.sifter.progress.BuildEvent.Planned;
import org.sifter.progress.BuildEvent.PlannedStep;
import org.sifter.progress.BuildEvent.Remark;
import org.sifter.progress.BuildEvent.StepEnded;
import org.sifter.progress.BuildEvent.StepStarted;

/**
 * Shows a build as one JSON object a line, for programs. Each has a member {@code event}, and what
 * belongs to it; all of it is ASCII:
 *
 * <pre>
 * planned            steps: [{step, stage or null, title, place or null}]
 * remark             text
 * step-started       step
 * output             step (null: the engine's own), line (as it was printed)
 * step-ended         step, outcome: done, cached or failed, milliseconds
 * assembly-started
 * assembly-progress  percent
 * finished           image, bytes, milliseconds
 * failed             code, message, file, line or null, status or null, log or null, milliseconds
 * </pre>
 *
 * <p>Steps are numbers from 1. Programs should pass over events and members that they do not know.
 */
public final class JsonView implements BuildListener {
  private static final String STEP = "step";

  /** Single surrogates, which UTF-8 cannot hold, need escapes. */
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Consumer<String> out;

  /**
   * A view.
   *
   * @param out takes one line with its end
   */
  public JsonView(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public void on(BuildEvent event) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      write(json, event);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be written to", e);
    }
    out.accept(line + "\n");
  }

  private static void write(JsonGenerator json, BuildEvent event) throws IOException {
    if (event instanceof Planned planned) {
      write(json, planned);
    } else if (event instanceof Remark remark) {
      name(json, "remark");
      json.writeStringField("text", remark.text());
    } else if (event instanceof StepStarted started) {
      name(json, "step-started");
      json.writeNumberField(STEP, started.number());
    } else if (event instanceof Output output) {
      write(json, output);
    } else if (event instanceof StepEnded ended) {
      write(json, ended);
    } else if (event instanceof AssemblyStarted) {
      name(json, "assembly-started");
    } else if (event instanceof AssemblyProgress progress) {
      name(json, "assembly-progress");
      json.writeNumberField("percent", progress.percent());
    } else if (event instanceof Finished finished) {
      write(json, finished);
    } else if (event instanceof Failed failed) {
      write(json, failed);
    }
  }

  private static void write(JsonGenerator json, Planned planned) throws IOException {
    name(json, "planned");
    json.writeArrayFieldStart("steps");
    for (PlannedStep step : planned.steps()) {
      json.writeStartObject();
      json.writeNumberField(STEP, step.number());
      orNull(json, "stage", step.stage());
      json.writeStringField("title", step.title());
      orNull(json, "place", step.place());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Output output) throws IOException {
    name(json, "output");
    orNull(json, STEP, output.step());
    json.writeStringField("line", output.line());
  }

  private static void write(JsonGenerator json, StepEnded ended) throws IOException {
    name(json, "step-ended");
    json.writeNumberField(STEP, ended.number());
    json.writeStringField("outcome", ended.outcome().name().toLowerCase(Locale.ROOT));
    time(json, ended.time());
  }

  private static void write(JsonGenerator json, Finished finished) throws IOException {
    name(json, "finished");
    json.writeStringField("image", finished.image().toString());
    json.writeNumberField("bytes", finished.bytes());
    time(json, finished.time());
  }

  private static void write(JsonGenerator json, Failed failed) throws IOException {
    name(json, "failed");
    json.writeStringField("code", failed.problem().code());
    json.writeStringField("message", failed.problem().message());
    json.writeStringField("file", failed.problem().file());
    orNull(json, "line", failed.problem().line());
    orNull(json, "status", failed.problem().status());
    orNull(json, "log", failed.log().map(Object::toString));
    time(json, failed.time());
  }

  private static void name(JsonGenerator json, String event) throws IOException {
    json.writeStringField("event", event);
  }

  private static void time(JsonGenerator json, Duration time) throws IOException {
    json.writeNumberField("milliseconds", time.toMillis());
  }

  private static void orNull(JsonGenerator json, String name, OptionalInt value)
      throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.getAsInt());
    } else {
      json.writeNullField(name);
    }
  }

  private static void orNull(JsonGenerator json, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    } else {
      json.writeNullField(name);
    }
  }
}
