package org.sifter.translate;

import java.util.ArrayList;
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
  /** The mode that a secret has by itself (Dockerfile reference, "RUN --mount=type=secret"). */
  private static final int SECRET_MODE = 0400;

  private final StageDraft draft;
  private final ContextSelection context;
  private final StepTranslation.SourceStages sources;
  private final Findings findings;

  /** What ends the mounts of the step, in the order in which they began. */
  private final List<String> ends = new ArrayList<>();

  /** What the step's shell does first, for the variables that come with its mounts. */
  private final List<String> exports = new ArrayList<>();

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
        .sorted((one, other) -> one.target().compareTo(other.target()))
        .forEach(mount -> mount(mount, run.provenance()));
  }

  /** Takes the mounts away, the last first. */
  void unmount(Step.Run run) {
    for (int i = ends.size() - 1; i >= 0; i--) {
      command(ends.get(i), run.provenance().span());
    }
  }

  /** The commands that set variables for the step; their values must not be traced. */
  List<String> exports() {
    return List.copyOf(exports);
  }

  private void mount(Mount mount, Provenance provenance) {
    Span place = provenance.span();
    switch (mount.type()) {
      case TMPFS -> {
        String size = mount.size().isPresent() ? " -o size=" + mount.size().getAsLong() : "";
        call(mount, "tmpfs", "-t tmpfs" + size, place);
      }
      case CACHE -> cache(mount, provenance);
      case SECRET -> secret(mount, place);
      case SSH -> agent(mount, place);
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
    String directory = draft.cacheDirectory(mount.id(), mount.sharing());
    if (draft.keepsCaches()) {
      draft.setup().command("mkdir -p " + draft.stagingPath(directory), place);
    } else {
      command("mkdir -p " + word(directory), place);
    }
    if (isNew && !(mount.origin() instanceof Origin.Nothing)) {
      String unlessKept =
          draft.keepsCaches() ? "[ -n \"$(ls -A " + word(directory) + ")\" ] || " : "";
      source(mount, provenance)
          .ifPresent(
              source ->
                  command(
                      unlessKept + "cp -a " + word(source) + "/. " + word(directory + "/"), place));
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

  /**
   * A secret: a file that the build is given by a bind onto a file of {@link
   * StageDraft#secretFile}. The step sees a copy in memory, with the mode and owner that it asks
   * for.
   */
  private void secret(Mount mount, Span place) {
    String file = fromOutside(mount, place);
    mount.variable().ifPresent(name -> exports.add(readSecret(name, file)));
    if (mount.target().isEmpty()) {
      return;
    }
    String target = mount.target().startsWith("/") ? mount.target() : "/" + mount.target();
    String number = Integer.toString(ends.size() + 1);
    draft.call(ShellFunction.MOUNT);
    command(
        String.join(
            " ",
            draft.call(ShellFunction.SECRET),
            number,
            file,
            word(target),
            String.format("%04o", mount.mode().orElse(SECRET_MODE)),
            mount.uid().orElse(0) + ":" + mount.gid().orElse(0)),
        place);
    draft.call(ShellFunction.UNMOUNT);
    ends.add(String.join(" ", draft.call(ShellFunction.END_SECRET), number, file, word(target)));
  }

  /** The variable is not set when the build is not given the secret. */
  private static String readSecret(String name, String file) {
    // The x keeps the newlines at the end, which a command substitution takes away.
    return "[ ! -s %2$s ] || { %1$s=$(cat %2$s; printf x); export %1$s=\"${%1$s%%x}\"; }"
        .formatted(name, file);
  }

  /** An ssh agent: its socket, likewise. */
  private void agent(Mount mount, Span place) {
    String file = fromOutside(mount, place);
    exports.add("export SSH_AUTH_SOCK=\"${SSH_AUTH_SOCK:-" + word(mount.target()) + "}\"");
    String number = Integer.toString(ends.size() + 1);
    String mountCall = draft.call(ShellFunction.MOUNT);
    command(
        "[ ! -S %s ] || %s %s %s %s --bind"
            .formatted(file, mountCall, number, file, word(mount.target())),
        place);
    ends.add(
        "[ ! -S %s ] || %s %s %s"
            .formatted(file, draft.call(ShellFunction.UNMOUNT), number, word(mount.target())));
  }

  /** The file onto which the build may bind what the mount asks for. */
  private String fromOutside(Mount mount, Span place) {
    String file = draft.secretFile(mount.id());
    boolean isAgent = mount.type() == Mount.Type.SSH;
    String source = isAgent ? "$SSH_AUTH_SOCK" : "/PATH/OF/SECRET";
    String thing = (isAgent ? "the ssh agent " : "the secret ") + mount.id();
    if (findings.given().isEmpty()) {
      findings.report(TranslationCode.GIVEN_TO_THE_BUILD, place, thing, source + ":" + file);
    } else if (!findings.given().get().contains(mount.id())) {
      String option =
          isAgent ? "--ssh " + mount.id() : "--secret id=%s,src=FILE".formatted(mount.id());
      findings.report(
          mount.required() ? TranslationCode.NOT_GIVEN : TranslationCode.DONE_WITHOUT,
          place,
          thing,
          option);
    }
    if (mount.required()) {
      String test = isAgent ? "-S" : "-s";
      command(
          "[ %s %s ] || { echo %s >&2; exit 1; }"
              .formatted(
                  test,
                  file,
                  word("this step needs " + mount.id() + ": build with -B " + source + ":" + file)),
          place);
    }
    return file;
  }

  /** The image path of what is mounted; empty when it has been reported. */
  private Optional<String> source(Mount mount, Provenance provenance) {
    Span place = provenance.span();
    if (mount.origin() instanceof Origin.Context) {
      return contextSource(mount, provenance);
    }
    if (mount.origin() instanceof Origin.Nothing) {
      findings.report(
          TranslationCode.UNUSABLE_SOURCE, place, mount.source(), "scratch holds no files");
      return Optional.empty();
    }
    return sources
        .source(mount.origin(), provenance)
        .map(stage -> stageSource(mount, stage, provenance));
  }

  private String stageSource(Mount mount, StageDraft stage, Provenance provenance) {
    String staging = draft.stagingDirectory(provenance.line());
    if (mount.source().equals("/")) {
      draft.copyRoot(stage, staging, provenance);
      return ContextCopy.trimSlash(staging);
    }
    String path = staging + mount.source().substring(mount.source().lastIndexOf('/') + 1);
    if (FileTransfer.canName(mount.source()) && stage.holdsPlainFiles()) {
      draft.file(Optional.of(stage.name()), FileTransfer.ofPath(mount.source(), path));
    } else {
      draft.copyPart(stage, mount.source(), staging, StageCopy.ALL, provenance);
    }
    return path;
  }

  private Optional<String> contextSource(Mount mount, Provenance provenance) {
    Span place = provenance.span();
    Optional<Selected> selected =
        context
            .select(mount.source().substring(1), SelectionOptions.NONE, place)
            .map(Selection::selected)
            .flatMap(all -> all.stream().findFirst());
    if (selected.isEmpty()) {
      return Optional.empty();
    }
    String directory = draft.stagingDirectory(provenance.line());
    Staging staging =
        new Staging(
            draft,
            context.context(),
            findings,
            place,
            directory,
            Optional.empty(),
            /* isExact= */ true);
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
    String number = Integer.toString(ends.size() + 1);
    ends.add(draft.call(ShellFunction.UNMOUNT) + " " + number + " " + word(mount.target()));
    command(
        String.join(
            " ",
            draft.call(ShellFunction.MOUNT),
            number,
            word(source),
            word(mount.target()),
            options),
        place);
  }

  private void command(String code, Span place) {
    draft.steps().command(code, place);
  }

  private static String word(String text) {
    return ShellQuote.word(text);
  }
}
