package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Argument;
import org.sifter.analysis.CommandLine;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.PackageInstall;
import org.sifter.analysis.Paths;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.script.Word;
import org.sifter.source.Span;

/** Something is to become root through {@code sudo}, which no process of an image can. */
public final class Sudo implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF019", "sudo", Category.PRIVILEGE, Severity.ERROR, Phase.BUILD_AND_RUN)
          .like("DL3004");

  private static final Set<String> PROGRAMS = Set.of("sudo", "doas");
  private static final List<String> SUDOERS =
      List.of("/etc/sudoers", "/etc/sudoers.d", "/etc/doas.conf");

  /** Options that change nothing when it is root who asks to be root. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("-E", "-H", "-EH", "-HE", "-n", "-S", "--preserve-env", "--set-home", "--");

  private static final Set<String> ROOT = Set.of("root", "#0", "0");

  /** By sudo(8); those of doas are among them. */
  private static final String LETTERS_WITH_VALUE = "ughpCrtTUDR";

  private static final String[] LONGS_WITH_VALUE = {
    "user", "group", "host", "prompt", "chdir", "chroot"
  };

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Invocation invocation : subject.analysis().defaultCommand().all()) {
      word(invocation).ifPresent(word -> reportAtRun(invocation, word, findings));
    }
    for (Invocation invocation : subject.analysis().invocations()) {
      word(invocation).ifPresent(word -> reportAtBuild(invocation, word, findings));
    }
    for (Invocation invocation : subject.analysis().shippedInvocations()) {
      checkInstall(invocation, findings);
    }
  }

  /** The word {@code sudo} of a command that is run through it, or that is it. */
  private static Optional<Word> word(Invocation invocation) {
    if (!PROGRAMS.contains(invocation.name())
        && invocation.prefixes().stream().noneMatch(PROGRAMS::contains)) {
      return Optional.empty();
    }
    return invocation.simple().words().stream()
        .filter(word -> PROGRAMS.contains(Paths.fileName(word.literalValue().orElse(""))))
        .findFirst();
  }

  private static void reportAtRun(Invocation invocation, Word word, Findings findings) {
    if (invocation.position().failureIgnored() || invocation.position().forRootOnly()) {
      return;
    }
    findings.report(
        invocation.span(invocation.argument(word)),
        "%s%s cannot make a process of the image root"
            .formatted(invocation.argument(word).value(), invocation.place()),
        "Leave it out; what needs root is done while the image is built, or not at all.");
  }

  private static void reportAtBuild(Invocation invocation, Word word, Findings findings) {
    Optional<String> user = otherUser(invocation, word);
    if (user.isPresent()) {
      findings.report(
          Severity.INFO,
          invocation.span(invocation.argument(word)),
          "%s does not become %s in all ways in which an ordinary user builds"
              .formatted(invocation.argument(word).value(), user.get()),
          "Let root run the command, and let all users read what it makes.");
      return;
    }
    boolean root = invocation.moment().state().isRoot();
    findings.report(
        Severity.INFO,
        invocation.span(invocation.argument(word)),
        root
            ? "the step is run by root, who needs no %s"
                .formatted(invocation.argument(word).value())
            : "%s does not work in all ways in which an ordinary user builds"
                .formatted(invocation.argument(word).value()),
        root ? "Leave the word out." : "Write USER root before the step instead.",
        root ? fix(invocation, word) : Optional.empty());
  }

  /** The user other than root that the command is to be run as; empty when it is root. */
  private static Optional<String> otherUser(Invocation invocation, Word sudo) {
    List<Word> words = invocation.simple().words();
    int end =
        PROGRAMS.contains(invocation.name())
            ? words.size()
            : words.indexOf(invocation.program().word());
    List<Argument> options =
        words.subList(words.indexOf(sudo) + 1, Math.max(words.indexOf(sudo) + 1, end)).stream()
            .map(invocation::argument)
            .toList();
    return CommandLine.of(options, LETTERS_WITH_VALUE, LONGS_WITH_VALUE)
        .value("u", "user")
        .map(Argument::value)
        .filter(user -> !user.isEmpty() && !ROOT.contains(user));
  }

  /** Takes the word and its options away, if they do nothing else than to ask for root. */
  private static Optional<Fix> fix(Invocation invocation, Word sudo) {
    List<Word> words = invocation.simple().words();
    if (!invocation.source().isDockerfile()
        || PROGRAMS.contains(invocation.name())
        || hasOwnVariables(invocation, words.subList(0, words.indexOf(sudo)))) {
      return Optional.empty();
    }
    for (Word word : words.subList(words.indexOf(sudo) + 1, words.size())) {
      String text = word.literalValue().orElse("");
      if (!text.startsWith("-")) {
        Span span = new Span(sudo.span().start(), word.span().start());
        return Optional.of(Fix.safe("leave the word out", new Edit(span, "")));
      }
      if (!WITHOUT_EFFECT.contains(text)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether variables are set for the word only, which does not hand them on to the command. */
  private static boolean hasOwnVariables(Invocation invocation, List<Word> before) {
    return !invocation.simple().assignments().isEmpty()
        || before.stream()
            .anyMatch(word -> Paths.fileName(word.literalValue().orElse("")).equals("env"));
  }

  private static void checkInstall(Invocation invocation, Findings findings) {
    PackageInstall.of(invocation)
        .flatMap(install -> install.find("sudo", "doas", "opendoas"))
        .ifPresent(
            found ->
                findings.report(
                    Severity.INFO,
                    invocation.span(found.argument()),
                    "%s is of no use in the image".formatted(found.name()),
                    "Do not install it."));
    List<Argument> written =
        invocation.is("tee") ? invocation.operands() : invocation.writtenFiles();
    written.stream()
        .filter(file -> invocation.path(file).filter(Sudo::isSudoers).isPresent())
        .findFirst()
        .ifPresent(
            file ->
                findings.report(
                    Severity.INFO,
                    invocation.span(file),
                    "nobody becomes root in the image by what %s says".formatted(file.value()),
                    "Leave it out."));
  }

  private static boolean isSudoers(String path) {
    return Paths.isWithinAny(path, SUDOERS);
  }
}
