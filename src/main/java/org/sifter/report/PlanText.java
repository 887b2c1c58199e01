package org.sifter.report;

import java.util.List;
import java.util.Map;
import org.sifter.plan.Base;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.Stage;

/**
 * Writes build plans for people: the stages with their steps, each after the line of its
 * instruction, and the image config.
 */
public final class PlanText {
  private PlanText() {}

  /**
   * The text of a plan.
   *
   * @param file what the user calls the Dockerfile
   */
  public static String render(String file, BuildPlan plan) {
    StringBuilder out = new StringBuilder();
    out.append("Build plan of ")
        .append(Glyph.show(file))
        .append(", target ")
        .append(plan.targetName())
        .append('\n');
    for (Stage stage : plan.stages()) {
      out.append('\n').append(heading(stage)).append('\n');
      out.append(new StepText(plan).render(stage));
    }
    out.append("\nImage config\n").append(new ConfigText().render(plan.target().config()));
    return out.toString();
  }

  private static String heading(Stage stage) {
    return "Stage "
        + stage.index()
        + stage.name().map(name -> " " + name).orElse("")
        + " from "
        + base(stage.base())
        + stage.platform().map(platform -> " for " + platform).orElse("");
  }

  private static String base(Base base) {
    if (base instanceof Base.Image image) {
      return image.reference().toString();
    }
    return base instanceof Base.EarlierStage earlier ? "stage " + earlier.index() : "scratch";
  }

  /** Arguments as a JSON array, with blanks between them. */
  static String array(List<String> arguments) {
    StringBuilder out = new StringBuilder("[");
    for (String argument : arguments) {
      out.append(out.length() == 1 ? "" : ", ").append(quoted(argument));
    }
    return out.append(']').toString();
  }

  /** Names with values, one a line in the column of {@code title}. */
  static String assignments(Map<String, String> values) {
    StringBuilder out = new StringBuilder();
    values.forEach(
        (name, value) ->
            out.append(out.length() == 0 ? "" : "\n")
                .append(name)
                .append('=')
                .append(quoted(value)));
    return out.toString();
  }

  /** Text in double quotes, with its control characters made visible. */
  static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
    return "\"" + Glyph.show(escaped.replace("\n", "\\n").replace("\t", "\\t")) + "\"";
  }
}
