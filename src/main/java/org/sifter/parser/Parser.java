package org.sifter.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.diag.DiagnosticLog;
import org.sifter.source.Blanks;
import org.sifter.source.Span;
import org.sifter.syntax.Dockerfile;
import org.sifter.syntax.Heredoc;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.Keyword;

/** Reads Dockerfiles. */
public final class Parser {
  private final LogicalLines lines;
  private final DiagnosticLog log;
  private final InstructionGrammar grammar = new InstructionGrammar();
  private final HeredocWords heredocWords = new HeredocWords();
  private final List<Instruction> instructions = new ArrayList<>();
  private boolean sawInstruction;
  private boolean sawFrom;

  private Parser(String text, DiagnosticLog log, Optional<Span> pin) {
    this.lines = new LogicalLines(text, log, pin);
    this.log = log;
  }

  /**
   * Reads a file. Every instruction that is wrong is reported and left out; reading goes on with
   * the next one.
   *
   * @param log where to report; its source is what is read
   * @return what could be read
   */
  public static Dockerfile parse(DiagnosticLog log) {
    return new Parser(log.source().text(), log, Optional.empty()).dockerfile();
  }

  /**
   * Reads a trigger that ONBUILD has kept. Its escape character is the backslash, whatever the file
   * says, as BuildKit's {@code dispatchOnBuildTriggers} has it.
   *
   * @param text the instruction with its here-documents
   * @param log where to report
   * @param place the instruction on whose behalf the trigger runs, which all spans name
   * @return the instruction; empty when it has been reported
   */
  public static Optional<Instruction> parseTrigger(String text, DiagnosticLog log, Span place) {
    Parser parser = new Parser(text, log, Optional.of(place));
    parser.sawFrom = true;
    parser.readInstructions();
    if (parser.instructions.size() > 1) {
      log.report(SyntaxCode.SEVERAL_TRIGGERS, place);
    }
    Optional<Instruction> trigger = parser.instructions.stream().findFirst();
    if (trigger.filter(Instruction.From.class::isInstance).isPresent()) {
      log.report(SyntaxCode.TRIGGER_NOT_ALLOWED, place, Keyword.FROM.name());
      return Optional.empty();
    }
    return trigger;
  }

  private Dockerfile dockerfile() {
    if (log.source().text().isEmpty()) {
      log.reportFile(SyntaxCode.EMPTY_FILE);
    } else {
      readInstructions();
    }
    return new Dockerfile(log.source(), lines.escape(), lines.directives(), instructions);
  }

  private void readInstructions() {
    for (Optional<LogicalLine> line = lines.next(); line.isPresent(); line = lines.next()) {
      sawInstruction = true;
      instruction(line.get());
    }
    if (!sawInstruction && !log.hasErrors()) {
      log.reportFile(SyntaxCode.NO_INSTRUCTIONS);
    } else if (!sawFrom && !log.hasErrors()) {
      log.reportFile(SyntaxCode.NO_STAGES);
    }
  }

  private void instruction(LogicalLine line) {
    String text = line.text().substring(0, Blanks.trimmedEnd(line.text()));
    SyntaxBuilder builder =
        new SyntaxBuilder(line, lines.escape(), lines.comments(), grammar, heredocWords, log);
    SyntaxBuilder.Draft draft = builder.draft(grammar.parse(text, lines.escape()));
    List<Heredoc> heredocs = List.of();
    if (draft.mayHoldHeredocs()) {
      Optional<List<Heredoc>> bodies = bodies(line, text);
      if (bodies.isEmpty()) {
        return;
      }
      heredocs = bodies.get();
    }
    Span span = new Span(line.span().start(), Math.max(line.span().end(), end(line, heredocs)));
    builder.build(draft, span, heredocs).ifPresent(this::add);
  }

  private int end(LogicalLine line, List<Heredoc> heredocs) {
    return heredocs.isEmpty() ? line.span().end() : lines.position();
  }

  private void add(Instruction instruction) {
    Keyword keyword = instruction.keyword();
    if (keyword == Keyword.FROM) {
      sawFrom = true;
    } else if (!sawFrom && keyword != Keyword.ARG) {
      log.report(SyntaxCode.BEFORE_FIRST_FROM, instruction.origin().keyword(), keyword.name());
      return;
    }
    instructions.add(instruction);
  }

  private Optional<List<Heredoc>> bodies(LogicalLine line, String text) {
    List<Heredoc> heredocs = new ArrayList<>();
    for (HeredocWords.Announced word : heredocWords.find(text)) {
      Span span = line.span(word.start(), word.end());
      Optional<Heredoc> heredoc = lines.body(word.withoutBody(span));
      if (heredoc.isEmpty()) {
        log.report(SyntaxCode.UNTERMINATED_HEREDOC, span, word.name(), word.name());
        return Optional.empty();
      }
      heredocs.add(heredoc.get());
    }
    return Optional.of(heredocs);
  }
}
