package org.sifter.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sifter.plan.Base;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.Platform;
import org.sifter.syntax.Instruction;

/** A stage of the file before its instructions are gone through. */
final class StageOutline {
  private final int index;
  private final Instruction.From from;
  private final List<Instruction> instructions = new ArrayList<>();
  private final List<TriggeredInstruction> triggered = new ArrayList<>();
  private Base base = new Base.Scratch();
  private ImageConfig baseConfig = BaseConfig.scratch();
  private Optional<Platform> platform = Optional.empty();
  private boolean reached;

  StageOutline(int index, Instruction.From from) {
    this.index = index;
    this.from = from;
  }

  /**
   * A trigger that runs in this stage.
   *
   * @param instruction the instruction
   * @param text the instruction as the image keeps it
   */
  record TriggeredInstruction(Instruction instruction, String text) {}

  int index() {
    return index;
  }

  Instruction.From from() {
    return from;
  }

  /** The stage's name in small letters. */
  Optional<String> name() {
    return from.stageName().map(word -> word.text().toLowerCase(Locale.ROOT));
  }

  /** What messages call it. */
  String title() {
    return name().orElse("stage-" + index);
  }

  /** The instructions that stand in the file below its FROM. */
  List<Instruction> instructions() {
    return instructions;
  }

  /** The triggers of its base, which run first. */
  List<TriggeredInstruction> triggered() {
    return triggered;
  }

  /** All instructions that are gone through, in their order. */
  List<Instruction> all() {
    List<Instruction> all = new ArrayList<>();
    triggered.forEach(t -> all.add(t.instruction()));
    all.addAll(instructions);
    return all;
  }

  Base base() {
    return base;
  }

  void setBase(Base base) {
    this.base = base;
  }

  /** The config of the base when that is an image or scratch. */
  ImageConfig baseConfig() {
    return baseConfig;
  }

  void setBaseConfig(ImageConfig config) {
    this.baseConfig = config;
  }

  Optional<Platform> platform() {
    return platform;
  }

  void setPlatform(Platform platform) {
    this.platform = Optional.of(platform);
  }

  /** Marks it as needed; false when it has been before. */
  boolean reach() {
    boolean first = !reached;
    reached = true;
    return first;
  }

  boolean isReached() {
    return reached;
  }
}
