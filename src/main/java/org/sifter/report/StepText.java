package org.sifter.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.Mount;
import org.sifter.plan.Origin;
import org.sifter.plan.Process;
import org.sifter.plan.Stage;
import org.sifter.plan.Step;

/** Writes the steps of a stage for people. */
final class StepText {
  private final BuildPlan plan;
  private final TextTable table = new TextTable();

  StepText(BuildPlan plan) {
    this.plan = plan;
  }

  String render(Stage stage) {
    for (Step step : stage.steps()) {
      int line = step.provenance().line();
      if (step instanceof Step.Run run) {
        run(line, run);
      } else if (step instanceof Step.Copy copy) {
        copy(line, copy);
      } else if (step instanceof Step.MakeDirectory directory) {
        String owner = directory.user().isEmpty() ? "" : " for " + directory.user();
        table.row(line, "mkdir", Glyph.show(directory.path() + owner));
      } else if (step instanceof Step.SetVariables set) {
        table.row(
            line,
            set.inImage() ? "env" : "arg",
            PlanText.assignments(StepVariables.byName(set.variables())));
      }
    }
    return table.toString();
  }

  private void run(int line, Step.Run run) {
    table.row(line, "run", command(run.process()));
    if (!run.workingDirectory().equals("/")) {
      table.row("in", Glyph.show(run.workingDirectory()));
    }
    if (!run.user().isEmpty()) {
      table.row("as", Glyph.show(run.user()));
    }
    run.mounts().forEach(mount -> table.row("mount", mount(mount)));
    if (!run.network().equals("default")) {
      table.row("network", run.network());
    }
    if (!run.security().equals("sandbox")) {
      table.row("security", run.security());
    }
  }

  private static String command(Process process) {
    if (process instanceof Process.Shell shell) {
      return shell(shell.shell()) + lines(shell.text());
    }
    if (process instanceof Process.Script script) {
      return shell(script.shell())
          + Process.Script.DIRECTORY
          + script.name()
          + "\n"
          + lines(script.content());
    }
    return PlanText.array(process.arguments());
  }

  private static String shell(List<String> shell) {
    return shell.equals(ImageConfig.DEFAULT_SHELL) ? "" : PlanText.array(shell) + "\n";
  }

  /** The lines of a script, without the line end of the last one. */
  private static String lines(String text) {
    List<String> shown = new ArrayList<>();
    text.lines().forEach(line -> shown.add(Glyph.show(line.replace("\t", "        "))));
    return String.join("\n", shown);
  }

  private void copy(int line, Step.Copy copy) {
    List<String> sources = new ArrayList<>();
    copy.sources().forEach(source -> sources.add(SourceNames.of(source.location())));
    copy.files().forEach(file -> sources.add("<<" + file.name()));
    table.row(
        line,
        copy.options().add() ? "add" : "copy",
        Glyph.show(String.join(" ", sources) + " -> " + copy.destination()));
    if (!(copy.origin() instanceof Origin.Context)) {
      table.row("from", origin(copy.origin()));
    }
    copy.options().owner().ifPresent(owner -> table.row("owner", Glyph.show(owner)));
    copy.options().mode().ifPresent(mode -> table.row("mode", Glyph.show(mode)));
    if (!copy.options().excludes().isEmpty()) {
      table.row("without", Glyph.show(String.join(" ", copy.options().excludes())));
    }
  }

  private String mount(Mount mount) {
    String type = mount.type().name().toLowerCase(Locale.ROOT);
    String from =
        mount.origin() instanceof Origin.OtherStage || mount.origin() instanceof Origin.OtherImage
            ? " from " + origin(mount.origin())
            : "";
    String target = mount.target().isEmpty() ? "" : " at " + mount.target();
    String variable = mount.variable().map(name -> " in $" + name).orElse("");
    String access = mount.readOnly() ? "" : ", writable";
    return Glyph.show(type + from + target + variable + access);
  }

  private String origin(Origin origin) {
    if (origin instanceof Origin.OtherStage other) {
      String name = plan.stage(other.index()).flatMap(Stage::name).map(n -> " " + n).orElse("");
      return "stage " + other.index() + name;
    }
    if (origin instanceof Origin.OtherImage image) {
      return "image " + image.reference();
    }
    return origin instanceof Origin.Nothing ? "scratch" : "the build context";
  }
}
