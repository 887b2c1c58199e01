package org.sifter.parser;

import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.sifter.grammar.DockerfileLexer;
import org.sifter.grammar.DockerfileParser;
import org.sifter.grammar.InstructionStream;

/**
 * Runs the grammar over one instruction after the other. Arguments that begin with a bracket are
 * read as JSON first; what is not JSON is taken for words or a command line, as BuildKit does.
 */
final class InstructionGrammar {
  private final DockerfileLexer lexer = new DockerfileLexer(new InstructionStream("", '\\'));
  private final CommonTokenStream tokens = new CommonTokenStream(lexer);
  private final DockerfileParser parser = new DockerfileParser(tokens);

  InstructionGrammar() {
    lexer.removeErrorListeners();
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
  }

  /**
   * The parse tree of an instruction.
   *
   * @param text its joined line, without blanks around it
   * @param escape the escape character in force
   */
  DockerfileParser.InstructionContext parse(String text, char escape) {
    try {
      return parse(text, escape, /* tryJson= */ true);
    } catch (ParseCancellationException e) {
      if (!lexer.sawJson()) {
        throw new AssertionError("the grammar must accept any line that is not JSON: " + text, e);
      }
      return parse(text, escape, /* tryJson= */ false);
    }
  }

  private DockerfileParser.InstructionContext parse(String text, char escape, boolean tryJson) {
    lexer.start(new InstructionStream(text, escape), tryJson);
    tokens.setTokenSource(lexer);
    parser.setTokenStream(tokens);
    return parser.instruction();
  }
}
