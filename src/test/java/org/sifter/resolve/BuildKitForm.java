package org.sifter.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.Healthcheck;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.Mount;
import org.sifter.plan.Process;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Stage;
import org.sifter.plan.Step;
import org.sifter.plan.Variable;

/**
 * A build plan in the form in which BuildKit's answers were recorded: as its low-level build graph.
 */
final class BuildKitForm {
  private final BuildPlan plan;

  BuildKitForm(BuildPlan plan) {
    this.plan = plan;
  }

  Map<String, Object> config() {
    ImageConfig config = plan.target().config();
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("env", environment(config.environment()));
    form.put("entrypoint", config.entrypoint().orElse(null));
    form.put("cmd", config.command().orElse(null));
    form.put("workdir", config.workingDirectory());
    form.put("user", config.user());
    form.put("labels", config.labels());
    form.put("exposedPorts", config.exposedPorts().stream().sorted().toList());
    form.put("volumes", config.volumes());
    form.put("stopSignal", config.stopSignal());
    form.put("shell", config.shell().orElse(null));
    form.put("healthcheck", config.healthcheck().map(BuildKitForm::healthcheck).orElse(null));
    form.put("onbuild", config.triggers());
    return form;
  }

  private static Map<String, Object> healthcheck(Healthcheck check) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("Test", check.test());
    putUnlessZero(form, "Interval", check.interval());
    putUnlessZero(form, "Timeout", check.timeout());
    putUnlessZero(form, "StartPeriod", check.startPeriod());
    putUnlessZero(form, "StartInterval", check.startInterval());
    putUnlessZero(form, "Retries", check.retries());
    return form;
  }

  private static void putUnlessZero(Map<String, Object> form, String name, long value) {
    if (value != 0) {
      form.put(name, value);
    }
  }

  List<Map<String, Object>> steps() {
    List<Map<String, Object>> form = new ArrayList<>();
    for (Stage stage : plan.stages()) {
      Map<String, Object> environment = environment(stage.environment());
      for (Step step : stage.steps()) {
        if (step instanceof Step.SetVariables set) {
          environment.putAll(environment(set.variables()));
        } else if (step instanceof Step.Run run) {
          form.addAll(run(run, environment));
        } else if (step instanceof Step.Copy copy) {
          form.addAll(copy(copy));
        } else if (step instanceof Step.MakeDirectory directory) {
          makeDirectory(directory).ifPresent(form::add);
        }
      }
    }
    return form;
  }

  private static Optional<Map<String, Object>> makeDirectory(Step.MakeDirectory directory) {
    if (directory.path().equals("/")) {
      return Optional.empty();
    }
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("kind", "mkdir");
    form.put("line", directory.provenance().line());
    form.put("path", directory.path());
    form.put("mode", "0o755");
    if (!directory.user().isEmpty()) {
      form.put("owner", owner(directory.user()));
    }
    return Optional.of(form);
  }

  private static Map<String, Object> owner(String text) {
    int colon = text.indexOf(':');
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("user", colon == 0 ? (Object) 0 : id(colon < 0 ? text : text.substring(0, colon)));
    form.put("group", colon < 0 ? null : id(text.substring(colon + 1)));
    return form;
  }

  private static Object id(String text) {
    return text.matches("[0-9]+") ? (Object) Integer.parseInt(text) : text;
  }

  private static List<Map<String, Object>> run(Step.Run run, Map<String, Object> environment) {
    List<Map<String, Object>> form = new ArrayList<>();
    List<Map<String, Object>> mounts = new ArrayList<>();
    Map<String, Object> variables = new LinkedHashMap<>(environment);
    for (Mount mount : run.mounts()) {
      if (hasOwnDirectory(mount)) {
        form.add(cacheDirectory(mount));
      }
      if (mount.type() == Mount.Type.SSH) {
        variables.put("SSH_AUTH_SOCK", "/run/buildkit/ssh_agent.0");
      }
      if (!mount.target().isEmpty()) {
        mounts.add(mount(mount));
      }
    }
    if (run.process() instanceof Process.Script script) {
      form.add(file("/" + script.name(), script.content(), "0o755"));
      Map<String, Object> pipes = new LinkedHashMap<>();
      pipes.put("dest", "/dev/pipes/");
      pipes.put("readonly", true);
      pipes.put("selector", "/");
      pipes.put("type", "bind");
      mounts.add(pipes);
    }
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("kind", "run");
    step.put("line", run.provenance().line());
    step.put("args", run.process().arguments());
    step.put("env", variables);
    step.put("cwd", run.workingDirectory());
    step.put("user", run.user());
    if (!mounts.isEmpty()) {
      mounts.sort(
          Comparator.comparingInt((Map<String, Object> m) -> rank(String.valueOf(m.get("type"))))
              .thenComparing(m -> String.valueOf(m.get("dest"))));
      step.put("mounts", mounts);
    }
    if (!run.network().equals("default")) {
      step.put("network", run.network());
    }
    form.add(step);
    return form;
  }

  /** BuildKit lists secrets and agents behind the mounts of files. */
  private static int rank(String type) {
    return switch (type) {
      case "secret" -> 1;
      case "ssh" -> 2;
      default -> 0;
    };
  }

  /** Whether BuildKit makes a directory to mount, because it needs a mode or an owner. */
  private static boolean hasOwnDirectory(Mount mount) {
    return mount.type() == Mount.Type.CACHE
        && mount.source().equals("/")
        && (mount.mode().isPresent() || mount.uid().isPresent() || mount.gid().isPresent());
  }

  private static Map<String, Object> cacheDirectory(Mount mount) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("kind", "mkdir");
    form.put("line", null);
    form.put("path", "/cache");
    form.put("owner", Map.of("user", mount.uid().orElse(0), "group", mount.gid().orElse(0)));
    form.put("mode", "0o" + Integer.toOctalString(mount.mode().orElse(0755)));
    return form;
  }

  private static Map<String, Object> mount(Mount mount) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("dest", mount.target());
    boolean files = mount.type() == Mount.Type.BIND || mount.type() == Mount.Type.CACHE;
    if (files && mount.readOnly()) {
      form.put("readonly", true);
    }
    form.put("type", mount.type().name().toLowerCase(java.util.Locale.ROOT));
    if (mount.type() == Mount.Type.CACHE) {
      form.put("cache_id", "/" + mount.id());
      form.put("sharing", mount.sharing());
    }
    if (hasOwnDirectory(mount)) {
      form.put("selector", "/cache");
    } else if (files && !mount.source().equals("/")) {
      form.put("selector", mount.source());
    }
    mount.size().ifPresent(size -> form.put("size", size));
    return form;
  }

  private static List<Map<String, Object>> copy(Step.Copy copy) {
    List<Map<String, Object>> files = new ArrayList<>();
    Map<String, Map<String, Object>> inline = new LinkedHashMap<>();
    List<Map<String, Object>> copies = new ArrayList<>();
    for (Step.Source source : copy.sources()) {
      copies.add(source(copy, source.location()));
    }
    for (Step.InlineFile file : copy.files()) {
      String path = ContainerPaths.clean("/" + file.name());
      inline.put(path, file(path, file.content(), "0o644"));
      copies.add(transfer(copy, path));
    }
    files.addAll(inline.values());
    java.util.Collections.reverse(files);
    files.addAll(copies);
    return files;
  }

  private static Map<String, Object> source(Step.Copy copy, SourceLocation location) {
    if (location instanceof SourceLocation.Git) {
      return transfer(copy, "/");
    }
    if (location instanceof SourceLocation.Url url) {
      Map<String, Object> form = transfer(copy, "/" + url.fileName());
      if (copy.options().unpack().orElse(false)) {
        form.put("unpack", true);
      }
      return form;
    }
    String path = ((SourceLocation.Local) location).path();
    Map<String, Object> form;
    if (copy.options().parents()) {
      int pivot = path.indexOf("/./");
      String from = pivot < 0 ? "/" : path.substring(0, pivot);
      String include = pivot < 0 ? path : path.substring(pivot + 3);
      form = transfer(copy, ContainerPaths.clean("/" + from));
      form.put("include", List.of(ContainerPaths.clean("/" + include).substring(1)));
    } else {
      form = transfer(copy, ContainerPaths.clean("/" + path));
    }
    if (copy.options().unpack().orElse(copy.options().add())) {
      form.put("unpack", true);
    }
    return form;
  }

  private static Map<String, Object> transfer(Step.Copy copy, String source) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("kind", "copy");
    form.put("line", copy.provenance().line());
    form.put("src", source);
    form.put("dest", copy.destination());
    copy.options().owner().ifPresent(owner -> form.put("owner", owner(owner)));
    copy.options()
        .mode()
        .ifPresent(
            mode -> {
              if (mode.matches("[0-7]+")) {
                form.put("mode", "0o" + Integer.toOctalString(Integer.parseInt(mode, 8)));
              } else {
                form.put("mode", "0o0");
                form.put("mode_str", mode);
              }
            });
    if (!copy.options().excludes().isEmpty()) {
      form.put("exclude", copy.options().excludes());
    }
    return form;
  }

  private static Map<String, Object> file(String path, String content, String mode) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("kind", "mkfile");
    form.put("line", null);
    form.put("path", path);
    form.put("data", content);
    form.put("mode", mode);
    return form;
  }

  private static Map<String, Object> environment(List<Variable> variables) {
    Map<String, Object> form = new LinkedHashMap<>();
    variables.forEach(variable -> form.put(variable.name(), variable.value().orUnset()));
    return form;
  }
}
