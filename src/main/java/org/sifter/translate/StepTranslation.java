package org.sifter.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.plan.Origin;
import org.sifter.plan.Provenance;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Stage;
import org.sifter.plan.Step;
import org.sifter.plan.Variable;
import org.sifter.shell.ShellQuote;
import org.sifter.source.Span;

/** Translates the steps of a stage in their order into {@code %post} and what it needs. */
final class StepTranslation {
  /** What only ends up in labels, which say themselves what they cannot hold. */
  private static final Set<String> METADATA = Set.of("LABEL", "MAINTAINER");

  private final StageDraft draft;
  private final SourceStages sources;
  private final ContextSelection context;
  private final String dockerfile;
  private final Findings findings;
  private final boolean runsProcesses;
  private final ComingRuns comingRuns;
  private final WorkingDirectoryTranslation directories;

  /** Variables that no command has needed so far. */
  private final Map<String, Variable> pending = new LinkedHashMap<>();

  /**
   * The translation of a stage.
   *
   * @param runsProcesses whether the stage has a RUN, for which variables are exported
   * @param comingRuns the RUN steps of the whole plan that are still to come
   */
  StepTranslation(
      StageDraft draft,
      SourceStages sources,
      ContextSelection context,
      String dockerfile,
      boolean runsProcesses,
      ComingRuns comingRuns,
      Findings findings) {
    this.draft = draft;
    this.sources = sources;
    this.context = context;
    this.dockerfile = dockerfile;
    this.runsProcesses = runsProcesses;
    this.comingRuns = comingRuns;
    this.findings = findings;
    this.directories = new WorkingDirectoryTranslation(draft);
  }

  /** Translates all steps of a stage. */
  void translate(Stage stage) {
    for (Variable variable : stage.environment()) {
      if (variable.name().equals("HOME")) {
        draft.held().setsHome();
      }
      if (!draft.variables().holds(variable) && VariableExports.canSet(variable.name())) {
        export(variable, stage.provenance().span());
      }
    }
    stage.steps().forEach(this::translate);
  }

  private void translate(Step step) {
    Provenance provenance = step.provenance();
    if (!METADATA.contains(provenance.keyword())) {
      findings
          .foreign(provenance.span())
          .ifPresent(place -> findings.report(TranslationCode.NOT_UTF_8, place));
    }
    if (findings.nul(provenance.span()).isPresent() || holdsNul(step)) {
      findings.reportNul(provenance.span());
      return;
    }
    if (step instanceof Step.Configure) {
      return;
    }
    if (step instanceof Step.Run && draft.scene() == Scene.HOST) {
      draft
          .baseImage()
          .ifPresent(image -> findings.report(TranslationCode.NO_SHELL, provenance.span(), image));
      draft.enterImage();
      pending.values().forEach(variable -> export(variable, provenance.span()));
      pending.clear();
    }
    if (!(step instanceof Step.SetVariables)) {
      draft.beginStep(dockerfile, step.provenance());
    } else if (exportsVariables()) {
      draft.steps().heading(dockerfile, step.provenance());
    }
    if (step instanceof Step.SetVariables set) {
      set.variables().forEach(variable -> export(variable, step.provenance().span()));
    } else if (step instanceof Step.MakeDirectory directory) {
      draft.withOwnPrograms(() -> directories.translate(directory));
    } else if (step instanceof Step.Run run) {
      directories.makeFor(run);
      MountTranslation mounts = new MountTranslation(draft, context, sources, findings);
      new RunTranslation(draft, mounts, findings).translate(run);
      comingRuns.pass();
    } else if (step instanceof Step.Copy copy) {
      draft.withOwnPrograms(() -> copy(copy));
    }
    findings.takeTolerated().forEach(message -> draft.steps().comment("LEFT OUT: " + message));
  }

  /** Whether a NUL that JSON or a build argument has escaped is in a word of the script. */
  private static boolean holdsNul(Step step) {
    List<String> texts = new ArrayList<>();
    if (step instanceof Step.MakeDirectory directory) {
      texts.addAll(List.of(directory.path(), directory.user()));
    } else if (step instanceof Step.Run run) {
      texts.addAll(List.of(run.workingDirectory(), run.user()));
    } else if (step instanceof Step.Copy copy) {
      texts.addAll(List.of(copy.destination(), copy.options().owner().orElse("")));
      for (Step.Source source : copy.sources()) {
        texts.addAll(source.location().words().toList());
      }
      for (Step.InlineFile file : copy.files()) {
        texts.add(file.content());
      }
    }
    return TextBytes.holdNul(texts);
  }

  private void export(Variable variable, Span place) {
    if (!VariableExports.canSet(variable.name())) {
      findings.report(TranslationCode.VARIABLE_NAME, place, ShellQuote.word(variable.name()));
    } else if (variable.value().orUnset().indexOf('\0') >= 0) {
      findings.reportNul(place);
    } else if (exportsVariables()) {
      set(variable, place);
    } else if (runsProcesses) {
      pending.put(variable.name(), variable);
    }
  }

  private void set(Variable variable, Span place) {
    HeldVariables held = draft.held();
    if (variable.name().equals("HOME")) {
      held.setsHome();
    }
    if (!HeldVariables.mustHold(variable)) {
      held.release(variable.name());
      draft.variables().export(variable).forEach(command -> draft.steps().command(command, place));
      return;
    }
    draft
        .steps()
        .comment("only the steps see " + variable.name() + ", not the shell of this script");
    String word = draft.variables().word(variable);
    if (!variable.value().isLiteral()) {
      draft.steps().command("sifter_held_" + variable.name() + "=" + word, place);
      word = "\"$sifter_held_" + variable.name() + "\"";
    }
    held.hold(variable.name(), word);
  }

  /** On the host they would be variables of the host's programs. */
  private boolean exportsVariables() {
    return runsProcesses && draft.scene() == Scene.IMAGE;
  }

  private void copy(Step.Copy copy) {
    if (copy.origin() instanceof Origin.Context) {
      new ContextCopy(draft, context, comingRuns.any(), findings).translate(copy);
    } else if (copy.origin() instanceof Origin.Nothing && !copy.sources().isEmpty()) {
      findings.report(
          TranslationCode.UNUSABLE_SOURCE,
          copy.sources().get(0).span(),
          ((SourceLocation.Local) copy.sources().get(0).location()).path(),
          "scratch holds no files");
    } else {
      sources
          .source(copy.origin(), copy.provenance())
          .ifPresent(
              source -> new StageCopy(draft, source, source.name(), findings).translate(copy));
    }
  }

  /** The drafts of the stages that are copied from. */
  interface SourceStages {
    /** The draft of what an instruction copies or mounts from; empty when it has been reported. */
    Optional<StageDraft> source(Origin origin, Provenance user);
  }
}
