package org.sifter.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sifter.plan.Healthcheck;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.ImageConfig.Property;
import org.sifter.plan.Ports;
import org.sifter.plan.Variable;
import org.sifter.shell.Expansion;

/** The image config of a stage while its instructions are gone through. */
final class ConfigDraft {
  private final Map<String, Expansion> environment = new LinkedHashMap<>();
  private final Map<String, String> labels;
  private final ExposedPorts exposedPorts = new ExposedPorts();
  private final List<String> portsOfBase;
  private final Set<String> volumes;
  private final List<String> triggers = new ArrayList<>();
  private final Set<Property> unknown = new HashSet<>();
  private Optional<List<String>> entrypoint;
  private Optional<List<String>> command;
  private Optional<List<String>> shell;
  private Optional<Healthcheck> healthcheck;
  private String workingDirectory;
  private String user;
  private String stopSignal;
  private String author;
  private boolean commandIsOwn;

  /** A draft that starts with what the base has; triggers are not passed on. */
  ConfigDraft(ImageConfig base) {
    base.environment().forEach(v -> environment.put(v.name(), v.value()));
    labels = new LinkedHashMap<>(base.labels());
    portsOfBase = base.exposedPorts();
    volumes = new TreeSet<>(base.volumes());
    unknown.addAll(base.unknown());
    entrypoint = base.entrypoint();
    command = base.command();
    shell = base.shell();
    healthcheck = base.healthcheck();
    workingDirectory = base.workingDirectory();
    user = base.user();
    stopSignal = base.stopSignal();
    author = base.author();
  }

  void setVariable(String name, Expansion value) {
    environment.put(name, value);
  }

  boolean hasVariable(String name) {
    return environment.containsKey(name);
  }

  void setLabel(String key, String value) {
    labels.put(key, value);
  }

  void expose(Ports ports) {
    exposedPorts.add(ports);
  }

  void addVolume(String path) {
    volumes.add(path);
  }

  void addTrigger(String trigger) {
    triggers.add(trigger);
  }

  /** CMD. */
  void setCommand(List<String> arguments) {
    command = nonEmpty(arguments);
    commandIsOwn = true;
    unknown.remove(Property.COMMAND);
  }

  /** ENTRYPOINT: drops a CMD that the base has set, unless this stage has one of its own. */
  void setEntrypoint(List<String> arguments) {
    entrypoint = nonEmpty(arguments);
    unknown.remove(Property.ENTRYPOINT);
    if (!commandIsOwn) {
      command = Optional.empty();
      unknown.remove(Property.COMMAND);
    }
  }

  void setShell(List<String> words) {
    shell = Optional.of(words);
    unknown.remove(Property.SHELL);
  }

  List<String> shell() {
    return shell.filter(words -> !words.isEmpty()).orElse(ImageConfig.DEFAULT_SHELL);
  }

  void setWorkingDirectory(String path) {
    workingDirectory = path;
    unknown.remove(Property.WORKING_DIRECTORY);
  }

  String workingDirectory() {
    return workingDirectory;
  }

  void setUser(String name) {
    user = name;
    unknown.remove(Property.USER);
  }

  String user() {
    return user;
  }

  void setStopSignal(String signal) {
    stopSignal = signal;
  }

  void setHealthcheck(Healthcheck check) {
    healthcheck = Optional.of(check);
  }

  void setAuthor(String name) {
    author = name;
  }

  ImageConfig build() {
    List<Variable> variables = new ArrayList<>(environment.size());
    environment.forEach((name, value) -> variables.add(new Variable(name, value)));
    return new ImageConfig(
        variables,
        entrypoint,
        command,
        workingDirectory,
        user,
        labels,
        exposedPorts.before(portsOfBase),
        List.copyOf(volumes),
        stopSignal,
        shell,
        healthcheck,
        triggers,
        author,
        unknown);
  }

  private static Optional<List<String>> nonEmpty(List<String> arguments) {
    return arguments.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(arguments));
  }
}
