package org.sifter.translate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.definition.ScriptLine;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.Process;
import org.sifter.plan.Step;
import org.sifter.shell.ShellQuote;
import org.sifter.source.Span;

/**
 * RUN: a subshell of its own in {@code %post}, so that neither directories nor variables leak. The
 * status of the subshell ends the build, as {@code %post} runs under {@code sh -e}; inside it
 * errexit is off, as Docker has it.
 */
final class RunTranslation {
  private static final Set<String> LINE_JOINING_SHELLS =
      Set.of("sh", "ash", "bash", "dash", "ksh", "zsh");

  /** The step goes through the file system, where other steps' files wait. */
  private static final String HIDE = "mount -n -t tmpfs hidden /.sifter";

  private static final String SHOW = "umount -n /.sifter";

  private final StageDraft draft;
  private final MountTranslation mounts;
  private final Findings findings;

  RunTranslation(StageDraft draft, MountTranslation mounts, Findings findings) {
    this.draft = draft;
    this.mounts = mounts;
    this.findings = findings;
  }

  void translate(Step.Run run) {
    Span place = run.provenance().span();
    if (run.network().equals("none") && isAs(run)) {
      findings.report(TranslationCode.NETWORK, place);
    }
    if (run.security().equals("insecure")) {
      findings.report(TranslationCode.SECURITY, place);
    }
    draft.runsProcesses();
    boolean hides =
        draft.expectsCopies()
            && !(run.process() instanceof Process.Script)
            && RootWalk.isPossible(run.process(), run.workingDirectory());
    boolean isMounted = hides || !run.mounts().isEmpty();
    if (isMounted) {
      draft.withOwnPrograms(() -> before(run, hides));
    }
    process(run, place);
    if (isMounted) {
      draft.withOwnPrograms(() -> after(run, hides));
    }
    if (OtherShell.mayInstall(run.process())) {
      draft.mayHaveOtherShell();
    }
    if (OddFiles.mayBeMade(run.process())) {
      draft.mayHoldOddFiles();
    }
    if (OtherPrograms.mayInstall(run.process())) {
      draft.mayHaveOtherPrograms();
    }
  }

  private void before(Step.Run run, boolean hides) {
    mounts.mount(run);
    if (hides) {
      draft.steps().command(HIDE, run.provenance().span());
    }
  }

  private void after(Step.Run run, boolean hides) {
    if (hides) {
      draft.steps().command(SHOW, run.provenance().span());
    }
    mounts.unmount(run);
  }

  private void process(Step.Run run, Span place) {
    if (TextBytes.holdNul(run.process().arguments())) {
      findings.reportNul(place);
      return;
    }
    Optional<List<String>> plain = isPlain(run) ? plainCommand(run) : Optional.empty();
    if (plain.isPresent()) {
      String cd = run.workingDirectory().equals("/") ? "" : changeDirectory(run) + "; ";
      draft.steps().command("(   " + cd + "set +ex", place);
      draft.steps().code(mounts.exports().stream().map(line -> "    " + line).toList(), place);
      draft.steps().code(plain.get().stream().map(line -> "    " + line).toList(), place);
      draft.steps().code(List.of(")"), place);
      return;
    }
    if (run.process() instanceof Process.Shell shell && shell.text().isBlank()) {
      return;
    }
    String command = command(run);
    String exports =
        mounts.exports().isEmpty() ? "" : "set +x; " + String.join("; ", mounts.exports()) + "; ";
    boolean bare =
        exports.isEmpty()
            && run.workingDirectory().equals("/")
            && !command.startsWith("exec ")
            && prefix(run).isEmpty();
    if (bare) {
      draft.steps().command(command, place);
    } else {
      String cd = run.workingDirectory().equals("/") ? "" : changeDirectory(run) + "; ";
      draft.steps().command("( " + exports + cd + command + " )", place);
    }
  }

  /** Whether nothing comes between the shell of {@code %post} and the command. */
  private boolean isPlain(Step.Run run) {
    return prefix(run).isEmpty() && draft.hasItsShell();
  }

  /** The lines of a command for the default shell that a subshell of {@code %post} reads alike. */
  private static Optional<List<String>> plainCommand(Step.Run run) {
    return run.process() instanceof Process.Shell shell
            && shell.shell().equals(ImageConfig.DEFAULT_SHELL)
        ? CommandText.lines(shell.text(), shell.lineBreaks())
            .filter(lines -> lines.stream().allMatch(RunTranslation::canStand))
        : Optional.empty();
  }

  private static boolean canStand(String line) {
    return ScriptLine.code("    " + line).canWrite();
  }

  private String command(Step.Run run) {
    String as = prefix(run);
    if (run.process() instanceof Process.Exec exec) {
      return as.isEmpty() ? "exec " + words(exec.arguments()) : as + words(exec.arguments());
    }
    if (run.process() instanceof Process.Script script) {
      String directory = draft.stagingDirectory(run.provenance().line());
      String file = directory + script.name();
      String parent = file.substring(0, file.lastIndexOf('/'));
      Span place = run.provenance().span();
      draft.steps().command("mkdir -p " + word(parent), place);
      draft.steps().command(InlineText.write(script.content(), word(file)), place);
      draft.steps().command("chmod 755 " + word(file), place);
      return as + shell(as, script.shell()) + " " + word(ShellQuote.word(file));
    }
    Process.Shell shell = (Process.Shell) run.process();
    String text =
        joinsLines(shell.shell())
            ? CommandText.withLineBreaks(shell.text(), shell.lineBreaks())
            : shell.text();
    return as + shell(as, shell.shell()) + " " + word(text);
  }

  /** What starts the command, if something special does. */
  private String prefix(Step.Run run) {
    String held = draft.held().command(isAs(run));
    if (isAs(run)) {
      return draft.call(ShellFunction.RUN_AS) + " " + word(run.user()) + " " + held;
    }
    if (isOffline(run)) {
      return draft.call(ShellFunction.OFFLINE) + " " + held;
    }
    return held.isEmpty() ? "" : "exec " + held;
  }

  /** The shell's words; a program without a path must not be taken for one of {@code sh}'s own. */
  private static String shell(String prefix, List<String> shell) {
    boolean isPlain = !prefix.isEmpty() || shell.get(0).indexOf('/') >= 0;
    return isPlain ? words(shell) : "exec " + words(shell);
  }

  private static boolean joinsLines(List<String> shell) {
    String program = shell.get(0);
    return LINE_JOINING_SHELLS.contains(program.substring(program.lastIndexOf('/') + 1));
  }

  private static boolean isAs(Step.Run run) {
    return !StepUser.isRoot(run.user());
  }

  private static boolean isOffline(Step.Run run) {
    return run.network().equals("none") && !isAs(run);
  }

  private static String changeDirectory(Step.Run run) {
    return "cd " + word(run.workingDirectory());
  }

  private static String words(List<String> arguments) {
    return ShellWords.ofArguments(arguments);
  }

  private static String word(String text) {
    return ShellQuote.word(text);
  }
}
