package org.sifter.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.plan.Origin;
import org.sifter.plan.Process;
import org.sifter.plan.Stage;
import org.sifter.plan.Step;

/** Writes the steps of a stage as JSON. Those that change the config only are left out. */
final class StepJson {
  private final JsonGenerator json;
  private final Stage stage;
  private final StepVariables variables;

  StepJson(JsonGenerator json, Stage stage) {
    this.json = json;
    this.stage = stage;
    this.variables = new StepVariables(stage);
  }

  void write() throws IOException {
    for (Step step : stage.steps()) {
      if (step instanceof Step.Run run) {
        run(run);
      } else if (step instanceof Step.Copy copy) {
        copy(copy);
      } else if (step instanceof Step.MakeDirectory directory) {
        makeDirectory(directory);
      } else if (step instanceof Step.SetVariables set) {
        variables.set(set.variables());
      }
    }
  }

  private void start(String kind, Step step) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", kind);
    json.writeNumberField("stage", stage.index());
    json.writeNumberField("line", step.provenance().line());
  }

  private void run(Step.Run run) throws IOException {
    start("run", run);
    JsonText.strings(json, "args", run.process().arguments());
    JsonText.object(json, "env", variables.seenBy(run));
    json.writeStringField("cwd", run.workingDirectory());
    json.writeStringField("user", run.user());
    if (run.process() instanceof Process.Script script) {
      json.writeArrayFieldStart("files");
      file(Process.Script.DIRECTORY + script.name(), script.content());
      json.writeEndArray();
    }
    new MountJson(json).write(run.mounts());
    unlessDefault("network", run.network(), "default");
    unlessDefault("security", run.security(), "sandbox");
    json.writeEndObject();
  }

  private void unlessDefault(String name, String value, String usual) throws IOException {
    if (!value.equals(usual)) {
      json.writeStringField(name, value);
    }
  }

  private void makeDirectory(Step.MakeDirectory directory) throws IOException {
    if (directory.path().equals("/")) {
      return;
    }
    start("mkdir", directory);
    json.writeStringField("path", directory.path());
    json.writeStringField("mode", "0755");
    String user = directory.user();
    JsonText.orNull(json, "owner", user.isEmpty() ? Optional.empty() : Optional.of(user));
    json.writeEndObject();
  }

  private void copy(Step.Copy copy) throws IOException {
    start("copy", copy);
    List<String> sources = new ArrayList<>();
    copy.sources().forEach(source -> sources.add(SourceNames.of(source.location())));
    JsonText.strings(json, "sources", sources);
    json.writeStringField("dest", copy.destination());
    origin(json, copy.origin());
    JsonText.orNull(json, "owner", copy.options().owner());
    JsonText.orNull(json, "mode", copy.options().mode());
    if (!copy.files().isEmpty()) {
      json.writeArrayFieldStart("files");
      for (Step.InlineFile file : copy.files()) {
        file(file.name(), file.content());
      }
      json.writeEndArray();
    }
    flags(copy.options());
    json.writeEndObject();
  }

  private void file(String name, String data) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("data", data);
    json.writeEndObject();
  }

  private void flags(Step.CopyOptions options) throws IOException {
    JsonText.ifOn(json, "add", options.add());
    if (!options.excludes().isEmpty()) {
      JsonText.strings(json, "exclude", options.excludes());
    }
    JsonText.ifOn(json, "link", options.link());
    JsonText.ifOn(json, "parents", options.parents());
    if (options.unpack().isPresent()) {
      json.writeBooleanField("unpack", options.unpack().get());
    }
    JsonText.ifOn(json, "keepGitDir", options.keepGitDirectory());
    if (options.checksum().isPresent()) {
      json.writeStringField("checksum", options.checksum().get());
    }
  }

  /** The member {@code from}: null for the build context. */
  static void origin(JsonGenerator json, Origin origin) throws IOException {
    if (origin instanceof Origin.OtherStage stage) {
      json.writeObjectFieldStart("from");
      json.writeNumberField("stage", stage.index());
      json.writeEndObject();
    } else if (origin instanceof Origin.OtherImage image) {
      json.writeObjectFieldStart("from");
      json.writeStringField("image", image.reference().toString());
      json.writeEndObject();
    } else if (origin instanceof Origin.Nothing) {
      json.writeStringField("from", "scratch");
    } else {
      json.writeNullField("from");
    }
  }
}
