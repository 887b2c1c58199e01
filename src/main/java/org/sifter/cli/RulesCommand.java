package org.sifter.cli;

import java.util.List;
import org.apache.commons.cli.Option;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.RulePage;
import org.sifter.lint.rules.Rules;

/** Lists the linter's rules. */
final class RulesCommand implements Command {
  @Override
  public String name() {
    return "rules";
  }

  @Override
  public String synopsis() {
    return "";
  }

  @Override
  public String summary() {
    return "list the rules of lint; explain RULE tells more of one";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("", "all rules of lint"), new Example("| grep cache", "those about caches"));
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException {
    if (!arguments.rest().isEmpty()) {
      throw new UsageException("it takes no argument; to read about a rule: sifter explain RULE");
    }
    Results results = new StreamResults(surroundings.out());
    for (RuleInfo rule : Rules.infos()) {
      results.write(
          "%s  %-26s %-8s %-15s %s\n"
              .formatted(
                  rule.id(),
                  rule.name(),
                  rule.severity().word(),
                  rule.category().word(),
                  rule.page().map(RulePage::summary).orElse("")));
    }
    results.finish();
    return ExitCode.DONE;
  }
}
