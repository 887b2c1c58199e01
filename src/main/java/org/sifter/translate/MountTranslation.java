package org.sifter.translate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sifter.context.Selected;
import org.sifter.context.SelectedDirectory;
import org.sifter.context.SelectedFile;
import org.sifter.context.Selection;
import org.sifter.context.SelectionOptions;
import org.sifter.definition.FileTransfer;
import org.sifter.plan.Mount;
import org.sifter.plan.Origin;
import org.sifter.plan.Provenance;
import org.sifter.plan.Step;
import org.sifter.shell.ShellQuote;
import org.sifter.source.Span;

/**
 * {@code RUN --mount}: the image's own {@code mount} shows the files to the step, and {@code
 * umount} takes them away again. Files of the build context or another stage wait in a staging
 * directory; a cache is a directory there that all steps with its id share, and that the image does
 * not keep.
 */
final class MountTranslation {
  private final StageDraft draft;
  private final ContextSelection context;
  private final StepTranslation.SourceStages sources;
  private final Findings findings;
  private final List<String> targets = new ArrayList<>();

  MountTranslation(
      StageDraft draft,
      ContextSelection context,
      StepTranslation.SourceStages sources,
      Findings findings) {
    this.draft = draft;
    this.context = context;
    this.sources = sources;
    this.findings = findings;
  }

  /** Mounts what the step asks for, in the order that BuildKit mounts it. */
  void mount(Step.Run run) {
    run.mounts().stream()
        .sorted(Comparator.comparing(Mount::target))
        .forEach(mount -> mount(mount, run.provenance()));
  }

  /** Takes the mounts away, the last first. */
  void unmount(Step.Run run) {
    for (int i = targets.size() - 1; i >= 0; i--) {
      String unmount = draft.call(ShellFunction.UNMOUNT);
      command(unmount + " " + (i + 1) + " " + word(targets.get(i)), run.provenance().span());
    }
    targets.clear();
  }

  private void mount(Mount mount, Provenance provenance) {
    Span place = provenance.span();
    switch (mount.type()) {
      case TMPFS -> {
        String size = mount.size().isPresent() ? " -o size=" + mount.size().getAsLong() : "";
        call(mount, "tmpfs", "-t tmpfs" + size, place);
      }
      case CACHE -> cache(mount, provenance);
      case SECRET, SSH -> absent(mount, place);
      case BIND ->
          source(mount, provenance)
              .ifPresent(
                  source -> {
                    call(mount, source, "--bind", place);
                    if (mount.readOnly()) {
                      command("mount -n -o remount,bind,ro " + word(mount.target()), place);
                    }
                  });
    }
  }

  /** A cache begins as in a builder that has not run the step before. */
  private void cache(Mount mount, Provenance provenance) {
    Span place = provenance.span();
    boolean isNew = !draft.hasCache(mount.id());
    String directory = draft.cacheDirectory(mount.id());
    command("mkdir -p " + word(directory), place);
    if (isNew && !(mount.origin() instanceof Origin.Nothing)) {
      source(mount, provenance)
          .ifPresent(
              source -> command("cp -a " + word(source) + "/. " + word(directory + "/"), place));
    }
    mount
        .mode()
        .ifPresent(
            mode -> command("chmod " + Integer.toOctalString(mode) + " " + word(directory), place));
    if (mount.uid().isPresent() || mount.gid().isPresent()) {
      command(
          "chown " + mount.uid().orElse(0) + ":" + mount.gid().orElse(0) + " " + word(directory),
          place);
    }
    call(mount, directory, "--bind", place);
  }

  /** A secret or agent that a build is not given is simply not there, unless it is required. */
  private void absent(Mount mount, Span place) {
    if (mount.required()) {
      findings.report(
          TranslationCode.NOT_TRANSLATED,
          place,
          "a required secret or ssh mount",
          "Leave required out if the step can do without it.");
    } else {
      findings.report(TranslationCode.SECRET_ABSENT, place, mount.id());
    }
  }

  /** The image path of what is mounted; empty when it has been reported. */
  private Optional<String> source(Mount mount, Provenance provenance) {
    Span place = provenance.span();
    if (mount.origin() instanceof Origin.Context) {
      return contextSource(mount, provenance);
    }
    if (mount.origin() instanceof Origin.Nothing || !isSayable(mount.source())) {
      findings.report(
          TranslationCode.NOT_TRANSLATED,
          place,
          "this mount's source",
          "Name a directory without quotes, blanks and the like.");
      return Optional.empty();
    }
    return sources
        .source(mount.origin(), provenance)
        .map(stage -> stageSource(mount, stage, provenance));
  }

  private static boolean isSayable(String path) {
    return path.equals("/") || FileTransfer.canName(path);
  }

  private String stageSource(Mount mount, StageDraft stage, Provenance provenance) {
    String staging = draft.stagingDirectory(provenance.line());
    if (mount.source().equals("/")) {
      draft.copyRoot(stage, staging, provenance);
      return ContextCopy.trimSlash(staging);
    }
    String path = staging + mount.source().substring(mount.source().lastIndexOf('/') + 1);
    draft.file(Optional.of(stage.name()), FileTransfer.ofPath(mount.source(), path));
    return path;
  }

  private Optional<String> contextSource(Mount mount, Provenance provenance) {
    Span place = provenance.span();
    Optional<Selected> selected =
        context
            .select(mount.source(), SelectionOptions.NONE, place)
            .map(Selection::selected)
            .flatMap(all -> all.stream().findFirst());
    if (selected.isEmpty()) {
      return Optional.empty();
    }
    String directory = draft.stagingDirectory(provenance.line());
    Staging staging =
        new Staging(draft, context.context(), findings, place, directory, Optional.empty());
    String path = ContextCopy.trimSlash(directory);
    if (selected.get() instanceof SelectedFile file) {
      staging.file(file.contextPath(), file.name(), file.mode());
      path = directory + file.name();
    } else if (selected.get() instanceof SelectedDirectory content) {
      staging.directory(content);
    }
    staging.setModes();
    return Optional.of(path);
  }

  private void call(Mount mount, String source, String options, Span place) {
    targets.add(mount.target());
    String function = draft.call(ShellFunction.MOUNT);
    command(
        function
            + " "
            + targets.size()
            + " "
            + word(source)
            + " "
            + word(mount.target())
            + " "
            + options,
        place);
  }

  private void command(String code, Span place) {
    draft.steps().command(code, place);
  }

  private static String word(String text) {
    return ShellQuote.word(text);
  }
}
