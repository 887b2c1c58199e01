package org.sifter.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.sifter.diag.DiagnosticLog;
import org.sifter.plan.Base;
import org.sifter.plan.ImageFacts;
import org.sifter.plan.ImageReference;
import org.sifter.plan.ImageSource;
import org.sifter.plan.MalformedValueException;
import org.sifter.plan.Origin;
import org.sifter.plan.Platform;
import org.sifter.plan.WantedImage;
import org.sifter.shell.ExpandedSize;
import org.sifter.shell.Expansion;
import org.sifter.syntax.Dockerfile;
import org.sifter.syntax.Flag;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.Word;

/** The stages of a file and their names. Follows BuildKit's {@code buildDispatchStates}. */
final class StageTable {
  private final List<StageOutline> stages = new ArrayList<>();
  private final Map<String, Integer> byName = new HashMap<>();
  private final List<Instruction.Arg> globals = new ArrayList<>();
  private final ResolveOptions options;
  private final DiagnosticLog log;

  private StageTable(ResolveOptions options, DiagnosticLog log) {
    this.options = options;
    this.log = log;
  }

  /** Cuts a file into its stages. */
  static StageTable of(Dockerfile dockerfile, ResolveOptions options, DiagnosticLog log) {
    StageTable table = new StageTable(options, log);
    for (Instruction instruction : dockerfile.instructions()) {
      if (instruction instanceof Instruction.From from) {
        table.stages.add(new StageOutline(table.stages.size(), from));
      } else if (!table.stages.isEmpty()) {
        table.stages.get(table.stages.size() - 1).instructions().add(instruction);
      } else if (instruction instanceof Instruction.Arg arg) {
        table.globals.add(arg);
      }
    }
    return table;
  }

  /** The ARG instructions before the first stage. */
  List<Instruction.Arg> globals() {
    return globals;
  }

  List<StageOutline> stages() {
    return stages;
  }

  /** The stage of that name, in any case; the last where several have it. */
  Optional<StageOutline> byName(String name) {
    return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT))).map(stages::get);
  }

  /** The stage that a number counts to from 0. */
  Optional<StageOutline> byIndex(String number) {
    return index(number).stream()
        .filter(index -> index >= 0 && index < stages.size())
        .mapToObj(stages::get)
        .findFirst();
  }

  /** The names of all stages. */
  List<String> names() {
    return stages.stream().flatMap(stage -> stage.name().stream()).toList();
  }

  /** Finds out what each stage starts from. A stage sees the names of those above it only. */
  void resolveBases(GlobalArguments arguments, Words words) {
    for (StageOutline stage : stages) {
      words
          .expand(stage.from().image(), arguments::variable)
          .map(Expansion::orUnset)
          .ifPresent(name -> resolveBase(stage, name));
      stage.from().flags().forEach(flag -> resolvePlatform(stage, flag, arguments, words));
      stage.name().ifPresent(name -> byName.put(name, stage.index()));
    }
  }

  private void resolveBase(StageOutline stage, String name) {
    Word image = stage.from().image();
    Optional<Integer> earlier = Optional.ofNullable(byName.get(name));
    if (name.isEmpty()) {
      log.report(ResolveCode.BLANK_BASE, image.span(), image.text());
    } else if (earlier.isPresent()) {
      stage.setBase(new Base.EarlierStage(earlier.get()));
    } else if (!name.equals("scratch")) {
      image(name, image)
          .ifPresent(
              reference ->
                  stage.setBase(
                      new Base.Image(
                          reference, ImageFacts.NOT_ASKED, ImageSource.registry(reference))));
    }
  }

  private void resolvePlatform(
      StageOutline stage, Flag flag, GlobalArguments arguments, Words words) {
    Optional<String> value =
        flag.word().text().isEmpty()
            ? Optional.empty()
            : words.expand(flag.word(), arguments::variable).map(Expansion::orUnset);
    if (value.isEmpty()) {
      return;
    }
    if (value.get().isEmpty()) {
      log.report(ResolveCode.EMPTY_PLATFORM, flag.span(), flag.word().text());
      return;
    }
    try {
      stage.setPlatform(Platform.parse(value.get()));
    } catch (MalformedValueException e) {
      log.report(ResolveCode.INVALID_PLATFORM, flag.span(), e.getMessage());
    }
  }

  /** The reference that a name is; empty when it has been reported. */
  private Optional<ImageReference> image(String name, Word place) {
    try {
      return Optional.of(ImageReference.parse(name));
    } catch (MalformedValueException e) {
      log.report(ResolveCode.INVALID_IMAGE, place.span(), name, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * What {@code COPY --from} names; empty when it has been reported. Numbers are indexes of stages,
   * names are stages in any case, and all else is an image.
   */
  Optional<Origin> origin(Flag from) {
    String name = from.value().orElse("");
    if (name.isEmpty()) {
      return Optional.of(new Origin.Context());
    }
    if (!name.equals(plain(from.word()))) {
      log.report(ResolveCode.FROM_HOLDS_VARIABLE, from.span());
      return Optional.empty();
    }
    OptionalInt index = index(name);
    if (index.isEmpty()) {
      return named(name, from.word());
    }
    if (index.getAsInt() < 0 || index.getAsInt() >= stages.size()) {
      log.report(ResolveCode.STAGE_INDEX, from.span(), name);
      return Optional.empty();
    }
    return Optional.of(new Origin.OtherStage(index.getAsInt()));
  }

  /** What {@code from=} of a mount names: as above, but numbers are no indexes. */
  Optional<Origin> named(String name, Word place) {
    Optional<StageOutline> stage = byName(name);
    if (stage.isPresent()) {
      return Optional.of(new Origin.OtherStage(stage.get().index()));
    }
    if (name.equals("scratch")) {
      return Optional.of(new Origin.Nothing());
    }
    return image(name, place)
        .map(
            reference ->
                new Origin.OtherImage(
                    reference,
                    options.baseImages().source(new WantedImage(reference, options.platform()))));
  }

  private String plain(Word word) {
    return new Words('\\', new ExpandedSize(), new DiagnosticLog(log.source()))
        .expand(word, name -> Optional.empty())
        .map(Expansion::orUnset)
        .orElse("");
  }

  private static OptionalInt index(String name) {
    if (!name.matches("[+-]?[0-9]{1,9}")) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(name));
  }
}
