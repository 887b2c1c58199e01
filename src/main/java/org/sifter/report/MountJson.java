package org.sifter.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.sifter.plan.Mount;
import org.sifter.plan.Origin;

/**
 * Writes the mounts of a RUN as JSON, in the order in which BuildKit mounts them: files by their
 * targets, then secrets, then agents.
 */
final class MountJson {
  private static final Comparator<Mount> IN_ORDER_OF_MOUNTING =
      Comparator.comparingInt((Mount mount) -> rank(mount.type())).thenComparing(Mount::target);

  private final JsonGenerator json;

  MountJson(JsonGenerator json) {
    this.json = json;
  }

  /** The member {@code mounts}, when there are any. */
  void write(List<Mount> mounts) throws IOException {
    if (mounts.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("mounts");
    for (Mount mount : mounts.stream().sorted(IN_ORDER_OF_MOUNTING).toList()) {
      json.writeStartObject();
      members(mount);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static int rank(Mount.Type type) {
    return switch (type) {
      case BIND, CACHE, TMPFS -> 0;
      case SECRET -> 1;
      case SSH -> 2;
    };
  }

  private void members(Mount mount) throws IOException {
    json.writeStringField("type", mount.type().name().toLowerCase(Locale.ROOT));
    if (!mount.target().isEmpty()) {
      json.writeStringField("dest", mount.target());
    }
    switch (mount.type()) {
      case BIND -> files(mount);
      case CACHE -> {
        files(mount);
        json.writeStringField("id", mount.id());
        json.writeStringField("sharing", mount.sharing());
      }
      case TMPFS -> {
        if (mount.size().isPresent()) {
          json.writeNumberField("size", mount.size().getAsLong());
        }
      }
      case SECRET, SSH -> {
        json.writeStringField("id", mount.id());
        JsonText.ifOn(json, "required", mount.required());
        if (mount.variable().isPresent()) {
          json.writeStringField("env", mount.variable().get());
        }
      }
    }
    ownership(mount);
  }

  private void files(Mount mount) throws IOException {
    boolean isEmptyCache =
        mount.type() == Mount.Type.CACHE && mount.origin() instanceof Origin.Nothing;
    if (!isEmptyCache && !(mount.origin() instanceof Origin.Context)) {
      StepJson.origin(json, mount.origin());
    }
    if (!mount.source().equals("/")) {
      json.writeStringField("selector", mount.source());
    }
    JsonText.ifOn(json, "readonly", mount.readOnly());
  }

  private void ownership(Mount mount) throws IOException {
    if (mount.mode().isPresent()) {
      json.writeStringField("mode", "0" + Integer.toOctalString(mount.mode().getAsInt()));
    }
    if (mount.uid().isPresent()) {
      json.writeNumberField("uid", Integer.toUnsignedLong(mount.uid().getAsInt()));
    }
    if (mount.gid().isPresent()) {
      json.writeNumberField("gid", Integer.toUnsignedLong(mount.gid().getAsInt()));
    }
  }
}
