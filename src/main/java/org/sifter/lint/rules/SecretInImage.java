package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Step;
import org.sifter.plan.Variable;
import org.sifter.source.Span;
import org.sifter.syntax.BuildArgument;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.KeyValue;

/** A password or token stands in the Dockerfile, and so in the image. */
public final class SecretInImage implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF068", "secret-in-image", Category.SECURITY, Severity.ERROR, Phase.RUN)
          .like("SecretsUsedInArgOrEnv");

  private static final String REMEDY =
      "Give it to the build with RUN --mount=type=secret, and to the job by its environment or a"
          + " file in the user's home directory.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Moment moment : subject.analysis().moments()) {
      moment.as(Instruction.Env.class).ifPresent(env -> checkEnv(env, moment, findings));
      moment.as(Instruction.Arg.class).ifPresent(arg -> checkArg(arg, moment, findings));
      moment.step(Step.Copy.class).ifPresent(copy -> checkAddresses(copy, findings));
      moment
          .as(Instruction.Label.class)
          .ifPresent(label -> label.labels().forEach(pair -> checkLabel(pair, findings)));
    }
    List<Invocation> commands = subject.analysis().invocations();
    for (int i = 0; i < commands.size(); i++) {
      checkTokens(commands.get(i), findings);
      if (i > 0 && commands.get(i).is("chpasswd")) {
        checkPassword(commands.get(i - 1), commands.get(i), findings);
      }
    }
  }

  private static void checkEnv(Instruction.Env env, Moment moment, Findings findings) {
    for (KeyValue pair : env.variables()) {
      String name = pair.key().text();
      check("ENV", name, value(moment, name), pair.key().span(), pair.value().span(), findings);
    }
  }

  private static void checkArg(Instruction.Arg arg, Moment moment, Findings findings) {
    for (BuildArgument argument : arg.arguments()) {
      String name = argument.name().text();
      Span span = argument.name().span();
      Span value = argument.defaultValue().map(word -> word.span()).orElse(span);
      check("ARG", name, value(moment, name), span, value, findings);
    }
  }

  /** The value that an instruction gives a variable; a reference in it counts as some text. */
  private static String value(Moment moment, String name) {
    return moment.step(Step.SetVariables.class).map(Step.SetVariables::variables).stream()
        .flatMap(List::stream)
        .filter(variable -> variable.name().equals(name))
        .reduce((first, second) -> second)
        .map(Variable::value)
        .map(value -> value.asLiteral().orElseGet(value::toString))
        .orElse("");
  }

  private static void check(
      String keyword, String name, String value, Span nameSpan, Span valueSpan, Findings findings) {
    Optional<String> issuer = SecretNames.issuer(value);
    if (issuer.isPresent()) {
      findings.report(
          valueSpan,
          "%s holds a token of %s, which all who can read the image can read"
              .formatted(name, issuer.get()),
          "Revoke it. " + REMEDY);
    } else if (SecretNames.holdsPassword(value)) {
      findings.report(
          valueSpan,
          "%s holds an address with a password, which all who can read the image can read"
              .formatted(name),
          REMEDY);
    } else if (SecretNames.isSecret(name) && !SecretNames.isHarmless(value)) {
      boolean empty = value.isEmpty();
      if (empty && keyword.equals("ENV")) {
        return; // The job sets it.
      }
      findings.report(
          empty ? Severity.INFO : Severity.ERROR,
          nameSpan,
          empty
              ? "a value that the build gives %s %s can be read in the image"
                  .formatted(keyword, name)
              : "%s puts the value of %s where all who can read the image can read it"
                  .formatted(keyword, name),
          REMEDY);
    }
  }

  private static void checkLabel(KeyValue pair, Findings findings) {
    SecretNames.issuer(pair.value().text())
        .ifPresent(issuer -> reportToken(issuer, pair.value().span(), findings));
  }

  private static void checkTokens(Invocation command, Findings findings) {
    for (Argument argument : command.arguments()) {
      // A token in a variable is told of where the variable is set.
      String text = argument.word().value(name -> Optional.of("$" + name)).orElse("");
      checkText(text, command.span(argument), findings);
    }
  }

  private static void checkText(String text, Span span, Findings findings) {
    Optional<String> issuer = SecretNames.issuer(text);
    issuer.ifPresent(each -> reportToken(each, span, findings));
    if (issuer.isEmpty() && SecretNames.holdsPassword(text)) {
      findings.report(
          span,
          "a password stands in an address here, and all who can read the image can read it",
          REMEDY);
    }
  }

  private static void checkAddresses(Step.Copy copy, Findings findings) {
    for (Step.Source source : copy.sources()) {
      if (source.location() instanceof SourceLocation.Url url) {
        checkText(url.url(), source.span(), findings);
      }
    }
  }

  private static void reportToken(String issuer, Span span, Findings findings) {
    findings.report(
        span,
        "a token of %s stands here, which all who can read the image can read".formatted(issuer),
        "Revoke it. " + REMEDY);
  }

  /** {@code echo user:password | chpasswd}. */
  private static void checkPassword(Invocation echo, Invocation chpasswd, Findings findings) {
    if (!echo.is("echo", "printf") || !echo.moment().isSame(chpasswd.moment())) {
      return;
    }
    for (Argument argument : echo.operands()) {
      String[] pair = argument.word().literalValue().orElse("").split(":", 2);
      if (pair.length == 2 && !pair[0].isEmpty() && !pair[1].isBlank()) {
        findings.report(
            echo.span(argument),
            "the password of %s stands here, where all who can read the image can read it"
                .formatted(pair[0]),
            "Leave it out: nobody logs in to a container that an engine starts.");
      }
    }
  }
}
