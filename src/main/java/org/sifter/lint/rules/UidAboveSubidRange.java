package org.sifter.lint.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Fakeroot;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.Step;
import org.sifter.source.Span;

/** A file gets an owner whose number an ordinary user's build does not have. */
public final class UidAboveSubidRange implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of(
          "SIF023", "uid-above-subid-range", Category.IDENTITY, Severity.ERROR, Phase.BUILD);

  /** Root, and the 65,536 subordinate ids that useradd(8) gives to a user. */
  private static final long LARGEST = 65_536;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean appliesTo(Profile profile) {
    return profile.target().hasDefinition()
        && profile.fakeroot() != Fakeroot.COMMAND
        && profile.fakeroot() != Fakeroot.NONE;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Map<String, Long> accounts = accounts(subject.analysis().invocations());
    for (Invocation invocation : subject.analysis().invocations()) {
      Accounts.newOwner(invocation)
          .filter(owner -> !invocation.position().failureIgnored())
          .ifPresent(owner -> check(owner.value(), accounts, invocation.span(owner), findings));
    }
    for (Moment moment : subject.analysis().moments()) {
      moment
          .step(Step.Copy.class)
          .flatMap(copy -> copy.options().owner())
          .filter(owner -> !moment.flags("chown").isEmpty())
          .ifPresent(
              owner -> check(owner, accounts, moment.flags("chown").get(0).span(), findings));
    }
  }

  /** Whether an owner that is a number, or has one, is reported by this rule. */
  static boolean reports(String owner, Profile profile) {
    return new UidAboveSubidRange().appliesTo(profile)
        && Accounts.ids(owner).stream().anyMatch(id -> id > LARGEST);
  }

  /** The names of users and groups that have got numbers above the range. */
  private static Map<String, Long> accounts(List<Invocation> invocations) {
    Map<String, Long> accounts = new HashMap<>();
    for (Invocation invocation : invocations) {
      Accounts.numbered(invocation)
          .filter(account -> account.id() > LARGEST && !account.name().isEmpty())
          .ifPresent(account -> accounts.put(account.name(), account.id()));
    }
    return accounts;
  }

  private static void check(
      String owner, Map<String, Long> accounts, Span span, Findings findings) {
    for (String part : Accounts.parts(owner)) {
      Optional<Long> id =
          Accounts.id(part).stream()
              .boxed()
              .findFirst()
              .or(() -> Optional.ofNullable(accounts.get(part)));
      if (id.filter(number -> number > LARGEST).isPresent()) {
        findings.report(
            span,
            "an ordinary user's build cannot give a file to %s, a number above %d"
                .formatted(
                    part.equals("" + id.get()) ? part : part + ", who is " + id.get(), LARGEST),
            "Take a smaller number, or leave the owner as it is.");
        return;
      }
    }
  }
}
