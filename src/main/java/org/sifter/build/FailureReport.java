package org.sifter.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.sifter.build.BuildPoint.AtAssembly;
import org.sifter.build.BuildPoint.AtImage;
import org.sifter.build.BuildPoint.AtStep;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;
import org.sifter.progress.BuildEvent;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

/**
 * What to tell the user of a build that has failed.
 *
 * @param diagnostic what has failed, where, and what helps
 * @param output the last lines that the step or the engine has printed
 * @param status the exit status of the step or program that has failed; empty when none has
 */
public record FailureReport(Diagnostic diagnostic, List<String> output, OptionalInt status) {
  private static final int SHOWN_LINES = 10;
  private static final int MAX_TITLE = 60;

  /** Where the build has the file system of another stage, before the path in that. */
  private static final Pattern OTHER_ROOT = Pattern.compile("/[^\\s'\":]*?SIFTER_ROOT_\\w+(?=/)");

  /** How the scripts of a definition begin that tells its steps. */
  private static final String TRACE_OFF = "+ set +x";

  public FailureReport {
    output = List.copyOf(output);
  }

  /** About something that is no program's failure. */
  public static FailureReport of(Diagnostic diagnostic) {
    return new FailureReport(diagnostic, List.of(), OptionalInt.empty());
  }

  /**
   * The diagnostic with all that was printed in its message, for reports that have nothing else.
   */
  public Diagnostic withOutputInMessage() {
    return output.isEmpty()
        ? diagnostic
        : diagnostic.withMessage(
            diagnostic.message() + "; the last lines of its output:\n" + String.join("\n", output));
  }

  /** What programs are told of it. */
  public BuildEvent.Problem problem() {
    boolean hasLine = diagnostic.span().isPresent();
    return new BuildEvent.Problem(
        diagnostic.code().id(),
        diagnostic.message(),
        diagnostic.source().name(),
        hasLine ? OptionalInt.of(diagnostic.line()) : OptionalInt.empty(),
        status);
  }

  /**
   * About a failure.
   *
   * @param recipe what was built
   * @param request how it was built
   */
  public static FailureReport of(
      BuildFailedException failure, Recipe recipe, BuildRequest request) {
    return new Writer(failure, recipe, request).write();
  }

  /** Writes the report. */
  private static final class Writer {
    private final BuildFailedException failure;
    private final Recipe recipe;
    private final BuildRequest request;
    private final String remedy;

    /** Without what the engine says of itself, or of what the message says. */
    private final List<String> output;

    Writer(BuildFailedException failure, Recipe recipe, BuildRequest request) {
      this.failure = failure;
      this.recipe = recipe;
      this.request = request;
      this.remedy =
          FailureCause.remedy(failure.point(), failure.lastLines(), facts(failure.point()))
              .orElse("");
      boolean isUsage = failure.lastLines().stream().anyMatch(EngineLine::isUsage);
      this.output =
          failure.lastLines().stream()
              .filter(line -> !isUsage)
              .filter(line -> !(isOfBase() ? EngineLine.isOwn(line) : EngineLine.isLastWord(line)))
              .filter(line -> !line.equals(TRACE_OFF))
              .map(Writer::withoutOtherRoots)
              .toList();
    }

    private static String withoutOtherRoots(String line) {
      return line.contains("SIFTER_ROOT_") ? OTHER_ROOT.matcher(line).replaceAll("") : line;
    }

    private FailureFacts facts(BuildPoint point) {
      String image = point instanceof AtImage at ? at.image() : "";
      return new FailureFacts(
          Optional.ofNullable(request.temporary().getParent())
              .orElse(request.temporary())
              .toString(),
          LoginCommand.of(request.engine(), image),
          point instanceof AtStep step && recipe.step(step.number()).isCutOff());
    }

    FailureReport write() {
      if (failure.point() instanceof AtStep step) {
        return atStep(recipe.step(step.number()));
      }
      if (failure.lastLines().isEmpty()) {
        return silent();
      }
      if (failure.status() == 0) {
        return report(engine(BuildCode.NO_IMAGE, engineName()));
      }
      if (isSignal(failure.status()) && reason().isEmpty()) {
        return report(
            engine(
                BuildCode.ENGINE_KILLED,
                engineName(),
                Signals.name(failure.status() - Signals.STATUS)));
      }
      return failure.point() instanceof AtImage image ? atImage(image) : ofEngine();
    }

    private FailureReport silent() {
      if (failure.status() == 0) {
        return report(engine(BuildCode.NO_IMAGE, engineName()));
      }
      return isSignal(failure.status())
          ? report(
              engine(
                  BuildCode.ENGINE_KILLED,
                  engineName(),
                  Signals.name(failure.status() - Signals.STATUS)))
          : report(
              engine(
                  BuildCode.ENGINE_SAYS_NOTHING, engineName(), Integer.toString(failure.status())));
    }

    private FailureReport atStep(RecipeStep step) {
      String title = shortened(step.planned().title());
      int status = failure.status();
      Optional<Span> place = recipe.failurePlace(step, output);
      Optional<String> reason = copyingReason();
      if (reason.isPresent()) {
        return report(at(BuildCode.FILES_NOT_COPIED, place, title, reason.get(), remedy));
      }
      if (step.isBase()) {
        return report(at(BuildCode.BASE_FAILED, place, title, Integer.toString(status), remedy));
      }
      return isSignal(status)
          ? report(
              at(
                  BuildCode.STEP_KILLED,
                  place,
                  title,
                  Signals.name(status - Signals.STATUS),
                  remedy.isEmpty() && status == Signals.STATUS + 9 ? memory() : remedy))
          : report(at(BuildCode.STEP_FAILED, place, title, Integer.toString(status), remedy));
    }

    private static String memory() {
      return "This is what happens when there is too little memory.";
    }

    /** Where the engine copies for a step, it ends with no status but says why. */
    private Optional<String> copyingReason() {
      return reason().filter(text -> text.startsWith("unable to copy files"));
    }

    private FailureReport atImage(AtImage image) {
      String reason = reason().orElse("the engine ended with status " + failure.status());
      return report(
          at(
              isOfFiles(reason) ? BuildCode.IMAGE_NOT_UNPACKED : BuildCode.IMAGE_NOT_FETCHED,
              Optional.of(image.place()).filter(place -> place.length() > 0),
              image.image(),
              reason,
              remedy));
    }

    /** Whether the image has been fetched (Apptainer, sources/conveyorPacker_oci.go). */
    private static boolean isOfFiles(String reason) {
      return reason.startsWith("while unpacking") || reason.startsWith("while inserting");
    }

    private FailureReport ofEngine() {
      String reason = reason().orElse("it ended with status " + failure.status());
      return report(
          failure.point() instanceof AtAssembly
              ? engine(BuildCode.IMAGE_NOT_WRITTEN, reason, remedy)
              : engine(BuildCode.ENGINE_FAILED, engineName(), reason, remedy));
    }

    private Optional<String> reason() {
      List<String> lines = failure.lastLines();
      for (int i = lines.size() - 1; i >= 0; i--) {
        Optional<String> reason = EngineLine.reason(lines.get(i));
        if (reason.isPresent()) {
          return reason;
        }
      }
      return Optional.empty();
    }

    private boolean isOfBase() {
      return !(failure.point() instanceof AtStep step) || recipe.step(step.number()).isBase();
    }

    private String engineName() {
      return request.engine().label();
    }

    private Diagnostic at(Code code, Optional<Span> place, String... arguments) {
      return Diagnostic.of(code, recipe.source(), place, List.of(arguments));
    }

    private Diagnostic engine(Code code, String... arguments) {
      SourceFile program = SourceFile.of(request.engine().program().toString(), "");
      return Diagnostic.of(code, program, Optional.empty(), List.of(arguments));
    }

    private FailureReport report(Diagnostic diagnostic) {
      int size = output.size();
      return new FailureReport(
          diagnostic,
          new ArrayList<>(output.subList(Math.max(0, size - SHOWN_LINES), size)),
          OptionalInt.of(failure.status()));
    }

    private static boolean isSignal(int status) {
      return status > Signals.STATUS && status < Signals.STATUS + 65;
    }

    private static String shortened(String title) {
      return title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE) + "...";
    }
  }
}
