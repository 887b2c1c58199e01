package org.sifter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.definition.Label;
import org.sifter.plan.Healthcheck;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.ImageConfig.Property;
import org.sifter.shell.ShellQuote;
import org.sifter.source.ForeignBytes;
import org.sifter.source.Span;

/** LABEL and MAINTAINER become {@code %labels}; what else a user should know, {@code %help}. */
final class Metadata {
  private final StageDraft draft;
  private final ImageConfig config;
  private final Optional<Map<String, String>> baseLabels;
  private final InstructionPlaces places;
  private final Findings findings;

  /**
   * The metadata of an image.
   *
   * @param baseLabels the labels that the base image has; absent when nothing is known of it
   * @param places where the instructions stand that say it
   */
  Metadata(
      StageDraft draft,
      ImageConfig config,
      Optional<Map<String, String>> baseLabels,
      InstructionPlaces places,
      Findings findings) {
    this.draft = draft;
    this.config = config;
    this.baseLabels = baseLabels;
    this.places = places;
    this.findings = findings;
  }

  void write() {
    config.labels().forEach(this::label);
    if (!config.author().isEmpty() && !config.labels().containsKey("maintainer")) {
      label("maintainer", config.author());
    }
    help();
    notes();
  }

  private void label(String key, String value) {
    if (baseLabels.map(labels -> value.equals(labels.get(key))).orElse(false)) {
      return;
    }
    if (ForeignBytes.in(key + value)) {
      Span place = places.naming(key, "LABEL", "MAINTAINER");
      findings.report(TranslationCode.LABEL, place, ShellQuote.word(TextBytes.replaceForeign(key)));
      return;
    }
    if (!Label.canLabel(key, value)) {
      odd(key, value);
      return;
    }
    boolean isOfBase = baseLabels.map(labels -> labels.containsKey(key)).orElse(false);
    if (!isOfBase) {
      draft.labels().add(new Label(key, value));
    }
    if (isOfBase || baseLabels.isEmpty()) {
      overrideLabel(key, value);
    }
  }

  /** A label that {@code %labels} cannot say. */
  private void odd(String key, String value) {
    if (isOneLine(key, value)) {
      overrideLabel(key, value);
    } else if ((key + value).chars().allMatch(c -> c >= ' ' || "\t\r\n".indexOf(c) >= 0)) {
      last(
          draft.call(ShellFunction.LABEL)
              + " "
              + draft.path("/.singularity.d/labels.json")
              + " "
              + ShellQuote.word(key)
              + " "
              + ShellQuote.word(value));
    } else {
      findings.report(
          TranslationCode.LABEL, places.naming(key, "LABEL", "MAINTAINER"), ShellQuote.word(key));
    }
  }

  /** Whether the engine reads the label from a line of its own, the key up to the first blank. */
  private static boolean isOneLine(String key, String value) {
    return !key.isEmpty()
        && !key.startsWith("#")
        && key.chars().noneMatch(c -> c <= ' ' || Character.isWhitespace(c))
        && value.strip().equals(value)
        && value.chars().noneMatch(Character::isISOControl);
  }

  /** A label that the base image has too is kept by the engine unless {@code %post} says it. */
  private void overrideLabel(String key, String value) {
    last(
        "printf '%s\\n' "
            + ShellQuote.word((key + " " + value).strip())
            + " >> "
            + draft.labelsFile());
  }

  private void last(String code) {
    if (draft.last().isEmpty()) {
      draft.last().comment("labels that %labels cannot say, or that the base image may have too");
    }
    draft.last().code(code);
  }

  private void help() {
    List<String> help = draft.help();
    String title = config.labels().get("org.opencontainers.image.title");
    if (title != null) {
      help.add(title);
    }
    String description = config.labels().get("org.opencontainers.image.description");
    if (description != null) {
      help.add(description);
    }
    List<String> run = new ArrayList<>();
    config.entrypoint().ifPresent(words -> run.add(words(words)));
    if (config.entrypoint().isPresent()) {
      run.add("ARGUMENTS");
      config.command().ifPresent(words -> run.add("(default: " + words(words) + ")"));
    } else {
      config.command().ifPresent(words -> run.add(words(words)));
    }
    fact("run", String.join(" ", run));
    fact("ports", String.join(" ", config.exposedPorts()));
    fact("data", String.join(" ", config.volumes()));
    fact("user", config.user().isEmpty() ? "" : "the image asks for " + config.user());
    fact("stop", config.stopSignal());
    config
        .healthcheck()
        .filter(Healthcheck::hasCommand)
        .ifPresent(check -> fact("test", words(check.test().subList(1, check.test().size()))));
  }

  private void fact(String name, String text) {
    if (!text.isEmpty()) {
      draft.help().add("    " + name + " ".repeat(8 - name.length()) + text);
    }
  }

  private void notes() {
    if (!config.unknown().contains(Property.USER) && !StepUser.isRoot(config.user())) {
      findings.report(TranslationCode.RUNS_AS_CALLER, places.of("USER"), config.user());
    }
    if (!config.triggers().isEmpty()) {
      findings.report(TranslationCode.TRIGGERS, places.of("ONBUILD"));
    }
    if (config.healthcheck().filter(Healthcheck::hasCommand).isPresent()) {
      findings.report(TranslationCode.HEALTHCHECK, places.of("HEALTHCHECK"));
    }
  }

  private static String words(List<String> arguments) {
    return String.join(" ", arguments.stream().map(ShellQuote::word).toList());
  }
}
