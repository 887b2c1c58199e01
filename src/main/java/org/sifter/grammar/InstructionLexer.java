package org.sifter.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.sifter.source.Blanks;
import org.sifter.syntax.ArgumentForm;
import org.sifter.syntax.Keyword;

/**
 * Leads the lexer from the keyword over the flags to the arguments, whose mode follows from the
 * keyword's row in the instruction table.
 */
public abstract class InstructionLexer extends Lexer {
  /** How deep JSON may nest before it is no longer taken for JSON; what nests is refused anyway. */
  private static final int JSON_DEPTH = 1000;

  private ArgumentForm form = ArgumentForm.TEXT;
  private boolean triesJson;
  private boolean sawJson;
  private int depth;

  /** A lexer over the given characters. */
  protected InstructionLexer(CharStream input) {
    super(input);
  }

  /**
   * Starts over with another instruction.
   *
   * @param tryJson whether arguments that begin with a bracket are read as JSON
   */
  public void start(InstructionStream stream, boolean tryJson) {
    setInputStream(stream);
    mode(DEFAULT_MODE);
    triesJson = tryJson;
    sawJson = false;
    depth = 0;
  }

  /** Starts over with a command line whose here-documents are looked for. */
  public void startCommandLine(String text) {
    setInputStream(new InstructionStream(text, '\\'));
    mode(DockerfileLexer.COMMAND_LINE);
  }

  /** Whether the arguments are being read as JSON. */
  public boolean sawJson() {
    return sawJson;
  }

  @Override
  public Token nextToken() {
    if (_mode == DockerfileLexer.FLAGS && !atFlag()) {
      enterArguments();
    }
    if (_mode == DockerfileLexer.TEXT && _input.LA(1) != IntStream.EOF) {
      return rest();
    }
    Token token = super.nextToken();
    int type = token.getType();
    if (type >= DockerfileLexer.ADD && type <= DockerfileLexer.UNKNOWN) {
      form = form(type);
      mode(DockerfileLexer.FLAGS);
    } else if (type == DockerfileLexer.TYPE) {
      form = ArgumentForm.COMMAND;
      enterArguments();
    }
    return token;
  }

  /** All that is left, as the rule REST has it, without looking at each character. */
  private Token rest() {
    _token = null;
    _channel = Token.DEFAULT_CHANNEL;
    _tokenStartCharIndex = _input.index();
    _text = null;
    _type = DockerfileLexer.REST;
    _input.seek(_input.size());
    return emit();
  }

  @Override
  public Token emit() {
    if (_mode == DockerfileLexer.JSON) {
      if (_type == DockerfileLexer.OPEN_BRACKET || _type == DockerfileLexer.OPEN_BRACE) {
        depth++;
        _type = depth > JSON_DEPTH ? DockerfileLexer.NOT_JSON : _type;
      } else if (_type == DockerfileLexer.CLOSE_BRACKET || _type == DockerfileLexer.CLOSE_BRACE) {
        depth--;
      }
    }
    return super.emit();
  }

  private static ArgumentForm form(int keyword) {
    return keyword == DockerfileLexer.UNKNOWN
        ? ArgumentForm.TEXT
        : Keyword.valueOf(DockerfileLexer.VOCABULARY.getSymbolicName(keyword)).form();
  }

  /** Whether another flag comes; a {@code --} on its own is consumed and ends the flags. */
  private boolean atFlag() {
    skipBlanks();
    if (_input.LA(1) != '-' || _input.LA(2) != '-') {
      return false;
    }
    int next = _input.LA(3);
    if (next != IntStream.EOF && !Blanks.isAscii(next)) {
      return true;
    }
    _input.consume();
    _input.consume();
    return false;
  }

  private void enterArguments() {
    skipBlanks();
    mode(argumentsMode());
    if (_mode == DockerfileLexer.JSON) {
      sawJson = true;
      ((InstructionStream) _input).showAsWritten();
    }
  }

  private int argumentsMode() {
    boolean json = triesJson && _input.LA(1) == '[';
    return switch (form) {
      case WORDS -> DockerfileLexer.WORDS;
      case PATHS -> json ? DockerfileLexer.JSON : DockerfileLexer.WORDS;
      case ASSIGNMENTS -> DockerfileLexer.ASSIGNMENTS;
      case TEXT, TRIGGER -> DockerfileLexer.TEXT;
      case COMMAND, JSON -> json ? DockerfileLexer.JSON : DockerfileLexer.TEXT;
      case HEALTHCHECK -> DockerfileLexer.HEALTHCHECK_TYPE;
    };
  }

  private void skipBlanks() {
    while (_input.LA(1) != IntStream.EOF && Blanks.isSpace(_input.LA(1))) {
      _input.consume();
    }
  }
}
