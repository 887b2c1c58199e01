package org.sifter.translate;

import java.util.List;
import java.util.Optional;
import org.sifter.plan.GitReference;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Step;
import org.sifter.shell.ShellQuote;
import org.sifter.source.Span;

/**
 * ADD of a URL or a git repository: fetched on the host, in {@code %setup}, as the image may lack
 * the programs for it, and put into place when it is the instruction's turn.
 */
final class RemoteSource {
  /** The mode of a file that is fetched (Dockerfile reference, "ADD"). */
  private static final int FETCHED_MODE = 0600;

  private final StageDraft draft;
  private final Placement placement;
  private final Step.CopyOptions options;

  RemoteSource(StageDraft draft, Placement placement, Step.CopyOptions options) {
    this.draft = draft;
    this.placement = placement;
    this.options = options;
  }

  /** Fetches a file. */
  void add(SourceLocation.Url url, Span span) {
    String staging = placement.newDirectory();
    String directory = ContextCopy.trimSlash(staging);
    boolean unpack = options.unpack().orElse(false);
    String file = unpack ? directory + ".archive" : staging + url.fileName();
    draft.setup().command("mkdir -p " + draft.stagingPath(directory), span);
    draft
        .setup()
        .command(
            draft.callInSetup(ShellFunction.FETCH)
                + " "
                + ShellQuote.word(url.url())
                + " "
                + draft.stagingPath(file)
                + options.checksum().map(sum -> " " + ShellQuote.word(sum)).orElse(""),
            span);
    if (unpack) {
      draft
          .setup()
          .command(
              "tar -xf " + draft.stagingPath(file) + " -C " + draft.stagingPath(directory), span);
      draft.mayHoldLinks();
      placement.unpacked(staging);
    } else {
      placement.setOwner(staging);
      placement.mode(FETCHED_MODE, staging + url.fileName());
      placement.files(staging, List.of(url.fileName()));
    }
  }

  /** Fetches the files of a repository at a commit. */
  void add(GitReference git, Span span) {
    String staging = placement.newDirectory();
    String directory = ContextCopy.trimSlash(staging);
    boolean keep = git.keepGitDirectory().orElse(options.keepGitDirectory());
    Optional<String> commit = git.checksum().or(options::checksum);
    String clone =
        draft.callInSetup(ShellFunction.CLONE)
            + " "
            + ShellQuote.word(git.remote())
            + " "
            + draft.stagingPath(directory)
            + " "
            + ShellQuote.word(git.ref().orElse("HEAD"))
            + commit.map(sum -> " " + ShellQuote.word(sum)).orElse("");
    draft.setup().command("mkdir -p " + draft.stagingPath(directory), span);
    draft.setup().command(clone, span);
    String path = draft.stagingPath(directory);
    if (git.submodules().orElse(true)) {
      draft
          .setup()
          .command("git -C " + path + " submodule -q update --init --recursive --depth 1", span);
    }
    if (!keep) {
      draft.setup().command("find " + path + " -name .git -prune -exec rm -rf {} +", span);
    }
    draft.mayHoldLinks();
    String top = git.subdirectory().map(sub -> staging + sub + "/").orElse(staging);
    placement.unknownContents(top);
  }
}
