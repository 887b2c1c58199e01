package org.sifter.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sifter.shell.ShellQuote;

/** Writes what is known of an image as shell code. */
final class FactsText {
  private final ShellCode code = new ShellCode();

  private FactsText() {}

  /** The code for an image. */
  static String of(LaunchFacts facts, ScriptOptions options) {
    FactsText text = new FactsText();
    text.code
        .variable("image_name", options.name())
        .variable("image_sif", options.image())
        .variable("image_build", options.build())
        .variable("image_description", String.join("\n", facts.description()))
        .variable("image_workdir", facts.workingDirectory().orElse(""))
        .variable("image_stop_signal", facts.stopSignal().orElse(""))
        .variable(
            "image_gpu", facts.gpus().stream().map(Gpu::word).collect(Collectors.joining(" ")));
    facts.service().ifPresent(text::service);
    facts.health().ifPresent(text::health);
    text.command(facts.command());
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
          "NAME: sets offered to the program of the image that is called so, if there is one.",
          programs(options.programs()));
    }
    return text.code.toString();
  }

  private void service(Service service) {
    code.variable("image_port", Integer.toString(service.port()));
    code.variable("image_port_variable", service.variable().orElse(""));
    code.variable(
        "image_other_ports",
        service.others().stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }

  private void health(HealthTest health) {
    Map<String, Long> seconds = new LinkedHashMap<>();
    seconds.put("timeout", health.timeout());
    seconds.put("interval", health.interval());
    seconds.put("start_period", health.startPeriod());
    seconds.put("start_interval", health.startInterval());
    seconds.put("patience", health.patience());
    seconds.forEach((name, value) -> code.variable("image_health_" + name, value.toString()));
    code.variable("image_health_retries", Integer.toString(health.retries()));
    code.function(
        "image_health",
        "COMMAND: calls it with the words of HEALTHCHECK.",
        List.of("\"$@\" " + ShellCode.words(health.words())));
  }

  private void guard(Guard guard) {
    code.variable("image_secret", guard.secret().word());
    code.variable("image_secret_variable", guard.secret().variable());
    code.variable("image_secret_query", guard.secret().query());
    code.variable(
        "image_guarded_command", guard.command().isPresent() ? "image_command_with_secret" : "");
    guard
        .command()
        .ifPresent(
            command ->
                code.function(
                    "image_command_with_secret",
                    "COMMAND [ARG]...: the same as image_command, for a service that asks for a"
                        + " secret.",
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

  private void command(Optional<ImageCommand> command) {
    code.function(
        "image_command",
        "COMMAND [ARG]...: calls it with the words of ENTRYPOINT and CMD and the arguments.",
        command
            .map(FactsText::call)
            .orElse(
                List.of(
                    "usage_error \"only the image knows its command, so run takes no --here or"
                        + " --cwd\"")));
  }

  private static List<String> call(ImageCommand command) {
    List<String> body = new ArrayList<>(List.of("caller=$1", "shift"));
    if (!command.arguments().isEmpty()) {
      body.add("test \"$#\" -gt 0 || set -- " + ShellCode.words(command.arguments()));
    }
    if (!command.entrypoint().isEmpty()) {
      body.add("set -- " + ShellCode.words(command.entrypoint()) + " \"$@\"");
    }
    body.add("\"${caller}\" \"$@\"");
    return body;
  }

  private static List<String> programs(List<OfferedProgram> programs) {
    List<String> body = new ArrayList<>(List.of("case $1 in"));
    for (OfferedProgram program : programs) {
      body.add("  " + program.name() + ") offered=" + ShellCode.text(program.path()) + " ;;");
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
