package org.sifter.lint.rules;

import java.util.Set;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.Step;
import org.sifter.script.ScriptWalker;
import org.sifter.script.SimpleCommand;
import org.sifter.script.Word;
import org.sifter.script.WordPart;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.KeyValue;

/** Something counts on a number of a user or group, and whoever starts the image has another. */
public final class HardCodedUid implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF022", "hard-coded-uid", Category.IDENTITY, Severity.INFO, Phase.RUN);

  /** Variables from which start scripts of well-known images take the number to become. */
  private static final Set<String> VARIABLES =
      Set.of(
          "PUID",
          "PGID",
          "NB_UID",
          "NB_GID",
          "USERID",
          "GROUPID",
          "HOST_UID",
          "HOST_GID",
          "USER_UID",
          "USER_GID",
          "LOCAL_UID",
          "LOCAL_USER_ID");

  private static final Set<String> COMPARISONS = Set.of("=", "==", "-eq", "!=", "-ne");
  private static final String REMEDY =
      "Let all users read the files, and write to directories that the user binds.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Profile profile = subject.profile();
    subject.analysis().shippedInvocations().forEach(each -> checkCommand(each, profile, findings));
    subject.analysis().shippedMoments().forEach(each -> checkInstruction(each, profile, findings));
    subject.analysis().defaultCommand().all().forEach(each -> checkTest(each, findings));
  }

  private static void checkCommand(Invocation invocation, Profile profile, Findings findings) {
    Accounts.numbered(invocation)
        .filter(account -> account.id() != 0)
        .ifPresent(
            account ->
                findings.report(
                    invocation.span(account.argument()),
                    "whoever runs the image has another number than %s's %d"
                        .formatted(
                            account.name().isEmpty() ? "the account" : account.name(),
                            account.id()),
                    REMEDY));
    Accounts.newOwner(invocation)
        .filter(owner -> isNumbered(owner.value()))
        .filter(
            owner ->
                invocation.position().failureIgnored()
                    || !UidAboveSubidRange.reports(owner.value(), profile))
        .ifPresent(owner -> reportOwner(invocation, owner, findings));
  }

  private static boolean isNumbered(String owner) {
    return Accounts.ids(owner).stream().anyMatch(id -> id != 0);
  }

  private static void reportOwner(Invocation invocation, Argument owner, Findings findings) {
    findings.report(
        invocation.span(owner),
        "whoever runs the image has another number than the owner %s".formatted(owner.value()),
        REMEDY);
  }

  private static void checkInstruction(Moment moment, Profile profile, Findings findings) {
    moment
        .step(Step.Copy.class)
        .flatMap(copy -> copy.options().owner())
        .filter(owner -> isNumbered(owner) && !moment.flags("chown").isEmpty())
        .filter(owner -> !UidAboveSubidRange.reports(owner, profile))
        .ifPresent(
            owner ->
                findings.report(
                    moment.flags("chown").get(0).span(),
                    "whoever runs the image has another number than the owner %s".formatted(owner),
                    REMEDY));
    moment
        .as(Instruction.Env.class)
        .ifPresent(env -> env.variables().forEach(pair -> checkVariable(pair, findings)));
  }

  private static void checkVariable(KeyValue pair, Findings findings) {
    if (VARIABLES.contains(pair.key().text())) {
      findings.report(
          pair.key().span(),
          "%s cannot make the image run as another user".formatted(pair.key().text()),
          "Leave it out.");
    }
  }

  private static void checkTest(Invocation invocation, Findings findings) {
    boolean compares =
        invocation.is("[", "test") && invocation.texts().stream().anyMatch(COMPARISONS::contains);
    boolean asks =
        compares && invocation.arguments().stream().anyMatch(each -> asksForUser(each.word()));
    if (!asks) {
      return;
    }
    invocation.texts().stream()
        .flatMapToLong(text -> Accounts.id(text).stream())
        .filter(id -> id != 0)
        .findFirst()
        .ifPresent(
            id ->
                findings.report(
                    invocation.span(),
                    "the user's number%s is compared with %d, and may be any"
                        .formatted(invocation.place(), id),
                    "Do without the test."));
  }

  /** Whether a word holds the number of who runs the script. */
  private static boolean asksForUser(Word word) {
    for (WordPart part : word.parts()) {
      if (asksForUser(part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean asksForUser(WordPart part) {
    if (part instanceof WordPart.DoubleQuoted quoted) {
      return quoted.parts().stream().anyMatch(HardCodedUid::asksForUser);
    }
    if (part instanceof WordPart.Parameter parameter) {
      return parameter.name().equals("UID") || parameter.name().equals("EUID");
    }
    return part instanceof WordPart.CommandSubstitution substitution
        && ScriptWalker.simpleCommands(substitution.script()).stream()
            .anyMatch(HardCodedUid::isIdOfUser);
  }

  private static boolean isIdOfUser(SimpleCommand command) {
    return command.name().filter("id"::equals).isPresent()
        && command.arguments().stream()
            .anyMatch(word -> word.literalValue().filter("-u"::equals).isPresent());
  }
}
