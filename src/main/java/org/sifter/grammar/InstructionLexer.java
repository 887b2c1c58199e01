package org.sifter.grammar;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.sifter.source.Blanks;
import org.sifter.syntax.ArgumentForm;
import org.sifter.syntax.Keyword;

/**
 * Leads the lexer from the keyword over the flags to the arguments, whose form follows from the
 * keyword's row in the instruction table. Words that end at the next blank, and the rest of the
 * line, are cut out here: the lexer's automaton would look at each character, and takes long to
 * start with.
 */
public abstract class InstructionLexer extends Lexer {
  /** How deep JSON may nest before it is no longer taken for JSON; what nests is refused anyway. */
  private static final int JSON_DEPTH = 1000;

  /** Where in an instruction the lexer is. */
  private enum Place {
    KEYWORD,
    FLAGS,
    HEALTHCHECK_TYPE,
    WORDS,
    ASSIGNMENTS,
    JSON,
    REST
  }

  /** Each keyword in lower case, as BuildKit looks it up, with the type of its token. */
  private final Map<String, Integer> keywords = keywords();

  private Place place = Place.KEYWORD;
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
    place = Place.KEYWORD;
    triesJson = tryJson;
    sawJson = false;
    depth = 0;
    mode(DEFAULT_MODE);
  }

  /** Whether the arguments are being read as JSON. */
  public boolean sawJson() {
    return sawJson;
  }

  @Override
  public Token nextToken() {
    if (place == Place.FLAGS && !atFlag()) {
      enterArguments();
    }
    skipBlanksBeforeWord();
    if (_input.LA(1) == IntStream.EOF) {
      _hitEOF = true;
      return super.nextToken();
    }
    return switch (place) {
      case KEYWORD -> keyword();
      case HEALTHCHECK_TYPE -> healthcheckType();
      case WORDS -> word();
      case REST -> rest();
      case FLAGS, ASSIGNMENTS, JSON -> super.nextToken();
    };
  }

  private Token keyword() {
    int start = _input.index();
    skipWord();
    String name = _input.getText(Interval.of(start, _input.index() - 1)).toLowerCase(Locale.ROOT);
    int type = keywords.getOrDefault(name, DockerfileLexer.UNKNOWN);
    form = type == DockerfileLexer.UNKNOWN ? ArgumentForm.TEXT : keyword(type).form();
    place = Place.FLAGS;
    return token(type, start);
  }

  private Token healthcheckType() {
    int start = _input.index();
    while (_input.LA(1) != IntStream.EOF && !Blanks.isAscii(_input.LA(1))) {
      _input.consume();
    }
    Token token = token(DockerfileLexer.TYPE, start);
    form = ArgumentForm.COMMAND;
    enterArguments();
    return token;
  }

  private Token word() {
    int start = _input.index();
    skipWord();
    return token(DockerfileLexer.WORD, start);
  }

  /** All that is left. */
  private Token rest() {
    int start = _input.index();
    _input.seek(_input.size());
    return token(DockerfileLexer.REST, start);
  }

  /** The characters from {@code start} up to here. */
  private Token token(int type, int start) {
    _token = null;
    _channel = Token.DEFAULT_CHANNEL;
    _tokenStartCharIndex = start;
    _text = null;
    _type = type;
    return emit();
  }

  @Override
  public Token emit() {
    if (place == Place.JSON) {
      if (_type == DockerfileLexer.OPEN_BRACKET || _type == DockerfileLexer.OPEN_BRACE) {
        depth++;
        _type = depth > JSON_DEPTH ? DockerfileLexer.NOT_JSON : _type;
      } else if (_type == DockerfileLexer.CLOSE_BRACKET || _type == DockerfileLexer.CLOSE_BRACE) {
        depth--;
      }
    }
    return super.emit();
  }

  private static Map<String, Integer> keywords() {
    Map<String, Integer> keywords = new HashMap<>();
    for (int type = DockerfileLexer.ADD; type < DockerfileLexer.UNKNOWN; type++) {
      keywords.put(keyword(type).name().toLowerCase(Locale.ROOT), type);
    }
    return keywords;
  }

  private static Keyword keyword(int type) {
    return Keyword.valueOf(DockerfileLexer.VOCABULARY.getSymbolicName(type));
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
    place = argumentsPlace();
    if (place == Place.ASSIGNMENTS) {
      mode(DockerfileLexer.ASSIGNMENTS);
    } else if (place == Place.JSON) {
      mode(DockerfileLexer.JSON);
      sawJson = true;
      ((InstructionStream) _input).showAsWritten();
    }
  }

  private Place argumentsPlace() {
    boolean json = triesJson && _input.LA(1) == '[';
    return switch (form) {
      case WORDS -> Place.WORDS;
      case PATHS -> json ? Place.JSON : Place.WORDS;
      case ASSIGNMENTS -> Place.ASSIGNMENTS;
      case TEXT, TRIGGER -> Place.REST;
      case COMMAND, JSON -> json ? Place.JSON : Place.REST;
      case HEALTHCHECK -> Place.HEALTHCHECK_TYPE;
    };
  }

  private void skipBlanksBeforeWord() {
    if (place == Place.ASSIGNMENTS) {
      skipBlanks();
    } else if (place == Place.WORDS) {
      while (isBlankBetweenWords(_input.LA(1))) {
        _input.consume();
      }
    }
  }

  private void skipWord() {
    while (_input.LA(1) != IntStream.EOF && !isBlankBetweenWords(_input.LA(1))) {
      _input.consume();
    }
  }

  private void skipBlanks() {
    while (_input.LA(1) != IntStream.EOF && Blanks.isSpace(_input.LA(1))) {
      _input.consume();
    }
  }

  /** BuildKit's {@code reWhitespace}, which parts keywords and words. */
  private static boolean isBlankBetweenWords(int c) {
    return Blanks.isAscii(c) && c != '\n';
  }
}
