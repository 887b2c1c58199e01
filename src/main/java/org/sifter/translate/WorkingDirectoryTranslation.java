package org.sifter.translate;

import org.sifter.plan.ContainerPaths;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.Step;
import org.sifter.source.Span;

/** WORKDIR: a directory that is made, and made again for the step that does not find it. */
final class WorkingDirectoryTranslation {
  private final StageDraft draft;

  WorkingDirectoryTranslation(StageDraft draft) {
    this.draft = draft;
  }

  /** Makes it at its own instruction. */
  void translate(Step.MakeDirectory directory) {
    if (!directory.path().equals("/")) {
      draft.hasDirectory(directory.path());
      make(directory.path(), directory.user(), directory.provenance().span());
    }
  }

  /** Makes the one of a step, if that may not find it. */
  void makeFor(Step.Run run) {
    String path = ContainerPaths.clean(run.workingDirectory());
    if (!isThere(path)) {
      draft.withOwnPrograms(() -> make(path, run.user(), run.provenance().span()));
    }
    draft.workingDirectories().run(run.process(), path);
  }

  /** Makes that of the image: whoever runs it cannot, other than in Docker. */
  void makeFor(ImageConfig config) {
    String path = ContainerPaths.clean(config.workingDirectory());
    if (draft.scene() == Scene.IMAGE && !isThere(path)) {
      draft.last().blank();
      draft.last().comment("WORKDIR, which Docker makes when the image is run");
      draft.last().code("mkdir -p " + draft.path(path));
    }
  }

  private boolean isThere(String path) {
    return path.equals("/") || draft.workingDirectories().has(path);
  }

  private void make(String path, String user, Span place) {
    draft.workingDirectories().add(path);
    String word = draft.path(path);
    if (StepUser.isRoot(user)) {
      draft.steps().command("mkdir -p " + word, place);
      return;
    }
    String make = draft.call(ShellFunction.MAKE_DIRECTORY);
    String owner = user.indexOf(':') >= 0 ? user : numericOrLogin(user);
    draft.steps().command(make + " " + word + " " + draft.owner(owner) + " ''", place);
  }

  private static String numericOrLogin(String user) {
    return user.matches("[0-9]+") ? user : user + ":";
  }
}
