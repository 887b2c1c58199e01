package org.sifter.build;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionStage;
import org.sifter.definition.DefinitionWriter;
import org.sifter.definition.ScriptKind;
import org.sifter.definition.ScriptLine;
import org.sifter.definition.ScriptSection;
import org.sifter.definition.Section;
import org.sifter.source.Span;
import org.sifter.translate.TranslatedStep;
import org.sifter.translate.Translation;

/**
 * Lines that the scripts of a definition file print when a step begins. As the engine keeps the
 * definition file in the image, they are the same for each build of it; as a step may print
 * anything, they hold a part of the file's own hash.
 */
final class StepMarks {
  private static final int HASH_DIGITS = 12;
  private static final String BEGINS = "step";
  private static final String SERVES = "for";
  private static final String END = "end";

  private final Translation translation;
  private final String prefix;
  private final Pattern mark;

  StepMarks(Translation translation) {
    this.translation = translation;
    this.prefix = "sifter-" + hash(DefinitionWriter.write(translation.definition()));
    this.mark =
        Pattern.compile(
            "(.*)%s (%s|%s|%s) ([0-9]{1,9})".formatted(prefix, BEGINS, SERVES, END),
            Pattern.DOTALL);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** The definition file with marks, and without the shell's own trace. */
  DefinitionFile definition() {
    List<DefinitionStage> stages = new ArrayList<>();
    for (DefinitionStage stage : translation.definition().stages()) {
      stages.add(marked(stage, stages.size()));
    }
    return new DefinitionFile(translation.definition().preamble(), stages);
  }

  private DefinitionStage marked(DefinitionStage stage, int index) {
    Optional<ScriptSection> last =
        stage.sections().stream()
            .filter(StepMarks::runsSteps)
            .map(ScriptSection.class::cast)
            .reduce((first, second) -> second);
    List<Section> sections = new ArrayList<>();
    for (Section section : stage.sections()) {
      if (runsSteps(section)) {
        ScriptSection script = (ScriptSection) section;
        List<ScriptLine> lines = marked(script, index);
        if (last.equals(Optional.of(script))) {
          lines.add(afterStage(index));
        }
        sections.add(new ScriptSection(script.kind(), script.arguments(), lines));
      } else {
        sections.add(section);
      }
    }
    return new DefinitionStage(stage.header(), sections);
  }

  private static boolean runsSteps(Section section) {
    return section instanceof ScriptSection script
        && (script.kind() == ScriptKind.SETUP || script.kind() == ScriptKind.POST);
  }

  private List<ScriptLine> marked(ScriptSection script, int stage) {
    List<ScriptLine> lines = new ArrayList<>(List.of(ScriptLine.code("set +x")));
    OptionalInt served = OptionalInt.empty();
    boolean stepsBegan = false;
    for (ScriptLine line : script.lines()) {
      if (line.step().isPresent()) {
        stepsBegan = true;
        lines.add(mark(BEGINS, line.step().getAsInt()));
      }
      OptionalInt serves = stepsBegan ? OptionalInt.empty() : stepAt(line.origin(), stage);
      if (serves.isPresent() && !serves.equals(served)) {
        served = serves;
        lines.add(mark(SERVES, serves.getAsInt()));
      }
      if (!line.equals(Translation.TRACE)) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** The first step of a stage that comes from the instruction at a place, or a part of it. */
  private OptionalInt stepAt(Optional<Span> place, int stage) {
    return translation.steps().stream()
        .filter(step -> step.stage() == stage)
        .filter(step -> place.map(part -> holds(step.provenance().span(), part)).orElse(false))
        .mapToInt(TranslatedStep::number)
        .findFirst();
  }

  private static boolean holds(Span whole, Span part) {
    return whole.start() <= part.start() && part.end() <= whole.end();
  }

  /** The next stage begins, or there is none. */
  private ScriptLine afterStage(int stage) {
    return translation.steps().stream()
        .filter(step -> step.stage() == stage + 1)
        .findFirst()
        .map(step -> mark(BEGINS, step.number()))
        .orElseGet(() -> mark(END, 0));
  }

  private ScriptLine mark(String word, int number) {
    return ScriptLine.code("echo %s %s %d >&2".formatted(prefix, word, number));
  }

  /** What a line tells: a mark may follow what a step has printed without ending the line. */
  Recipe.Sign read(String line) {
    Matcher found = mark.matcher(line);
    if (!found.matches()) {
      return Recipe.Sign.none(line);
    }
    int number = Integer.parseInt(found.group(3));
    boolean isStep = number >= 1 && number <= translation.steps().size();
    return new Recipe.Sign(
        Optional.of(found.group(1)).filter(text -> !text.isEmpty()),
        found.group(2).equals(BEGINS) && isStep ? OptionalInt.of(number) : OptionalInt.empty(),
        found.group(2).equals(SERVES) && isStep ? OptionalInt.of(number) : OptionalInt.empty(),
        found.group(2).equals(END),
        Optional.empty());
  }
}
