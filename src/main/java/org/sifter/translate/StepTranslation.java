package org.sifter.translate;

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

  StepTranslation(
      StageDraft draft,
      SourceStages sources,
      ContextSelection context,
      String dockerfile,
      Findings findings) {
    this.draft = draft;
    this.sources = sources;
    this.context = context;
    this.dockerfile = dockerfile;
    this.findings = findings;
  }

  /** Translates all steps of a stage. */
  void translate(Stage stage) {
    for (Variable variable : stage.environment()) {
      if (!draft.variables().holds(variable) && VariableExports.canSet(variable.name())) {
        export(variable, stage.provenance().span());
      }
    }
    stage.steps().forEach(this::translate);
  }

  private void translate(Step step) {
    Provenance provenance = step.provenance();
    if (!METADATA.contains(provenance.keyword()) && findings.isForeign(provenance.span())) {
      findings.report(TranslationCode.NOT_UTF_8, provenance.span());
    }
    if (step instanceof Step.Configure) {
      return;
    }
    draft.post().heading(dockerfile, step.provenance());
    if (step instanceof Step.SetVariables set) {
      set.variables().forEach(variable -> export(variable, step.provenance().span()));
    } else if (step instanceof Step.MakeDirectory directory) {
      makeDirectory(directory);
    } else if (step instanceof Step.Run run) {
      MountTranslation mounts = new MountTranslation(draft, context, sources, findings);
      new RunTranslation(draft, mounts, findings).translate(run);
    } else if (step instanceof Step.Copy copy) {
      copy(copy);
    }
    findings.takeTolerated().forEach(message -> draft.post().comment("LEFT OUT: " + message));
  }

  private void export(Variable variable, Span place) {
    if (!VariableExports.canSet(variable.name())) {
      findings.report(TranslationCode.VARIABLE_NAME, place, ShellQuote.word(variable.name()));
    } else if (variable.value().orUnset().indexOf('\0') >= 0) {
      findings.report(TranslationCode.NUL_CHARACTER, place);
    } else {
      draft.variables().export(variable).forEach(command -> draft.post().command(command, place));
    }
  }

  private void makeDirectory(Step.MakeDirectory directory) {
    Span place = directory.provenance().span();
    String path = ShellQuote.word(directory.path());
    if (directory.path().equals("/")) {
      return;
    }
    draft.hasDirectory(directory.path());
    if (StepUser.isRoot(directory.user())) {
      draft.post().command("mkdir -p " + path, place);
      return;
    }
    String make = draft.call(ShellFunction.MAKE_DIRECTORY);
    String user = directory.user();
    String owner = user.indexOf(':') >= 0 ? user : numericOrLogin(user);
    draft.post().command(make + " " + path + " " + ShellQuote.word(owner) + " ''", place);
  }

  private static String numericOrLogin(String user) {
    return user.matches("[0-9]+") ? user : user + ":";
  }

  private void copy(Step.Copy copy) {
    Optional<Step.Source> remote =
        copy.sources().stream()
            .filter(source -> !(source.location() instanceof SourceLocation.Local))
            .findFirst();
    if (remote.isPresent()) {
      findings.report(
          TranslationCode.NOT_TRANSLATED,
          remote.get().span(),
          "ADD of a URL or git repository",
          "Fetch it with RUN, or put the files into the build context.");
      return;
    }
    if (copy.origin() instanceof Origin.Context) {
      new ContextCopy(draft, context, findings).translate(copy);
    } else if (copy.origin() instanceof Origin.Nothing && !copy.sources().isEmpty()) {
      findings.report(
          TranslationCode.UNUSABLE_SOURCE,
          copy.provenance().span(),
          copy.provenance().text(),
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
