package org.sifter.parser;

import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.sifter.grammar.DockerfileParser;
import org.sifter.grammar.InstructionTokens;

/**
 * Runs the grammar over one instruction after the other. Arguments that begin with a bracket are
 * read as JSON first; what is not JSON is taken for words or a command line, as BuildKit does.
 */
final class InstructionGrammar {
  private final InstructionTokens source = new InstructionTokens();
  private final CommonTokenStream tokens = new CommonTokenStream(source);
  private final DockerfileParser parser = new DockerfileParser(tokens);

  InstructionGrammar() {
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
      if (!source.sawJson()) {
        throw new AssertionError("the grammar must accept any line that is not JSON: " + text, e);
      }
      return parse(text, escape, /* tryJson= */ false);
    }
  }

  private DockerfileParser.InstructionContext parse(String text, char escape, boolean tryJson) {
    source.start(text, escape, tryJson);
    tokens.setTokenSource(source);
    parser.setTokenStream(tokens);
    return parser.instruction();
  }
}
