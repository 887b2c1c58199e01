package org.sifter.report;

import java.util.List;
import java.util.Optional;
import org.sifter.plan.Healthcheck;
import org.sifter.plan.ImageConfig;

/** Writes image configs for people; what is not set is left out. */
final class ConfigText {
  private final TextTable table = new TextTable();

  String render(ImageConfig config) {
    row("Env", PlanText.assignments(StepVariables.byName(config.environment())));
    row("Entrypoint", config.entrypoint());
    row("Cmd", config.command());
    row("WorkingDir", Glyph.show(config.workingDirectory()));
    row("User", Glyph.show(config.user()));
    row("Labels", PlanText.assignments(config.labels()));
    row("Ports", String.join(" ", config.exposedPorts().stream().sorted().toList()));
    row("Volumes", Glyph.show(String.join(" ", config.volumes())));
    row("StopSignal", config.stopSignal());
    row("Shell", config.shell());
    row("Healthcheck", config.healthcheck().map(Healthcheck::test));
    row("OnBuild", String.join("\n", config.triggers().stream().map(Glyph::show).toList()));
    return table.toString();
  }

  private void row(String name, Optional<List<String>> arguments) {
    arguments.ifPresent(all -> table.row(name, PlanText.array(all)));
  }

  private void row(String name, String text) {
    if (!text.isEmpty()) {
      table.row(name, text);
    }
  }
}
