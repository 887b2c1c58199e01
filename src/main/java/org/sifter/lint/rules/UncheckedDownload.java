package org.sifter.lint.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Step;
import org.sifter.script.ScriptWalker;
import org.sifter.script.Word;
import org.sifter.script.WordPart;

/** An archive or script is downloaded, and nobody looks whether it is the right one. */
public final class UncheckedDownload implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF067", "unchecked-download", Category.SECURITY, Severity.INFO, Phase.BUILD);

  private static final List<String> UNPACKED_OR_RUN =
      List.of(
          ".tar.gz",
          ".tgz",
          ".tar.bz2",
          ".tbz2",
          ".tar.xz",
          ".txz",
          ".tar.zst",
          ".tar",
          ".zip",
          ".deb",
          ".rpm",
          ".apk",
          ".whl",
          ".jar",
          ".run",
          ".sh",
          ".bash",
          ".py",
          ".pl",
          ".R",
          ".AppImage",
          ".gz",
          ".xz",
          ".bz2");

  private static final Set<String> CHECKS =
      Set.of(
          "sha1sum",
          "sha224sum",
          "sha256sum",
          "sha384sum",
          "sha512sum",
          "md5sum",
          "b2sum",
          "shasum",
          "gpg",
          "gpg2",
          "gpgv",
          "openssl",
          "cosign",
          "minisign",
          "rhash",
          "cksum");

  private static final Set<String> INTERPRETERS =
      Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "python", "python3", "perl", "ruby");

  private static final Set<String> UNPACKERS =
      Set.of("gunzip", "gzip", "pigz", "unpigz", "bunzip2", "bzip2", "unxz", "xz", "zstd", "cpio");

  private static final String REMEDY =
      "Compare it with a checksum that stands in the Dockerfile: sha256sum -c.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    List<Invocation> commands = subject.analysis().invocations();
    Set<Integer> checked = checkedSteps(commands);
    for (int i = 0; i < commands.size(); i++) {
      Invocation command = commands.get(i);
      Optional<Invocation> next =
          Optional.of(i + 1)
              .filter(index -> index < commands.size())
              .map(commands::get)
              .filter(other -> other.moment().isSame(command.moment()));
      if (isFetcher(command) && next.filter(UncheckedDownload::readsProgram).isPresent()) {
        reportRun(command, next.get(), findings);
      } else if (isFetcher(command) && !isChecked(command.moment(), checked)) {
        boolean unpacked = next.filter(UncheckedDownload::unpacksInput).isPresent();
        Downloads.addresses(command).stream()
            .filter(address -> unpacked || isUnpackedOrRun(address.value()))
            .forEach(address -> report(command, address, findings));
      }
    }
    for (Moment moment : subject.analysis().moments()) {
      checkAdd(moment, checked, findings);
    }
  }

  private static boolean isFetcher(Invocation command) {
    return command.is("curl", "wget");
  }

  /** The places of the instructions that check something. */
  private static Set<Integer> checkedSteps(List<Invocation> commands) {
    Set<Integer> steps = new HashSet<>();
    for (Invocation command : commands) {
      if (CHECKS.contains(command.name())) {
        steps.add(command.moment().order());
      }
    }
    return steps;
  }

  /** Whether the step that downloads, or the next instruction, checks something. */
  private static boolean isChecked(Moment moment, Set<Integer> checked) {
    return checked.contains(moment.order()) || checked.contains(moment.order() + 1);
  }

  /** Whether it runs what it gets through a pipe, or by {@code sh -c "$(curl ...)"}. */
  private static boolean readsProgram(Invocation command) {
    if (!INTERPRETERS.contains(command.name())) {
      return false;
    }
    if (command.hasOption("c")) {
      return command.optionValue("c").filter(script -> runsDownload(script.word())).isPresent();
    }
    boolean heredoc =
        command.simple().redirections().stream()
            .anyMatch(redirection -> redirection.operator().startsWith("<"));
    List<Argument> operands = command.operands();
    return !heredoc
        && !command.hasOption("m", "version", "V")
        && (operands.isEmpty()
            || operands.get(0).is("-")
            || command.hasOption("s")
            || runsDownload(operands.get(0).word()));
  }

  /** Whether it unpacks what a pipe brings, whatever the address of that ends with. */
  private static boolean unpacksInput(Invocation command) {
    return command.position().readsPipe()
        && (UNPACKERS.contains(command.name())
            || (command.is("tar", "bsdtar")
                && command.arguments().stream()
                    .map(Argument::value)
                    .findFirst()
                    .filter(text -> text.contains("x") || text.startsWith("-"))
                    .isPresent()));
  }

  /** Whether the output of curl or wget is put into a word. */
  private static boolean runsDownload(Word word) {
    return word.parts().stream().anyMatch(UncheckedDownload::isDownload);
  }

  private static boolean isDownload(WordPart part) {
    if (part instanceof WordPart.DoubleQuoted quoted) {
      return quoted.parts().stream().anyMatch(UncheckedDownload::isDownload);
    }
    if (part instanceof WordPart.CommandSubstitution command) {
      return isDownload(command.script());
    }
    return part instanceof WordPart.ProcessSubstitution process && isDownload(process.script());
  }

  private static boolean isDownload(org.sifter.script.Script script) {
    return ScriptWalker.simpleCommands(script).stream()
        .anyMatch(command -> command.name().filter(Set.of("curl", "wget")::contains).isPresent());
  }

  private static boolean isUnpackedOrRun(String url) {
    String path = url.split("[?#]", 2)[0].toLowerCase(Locale.ROOT);
    return UNPACKED_OR_RUN.stream().anyMatch(end -> path.endsWith(end.toLowerCase(Locale.ROOT)));
  }

  private static void reportRun(Invocation fetcher, Invocation runner, Findings findings) {
    List<Argument> addresses = Downloads.addresses(fetcher);
    findings.report(
        Severity.WARNING,
        addresses.isEmpty() ? fetcher.nameSpan() : fetcher.span(addresses.get(0)),
        "%s runs what %s downloads, whatever that is".formatted(runner.name(), fetcher.name()),
        "Download it into a file, check that with sha256sum -c, and run it then.");
  }

  private static void report(Invocation command, Argument address, Findings findings) {
    findings.report(
        command.span(address),
        "%s is used without a look at its checksum".formatted(fileName(address.value())),
        REMEDY);
  }

  private static String fileName(String url) {
    return Paths.fileName(url.split("[?#]", 2)[0]);
  }

  private static void checkAdd(Moment moment, Set<Integer> checked, Findings findings) {
    Optional<Step.Copy> copy = moment.step(Step.Copy.class);
    if (copy.isEmpty()
        || copy.get().options().checksum().isPresent()
        || isChecked(moment, checked)) {
      return;
    }
    for (Step.Source source : copy.get().sources()) {
      if (source.location() instanceof SourceLocation.Url url) {
        findings.report(
            source.span(),
            "%s is used without a look at its checksum".formatted(fileName(url.url())),
            "Give ADD the flag --checksum=sha256:....");
      }
    }
  }
}
