package org.sifter.lint;

import org.sifter.analysis.Analysis;
import org.sifter.analysis.Moment;
import org.sifter.analysis.StageView;
import org.sifter.diag.Edit;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;
import org.sifter.syntax.Instruction;

/** Puts an instruction on a line of its own into a Dockerfile. */
public final class AddedInstruction {
  private static final String WINDOWS_LINE_END = "\r\n";

  private AddedInstruction() {}

  /** Behind the FROM of the stage that the image ends with, so that all its steps see it. */
  public static Edit first(Analysis analysis, String text) {
    return behind(lastStage(analysis).beginning(), analysis.dockerfile().source(), text);
  }

  /** Behind all RUN and ENV of the stage that the image ends with, so that no step sees it. */
  public static Edit last(Analysis analysis, String text) {
    StageView stage = lastStage(analysis);
    Moment end =
        stage.moments().stream()
            .filter(
                moment ->
                    moment.instruction() instanceof Instruction.Run
                        || moment.instruction() instanceof Instruction.Env)
            .reduce((first, second) -> second)
            .orElse(stage.beginning());
    return behind(end, analysis.dockerfile().source(), text);
  }

  /** Behind an instruction. */
  public static Edit behind(Moment moment, SourceFile source, String text) {
    int place = moment.span().end();
    boolean windows = source.text().startsWith(WINDOWS_LINE_END, place);
    return new Edit(Span.at(place), (windows ? WINDOWS_LINE_END : "\n") + text);
  }

  private static StageView lastStage(Analysis analysis) {
    return analysis.lineage().get(analysis.lineage().size() - 1);
  }
}
