package org.sifter.grammar;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonTokenFactory;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;
import org.sifter.source.Blanks;
import org.sifter.syntax.ArgumentForm;
import org.sifter.syntax.Keyword;

/**
 * The tokens of one instruction, from the keyword over the flags to the arguments, whose form
 * follows from the keyword's row in the instruction table. What blanks alone tell apart is cut out
 * here, and so are the plain ones among the tokens of the grammar (see {@link PlainTokens}). The
 * lexer that ANTLR makes is asked for the others only: its automaton takes longer to start with
 * than an ordinary Dockerfile takes to read.
 */
public final class InstructionTokens implements TokenSource {
  /** How deep JSON may nest before it is no longer taken for JSON; what nests is refused anyway. */
  private static final int JSON_DEPTH = 1000;

  /** Where in an instruction the next token is. */
  private enum Place {
    KEYWORD,
    FLAGS,
    HEALTHCHECK_TYPE,
    WORDS,
    ASSIGNMENTS,
    JSON,
    REST
  }

  /** Each keyword in lower case, as BuildKit looks it up. */
  private final Map<String, Keyword> keywords = keywords();

  private Optional<DockerfileLexer> lexer = Optional.empty();
  private TokenFactory<?> factory = CommonTokenFactory.DEFAULT;
  private InstructionStream stream = new InstructionStream("", '\\');
  private Pair<TokenSource, CharStream> source = new Pair<>(this, stream);
  private String text = "";
  private char escape = '\\';
  private Place place = Place.KEYWORD;
  private ArgumentForm form = ArgumentForm.TEXT;
  private boolean triesJson;
  private boolean sawJson;
  private int position;
  private int depth;

  /**
   * Starts over with another instruction.
   *
   * @param text its joined line
   * @param escape the file's escape character, a backslash or a backtick
   * @param tryJson whether arguments that begin with a bracket are read as JSON
   */
  public void start(String text, char escape, boolean tryJson) {
    this.text = text;
    this.escape = escape;
    stream = new InstructionStream(text, escape);
    source = new Pair<>(this, stream);
    place = Place.KEYWORD;
    triesJson = tryJson;
    sawJson = false;
    position = 0;
    depth = 0;
  }

  /** Whether the arguments are being read as JSON. */
  public boolean sawJson() {
    return sawJson;
  }

  /** The keyword that a type of token stands for; empty when it is another token. */
  public static Optional<Keyword> keyword(int type) {
    for (Keyword keyword : Keyword.values()) {
      if (type(keyword) == type) {
        return Optional.of(keyword);
      }
    }
    return Optional.empty();
  }

  @Override
  public Token nextToken() {
    if (place == Place.FLAGS && !atFlag()) {
      enterArguments();
    }
    skipBlanksBeforeToken();
    if (position == text.length()) {
      return token(Token.EOF, position);
    }
    return switch (place) {
      case KEYWORD -> keyword();
      case FLAGS -> flag();
      case HEALTHCHECK_TYPE -> healthcheckType();
      case WORDS -> word();
      case ASSIGNMENTS -> assignment();
      case JSON -> json();
      case REST -> token(DockerfileLexer.REST, text.length());
    };
  }

  private Token keyword() {
    int end = endOfWord();
    Optional<Keyword> keyword =
        Optional.ofNullable(keywords.get(text.substring(position, end).toLowerCase(Locale.ROOT)));
    form = keyword.isPresent() ? keyword.get().form() : ArgumentForm.TEXT;
    place = Place.FLAGS;
    return token(keyword.isPresent() ? type(keyword.get()) : DockerfileLexer.UNKNOWN, end);
  }

  private Token flag() {
    int end = PlainTokens.endOfFlag(text, position, escape);
    return end == PlainTokens.NONE
        ? grammarToken(DockerfileLexer.DEFAULT_MODE)
        : token(DockerfileLexer.FLAG, end);
  }

  private Token healthcheckType() {
    int end = position;
    while (end < text.length() && !Blanks.isAscii(text.charAt(end))) {
      end++;
    }
    Token token = token(DockerfileLexer.TYPE, end);
    form = ArgumentForm.COMMAND;
    enterArguments();
    return token;
  }

  private Token word() {
    return token(DockerfileLexer.WORD, endOfWord());
  }

  private Token assignment() {
    int end = PlainTokens.endOfAssignment(text, position, escape);
    return end == PlainTokens.NONE
        ? grammarToken(DockerfileLexer.ASSIGNMENTS)
        : token(DockerfileLexer.ASSIGNMENT, end);
  }

  private Token json() {
    return switch (text.charAt(position)) {
      case '[' -> opening(DockerfileLexer.OPEN_BRACKET);
      case '{' -> opening(DockerfileLexer.OPEN_BRACE);
      case ']' -> closing(DockerfileLexer.CLOSE_BRACKET);
      case '}' -> closing(DockerfileLexer.CLOSE_BRACE);
      case ',' -> token(DockerfileLexer.COMMA, position + 1);
      case ':' -> token(DockerfileLexer.COLON, position + 1);
      default -> jsonValue();
    };
  }

  private Token opening(int type) {
    depth++;
    return token(depth > JSON_DEPTH ? DockerfileLexer.NOT_JSON : type, position + 1);
  }

  private Token closing(int type) {
    depth--;
    return token(type, position + 1);
  }

  private Token jsonValue() {
    int end = PlainTokens.endOfString(text, position);
    return end == PlainTokens.NONE
        ? grammarToken(DockerfileLexer.JSON)
        : token(DockerfileLexer.STRING, end);
  }

  /** The characters from here up to {@code end}, which is the new position. */
  private Token token(int type, int end) {
    Token token =
        factory.create(source, type, null, Token.DEFAULT_CHANNEL, position, end - 1, 1, position);
    position = end;
    return token;
  }

  /** The token that the grammar has here in one of its modes. */
  private Token grammarToken(int mode) {
    DockerfileLexer automaton = lexer();
    stream.seek(position);
    automaton.setInputStream(stream);
    automaton.mode(mode);
    Token token = automaton.nextToken();
    position = stream.index();
    return token;
  }

  private DockerfileLexer lexer() {
    if (lexer.isEmpty()) {
      DockerfileLexer made = new DockerfileLexer(stream);
      made.removeErrorListeners();
      made.setTokenFactory(factory);
      lexer = Optional.of(made);
    }
    return lexer.get();
  }

  private static Map<String, Keyword> keywords() {
    Map<String, Keyword> keywords = new HashMap<>();
    for (Keyword keyword : Keyword.values()) {
      keywords.put(keyword.name().toLowerCase(Locale.ROOT), keyword);
    }
    return keywords;
  }

  /** The grammar names the tokens of keywords first, in the order of the catalogue. */
  @SuppressWarnings("EnumOrdinal") // that order is what it is about
  private static int type(Keyword keyword) {
    return DockerfileLexer.ADD + keyword.ordinal();
  }

  /** Whether another flag comes; a {@code --} on its own is passed over and ends the flags. */
  private boolean atFlag() {
    position = Blanks.skip(text, position);
    if (!text.startsWith("--", position)) {
      return false;
    }
    int next = position + 2;
    if (next < text.length() && !Blanks.isAscii(text.charAt(next))) {
      return true;
    }
    position = next;
    return false;
  }

  private void enterArguments() {
    position = Blanks.skip(text, position);
    place = argumentsPlace();
    if (place == Place.JSON) {
      sawJson = true;
      stream.showAsWritten();
    }
  }

  private Place argumentsPlace() {
    boolean json = triesJson && text.startsWith("[", position);
    return switch (form) {
      case WORDS -> Place.WORDS;
      case PATHS -> json ? Place.JSON : Place.WORDS;
      case ASSIGNMENTS -> Place.ASSIGNMENTS;
      case TEXT, TRIGGER -> Place.REST;
      case COMMAND, JSON -> json ? Place.JSON : Place.REST;
      case HEALTHCHECK -> Place.HEALTHCHECK_TYPE;
    };
  }

  private void skipBlanksBeforeToken() {
    if (place == Place.ASSIGNMENTS) {
      position = Blanks.skip(text, position);
    } else if (place == Place.WORDS) {
      while (position < text.length() && isBlankBetweenWords(text.charAt(position))) {
        position++;
      }
    } else if (place == Place.JSON) {
      position = PlainTokens.endOfJsonBlanks(text, position);
    }
  }

  private int endOfWord() {
    int end = position;
    while (end < text.length() && !isBlankBetweenWords(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** BuildKit's {@code reWhitespace}, which parts keywords and words. */
  private static boolean isBlankBetweenWords(char c) {
    return Blanks.isAscii(c) && c != '\n';
  }

  // -- what a parser may ask besides

  /** 1: an instruction is one line. */
  @Override
  public int getLine() {
    return 1;
  }

  @Override
  public int getCharPositionInLine() {
    return position;
  }

  @Override
  public CharStream getInputStream() {
    return stream;
  }

  @Override
  public String getSourceName() {
    return stream.getSourceName();
  }

  @Override
  public void setTokenFactory(TokenFactory<?> factory) {
    this.factory = factory;
    lexer.ifPresent(made -> made.setTokenFactory(factory));
  }

  @Override
  public TokenFactory<?> getTokenFactory() {
    return factory;
  }
}
