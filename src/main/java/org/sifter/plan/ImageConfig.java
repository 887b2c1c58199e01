package org.sifter.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The config that Docker would store in an image.
 *
 * @param environment the variables of ENV in their order
 * @param entrypoint the arguments that a container starts with; absent when there are none
 * @param command the arguments that follow unless the user gives others; absent when there are none
 * @param workingDirectory an absolute path as written; {@code /} when nothing set it
 * @param user the USER; empty for root
 * @param labels the labels in their order
 * @param exposedPorts ports such as {@code 80/tcp}, in the order of the Dockerfile and then of its
 *     base
 * @param volumes paths, sorted
 * @param stopSignal the signal as written; empty when nothing set it
 * @param shell the SHELL; absent for the default
 * @param healthcheck the HEALTHCHECK
 * @param triggers the ONBUILD instructions
 * @param author the MAINTAINER; empty when there is none
 * @param unknown what an image that nothing is known of may have set, and the Dockerfile has not
 */
public record ImageConfig(
    List<Variable> environment,
    Optional<List<String>> entrypoint,
    Optional<List<String>> command,
    String workingDirectory,
    String user,
    Map<String, String> labels,
    List<String> exposedPorts,
    List<String> volumes,
    String stopSignal,
    Optional<List<String>> shell,
    Optional<Healthcheck> healthcheck,
    List<String> triggers,
    String author,
    Set<Property> unknown) {

  /** Docker's PATH for an image that sets none. */
  public static final String DEFAULT_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** The shell of shell forms where no SHELL is set. */
  public static final List<String> DEFAULT_SHELL = List.of("/bin/sh", "-c");

  /** A part of the config that only the base image's own config can tell. */
  public enum Property {
    ENVIRONMENT,
    ENTRYPOINT,
    COMMAND,
    WORKING_DIRECTORY,
    USER,
    LABELS,
    SHELL
  }

  public ImageConfig {
    environment = List.copyOf(environment);
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    exposedPorts = List.copyOf(exposedPorts);
    volumes = List.copyOf(volumes);
    triggers = List.copyOf(triggers);
    unknown = Set.copyOf(unknown);
  }

  /** All that is written in it, in no particular order. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (Variable variable : environment) {
      texts.add(variable.name());
      texts.add(variable.value().orUnset());
    }
    entrypoint.ifPresent(texts::addAll);
    command.ifPresent(texts::addAll);
    shell.ifPresent(texts::addAll);
    if (healthcheck.isPresent()) {
      texts.addAll(healthcheck.get().test());
    }
    texts.addAll(labels.keySet());
    texts.addAll(labels.values());
    texts.addAll(exposedPorts);
    texts.addAll(volumes);
    texts.addAll(triggers);
    texts.addAll(List.of(workingDirectory, user, stopSignal, author));
    return texts;
  }
}
