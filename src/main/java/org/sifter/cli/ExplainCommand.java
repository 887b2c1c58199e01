package org.sifter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.sifter.diag.Code;
import org.sifter.lint.rules.Rules;
import org.sifter.shell.Suggestion;
import org.sifter.syntax.Keyword;

/** Tells what is known of an instruction, or of a kind of diagnostic. */
final class ExplainCommand implements Command {
  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String synopsis() {
    return "RULE|INSTRUCTION|CODE";
  }

  @Override
  public String summary() {
    return "tell about a rule, an instruction or a kind of diagnostic";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("tmp-wipe", "a rule"), new Example("COPY", "what becomes of an instruction"));
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException {
    String subject =
        arguments
            .single("RULE, INSTRUCTION or CODE")
            .orElseThrow(
                () ->
                    new UsageException("name a rule, an instruction or the code of a diagnostic"));
    Results results = new StreamResults(surroundings.out());
    List<String> explanations =
        Stream.of(
                Stream.of(Keyword.values())
                    .filter(keyword -> keyword.name().equalsIgnoreCase(subject))
                    .map(Explanation::of),
                Rules.infos().stream().filter(rule -> rule.isCalled(subject)).map(Explanation::of),
                Codes.all().stream()
                    .filter(code -> code.id().equalsIgnoreCase(subject))
                    .map(Explanation::of))
            .flatMap(found -> found)
            .toList();
    if (explanations.isEmpty()) {
      throw new UsageException(unknown(subject));
    }
    results.write(String.join("\n", explanations));
    results.finish();
    return ExitCode.DONE;
  }

  private static String unknown(String subject) {
    List<String> known = new ArrayList<>();
    Stream.of(Keyword.values()).map(Keyword::name).forEach(known::add);
    Codes.all().stream().map(Code::id).forEach(known::add);
    Rules.infos().forEach(rule -> known.addAll(List.of(rule.name(), rule.id())));
    Optional<String> near = Suggestion.nearest(subject, known);
    return subject
        + " is neither a rule, an instruction nor the code of a diagnostic"
        + near.map(name -> "; did you mean " + name + "?").orElse("");
  }
}
