package org.sifter.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A script as a text in which its structure is plain, for tests to compare. */
final class Outline implements CommandVisitor<String>, WordPartVisitor<String> {

  /** The outline of a script, one list after the other. */
  static String of(Script script) {
    return script.lists().stream().map(new Outline()::list).collect(Collectors.joining(" ; "));
  }

  /** The outline of a word: its parts, between bars. */
  static String of(Word word) {
    return new Outline().word(word);
  }

  private String list(AndOrList list) {
    StringBuilder text = new StringBuilder(pipeline(list.pipelines().get(0)));
    for (int i = 0; i < list.operators().size(); i++) {
      text.append(list.operators().get(i) == AndOrList.Operator.AND ? " && " : " || ")
          .append(pipeline(list.pipelines().get(i + 1)));
    }
    return text + (list.background() ? " &" : "");
  }

  private String pipeline(Pipeline pipeline) {
    StringBuilder text = new StringBuilder(pipeline.negated() ? "! " : "");
    text.append(pipeline.timed() ? "time " : "").append(pipeline.commands().get(0).accept(this));
    for (int i = 0; i < pipeline.operators().size(); i++) {
      text.append(pipeline.operators().get(i) == Pipeline.Operator.OUTPUT ? " | " : " |& ")
          .append(pipeline.commands().get(i + 1).accept(this));
    }
    return text.toString();
  }

  private String node(String kind, Command command, String... pieces) {
    List<String> all = new ArrayList<>(List.of(kind));
    all.addAll(List.of(pieces));
    command.redirections().forEach(redirection -> all.add(redirection(redirection)));
    return "(" + String.join(" ", all) + ")";
  }

  private String body(Script script) {
    return "{" + of(script) + "}";
  }

  private String redirection(Redirection redirection) {
    return redirection.descriptor().orElse("")
        + redirection.operator()
        + word(redirection.target())
        + redirection.hereDocument().map(here -> "=" + word(here.body())).orElse("");
  }

  private String word(Word word) {
    return word.parts().stream().map(part -> part.accept(this)).collect(Collectors.joining("+"));
  }

  private String words(List<Word> words) {
    return words.stream().map(this::word).collect(Collectors.joining(" "));
  }

  @Override
  public String visit(SimpleCommand command) {
    List<String> pieces = new ArrayList<>();
    for (Assignment each : command.assignments()) {
      pieces.add(
          each.name()
              + each.subscript().map(subscript -> "[" + word(subscript) + "]").orElse("")
              + (each.appends() ? "+=" : "=")
              + word(each.value()));
    }
    command.words().forEach(word -> pieces.add(word(word)));
    command.redirections().forEach(redirection -> pieces.add(redirection(redirection)));
    return String.join(" ", pieces);
  }

  @Override
  public String visit(FunctionDefinition command) {
    return node("function", command, word(command.name()), command.body().accept(this));
  }

  @Override
  public String visit(CompoundCommand.Subshell command) {
    return node("subshell", command, body(command.body()));
  }

  @Override
  public String visit(CompoundCommand.Group command) {
    return node("group", command, body(command.body()));
  }

  @Override
  public String visit(CompoundCommand.If command) {
    String branches =
        command.branches().stream()
            .map(branch -> body(branch.condition()) + " " + body(branch.body()))
            .collect(Collectors.joining(" "));
    return node("if", command, branches + command.otherwise().map(s -> " " + body(s)).orElse(""));
  }

  @Override
  public String visit(CompoundCommand.For command) {
    return loop("for", command, command.name(), command.words(), command.body());
  }

  @Override
  public String visit(CompoundCommand.Select command) {
    return loop("select", command, command.name(), command.words(), command.body());
  }

  private String loop(
      String kind, Command command, Word name, Optional<List<Word>> words, Script body) {
    return node(
        kind,
        command,
        word(name),
        words.map(list -> "[" + words(list) + "]").orElse("-"),
        body(body));
  }

  @Override
  public String visit(CompoundCommand.ArithmeticFor command) {
    return node("for", command, word(command.header()), body(command.body()));
  }

  @Override
  public String visit(CompoundCommand.While command) {
    return node(
        command.until() ? "until" : "while",
        command,
        body(command.condition()),
        body(command.body()));
  }

  @Override
  public String visit(CompoundCommand.Case command) {
    String clauses =
        command.clauses().stream()
            .map(each -> "[" + words(each.patterns()) + "]" + body(each.body()) + each.ending())
            .collect(Collectors.joining(" "));
    return node("case", command, word(command.subject()), clauses);
  }

  @Override
  public String visit(CompoundCommand.ArithmeticCommand command) {
    return node("arithmetic", command, word(command.expression()));
  }

  @Override
  public String visit(CompoundCommand.ConditionalCommand command) {
    return node("test", command, condition(command.condition()));
  }

  private String condition(Condition condition) {
    if (condition instanceof Condition.Or or) {
      return join(or.operands(), " || ");
    }
    if (condition instanceof Condition.And and) {
      return join(and.operands(), " && ");
    }
    return condition instanceof Condition.Not not
        ? "!" + condition(not.operand())
        : "<" + words(((Condition.Test) condition).words()) + ">";
  }

  private String join(List<Condition> operands, String operator) {
    return operands.stream().map(this::condition).collect(Collectors.joining(operator, "(", ")"));
  }

  @Override
  public String visit(WordPart.Literal part) {
    return part.text();
  }

  @Override
  public String visit(WordPart.Escaped part) {
    return "\\" + part.text();
  }

  @Override
  public String visit(WordPart.SingleQuoted part) {
    return "'" + part.text() + "'";
  }

  @Override
  public String visit(WordPart.AnsiQuoted part) {
    return "$'" + part.text() + "'";
  }

  @Override
  public String visit(WordPart.DoubleQuoted part) {
    return "\"" + word(new Word(part.parts(), part.span())) + "\"";
  }

  @Override
  public String visit(WordPart.Parameter part) {
    return "<"
        + part.form().name().charAt(0)
        + " "
        + part.name()
        + part.subscript().map(subscript -> "[" + word(subscript) + "]").orElse("")
        + part.operator().map(operator -> " " + operator).orElse("")
        + part.operand().map(operand -> " " + word(operand)).orElse("")
        + ">";
  }

  @Override
  public String visit(WordPart.CommandSubstitution part) {
    return (part.backquoted() ? "`{" : "${") + of(part.script()) + "}";
  }

  @Override
  public String visit(WordPart.ArithmeticExpansion part) {
    return "$((" + word(part.expression()) + "))";
  }

  @Override
  public String visit(WordPart.ProcessSubstitution part) {
    return (part.input() ? "<" : ">") + body(part.script());
  }

  @Override
  public String visit(WordPart.ExtendedPattern part) {
    return part.operator() + "(" + word(new Word(part.parts(), part.span())) + ")";
  }

  @Override
  public String visit(WordPart.Array part) {
    return "[" + words(part.elements()) + "]";
  }
}
