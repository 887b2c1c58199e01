package org.sifter.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sifter.launcher.OpenServer.Secret;
import org.sifter.shell.ShellQuote;

/** Writes what is known of an image as shell code. */
final class FactsText {
  private final ShellCode code = new ShellCode();
  private final LaunchFacts facts;
  private final Optional<PortPlace> port;

  private FactsText(LaunchFacts facts) {
    this.facts = facts;
    this.port = facts.service().map(service -> new PortPlace(service.port()));
  }

  /** The code for an image. */
  static String of(LaunchFacts facts, ScriptOptions options) {
    FactsText text = new FactsText(facts);
    text.code
        .variable("_image_name", options.name())
        .variable("_image_sif", options.image())
        .variable("_image_build", options.build())
        .variable("_image_description", String.join("\n", facts.description()))
        .variable("_image_workdir", facts.workingDirectory().orElse(""))
        .variable("_image_stop_signal", facts.stopSignal().orElse(""))
        .variable(
            "_image_gpu", facts.gpus().stream().map(Gpu::word).collect(Collectors.joining(" ")));
    facts.service().ifPresent(text::service);
    facts.health().ifPresent(text::health);
    text.command();
    facts.guard().ifPresent(text::guard);
    text.code
        .function(
            "image_sets", "NAME: whether the image sets this variable.", among(facts.variables()))
        .each(
            "image_software", "the home directories that the image has software in", facts.homes());
    if (!facts.volumes().isEmpty()) {
      text.code.each("image_volumes", "the image's VOLUMEs", facts.volumes());
    }
    if (!options.programs().isEmpty()) {
      text.code.function(
          "image_program",
          "NAME: sets _offered to the program of the image that is called so, if there is one.",
          programs(options.programs()));
    }
    return text.code.toString();
  }

  private void service(Service service) {
    code.variable("_image_port", Integer.toString(service.port()));
    code.variable("_image_port_variables", String.join(" ", service.variables()));
    code.variable(
        "_image_other_ports",
        service.others().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    code.variable("_image_port_command", saysPort(facts.command()) ? "image_command" : "");
    code.variable("_image_port_arguments", saysPort(facts.arguments()) ? "image_arguments" : "");
  }

  private boolean saysPort(Optional<ImageCommand> command) {
    return port.flatMap(place -> command.filter(words -> words.says(place))).isPresent();
  }

  /** Whether another port than the image's own is one that the image gets to know of. */
  private boolean portIsChosen() {
    return saysPort(facts.command())
        || saysPort(facts.arguments())
        || facts.service().filter(service -> !service.variables().isEmpty()).isPresent();
  }

  /** Words in which the port is the one that is chosen. */
  private String words(List<String> words) {
    return port.map(place -> place.words(words)).orElseGet(() -> ShellCode.words(words));
  }

  private void health(HealthTest health) {
    Map<String, Long> seconds = new LinkedHashMap<>();
    seconds.put("timeout", health.timeout());
    seconds.put("interval", health.interval());
    seconds.put("start_period", health.startPeriod());
    seconds.put("start_interval", health.startInterval());
    seconds.put("patience", health.patience());
    seconds.forEach((name, value) -> code.variable("_image_health_" + name, value.toString()));
    code.variable("_image_health_retries", Integer.toString(health.retries()));
    code.function(
        "image_health",
        "COMMAND: calls it with the words of HEALTHCHECK.",
        List.of(
            "\"$@\" "
                + (portIsChosen() ? words(health.words()) : ShellCode.words(health.words()))));
  }

  private void guard(Guard guard) {
    code.variable("_image_secret", guard.secret().map(Secret::word).orElse(""));
    code.variable("_image_secret_variable", guard.secret().map(Secret::variable).orElse(""));
    code.variable("_image_secret_query", guard.secret().map(Secret::query).orElse(""));
    code.variable(
        "_image_secret_in_arguments", guard.command().isPresent() && !opensItself() ? "yes" : "");
    boolean isWhole = facts.command().isPresent();
    String name = guard.command().isPresent() ? "image_command_with_secret" : "";
    code.variable("_image_guarded_command", isWhole ? name : "");
    code.variable("_image_guarded_arguments", isWhole ? "" : name);
    guard
        .command()
        .ifPresent(
            command ->
                code.function(
                    name,
                    "COMMAND [ARG]...: the same as "
                        + (isWhole ? "image_command" : "image_arguments")
                        + ", for a service that asks for a secret.",
                    call(command)));
    code.function(
        "image_guard_settings",
        "sets what the service needs besides.",
        guard.settings().entrySet().stream()
            .map(
                setting ->
                    "forward " + setting.getKey() + " " + ShellQuote.word(setting.getValue()))
            .toList());
  }

  /** Whether the words that it always begins with let everybody in. */
  private boolean opensItself() {
    return facts.command().filter(command -> OpenServer.isOpen(command.entrypoint())).isPresent();
  }

  private void command() {
    facts
        .arguments()
        .ifPresent(
            arguments ->
                code.function(
                    "image_arguments",
                    "COMMAND [ARG]...: calls it with the arguments, or the words of CMD if there are"
                        + " none.",
                    call(arguments)));
    code.function(
        "image_command",
        "COMMAND [ARG]...: calls it with the words of ENTRYPOINT and CMD and the arguments.",
        facts
            .command()
            .map(this::call)
            .orElse(
                List.of(
                    "usage_error \"only the image knows its command, so run takes no --here or"
                        + " --cwd\"")));
  }

  private List<String> call(ImageCommand command) {
    List<String> body = new ArrayList<>(List.of("_caller=$1", "shift"));
    if (!command.arguments().isEmpty()) {
      body.add("test \"$#\" -gt 0 || set -- " + words(command.arguments()));
    }
    if (!command.entrypoint().isEmpty()) {
      body.add("set -- " + words(command.entrypoint()) + " \"$@\"");
    }
    body.add("\"${_caller}\" \"$@\"");
    return body;
  }

  private static List<String> programs(List<OfferedProgram> programs) {
    List<String> body = new ArrayList<>(List.of("case $1 in"));
    for (OfferedProgram program : programs) {
      body.add("  " + program.name() + ") _offered=" + ShellCode.text(program.path()) + " ;;");
    }
    body.addAll(List.of("  *) return 1 ;;", "esac"));
    return body;
  }

  /** The body of a function that tells whether its argument is one of some names. */
  private static List<String> among(List<String> names) {
    List<String> body = new ArrayList<>(List.of("case $1 in"));
    if (!names.isEmpty()) {
      body.add("  " + String.join(" | ", names) + ") return 0 ;;");
    }
    body.addAll(List.of("  *) return 1 ;;", "esac"));
    return body;
  }
}
