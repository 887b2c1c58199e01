package org.sifter.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.sifter.grammar.ShellContext.Kind;
import org.sifter.grammar.ShellContext.Position;
import org.sifter.source.Span;

/**
 * The tokens of a script, between lexer and parser. What a shell token is depends on what is open
 * around it and on where in a command it stands (XCU 2.3 and 2.4), which neither a lexer without
 * memory nor a grammar can say: a word is reserved only where a command begins, a parenthesis ends
 * a pattern, an array, a subshell or a substitution, and a here-document begins lines after its
 * operator. So this class keeps what is open, asks the lexer for one token in the mode that
 * follows, and gives it the type that it has here.
 */
public final class ShellTokens implements TokenSource {
  /** More tokens than any script has that people wrote; each costs memory. */
  private static final int LENGTH_LIMIT = 250_000;

  private final String text;
  private final int depthLimit;
  private final InstructionStream input;
  private final ShellLexer lexer;
  private final ShellLookahead ahead;
  private final HereDocuments hereDocuments;
  private final Deque<ShellContext> contexts = new ArrayDeque<>();
  private final List<Span> comments = new ArrayList<>();
  private ShellContext context;
  private int openCommands;
  private int count;
  private Optional<ShellProblem> problem = Optional.empty();

  private ShellTokens(String text, int depthLimit, Kind kind) {
    this.text = text;
    this.depthLimit = depthLimit;
    this.input = new InstructionStream(text, '\\');
    this.lexer = new ShellLexer(input);
    this.ahead = new ShellLookahead(text);
    this.hereDocuments = new HereDocuments(text);
    lexer.removeErrorListeners();
    push(kind, 0).quoted = kind == Kind.HERE_DOCUMENT;
  }

  /**
   * The tokens of a script.
   *
   * @param depthLimit how deep commands and expansions may be nested
   */
  public static ShellTokens ofScript(String text, int depthLimit) {
    return new ShellTokens(text, depthLimit, Kind.SCRIPT);
  }

  /** The tokens of the body of a here-document in which expansions are made. */
  public static ShellTokens ofHereDocument(String text, int depthLimit) {
    return new ShellTokens(text, depthLimit, Kind.HERE_DOCUMENT);
  }

  /** Why the last token is an ERROR; empty when there was none. */
  public Optional<ShellProblem> problem() {
    return problem;
  }

  /** The comments read so far, each from its number sign to the end of its line. */
  public List<Span> comments() {
    return List.copyOf(comments);
  }

  /** The body of the here-document whose operator is at {@code offset}, if it has been read. */
  public Optional<HereDocumentPlace> hereDocument(int offset) {
    return hereDocuments.place(offset);
  }

  @Override
  public Token nextToken() {
    if (problem.isPresent()) {
      return token(Token.EOF, input.index(), input.index());
    }
    if (++count > LENGTH_LIMIT) {
      return error(ShellProblem.TOO_LONG, input.index());
    }
    if (contexts.size() + openCommands > depthLimit) {
      return error(ShellProblem.TOO_DEEP, input.index());
    }
    if (!context.holdsWords()) {
      return inside();
    }
    return context.inWord ? insideWord() : betweenWords();
  }

  // -- between words

  private Token betweenWords() {
    while (true) {
      skipBlanks();
      int c = input.LA(1);
      if (c == IntStream.EOF) {
        return end();
      }
      if (c == '#') {
        skipComment();
      } else if (beginsWord(c)) {
        return beginWord();
      } else {
        Token operator = lex(ShellLexer.DEFAULT_MODE);
        if (operator.getType() != ShellLexer.NEWLINE || newline()) {
          return operator(operator);
        }
      }
    }
  }

  private Token end() {
    hereDocuments.skipBodies(text.length());
    return token(Token.EOF, text.length(), text.length());
  }

  private boolean beginsWord(int c) {
    if (context.position == Position.EXPRESSION && "(|<>".indexOf(c) >= 0) {
      return true;
    }
    return switch (c) {
      case '\n', ';', '&', '|', '(', ')' -> false;
      case '<', '>' -> input.LA(2) == '(';
      case '{', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
          !ahead.isDescriptor(input.index());
      default -> true;
    };
  }

  /** Reads the bodies that follow a newline; true when the newline itself ends something. */
  private boolean newline() {
    input.seek(hereDocuments.skipBodies(input.index()));
    return switch (context.position) {
      case START, FUNCTION_NAME, FOR_IN, CASE_IN, CLAUSE, ELEMENTS, TEST, TEST_WORD -> false;
      default -> true;
    };
  }

  private Token operator(Token token) {
    return switch (token.getType()) {
      case ShellLexer.SEMICOLON, ShellLexer.AMPERSAND -> separator(token);
      case ShellLexer.NEWLINE -> at(Position.START, token);
      case ShellLexer.AND_IF, ShellLexer.OR_IF ->
          at(context.isCondition() ? Position.TEST : Position.START, token);
      case ShellLexer.PIPE ->
          context.position == Position.PATTERN ? token : at(Position.START, token);
      case ShellLexer.CASE_BREAK ->
          at(context.kind == Kind.CASE ? Position.CLAUSE : Position.START, token);
      case ShellLexer.OPEN -> open(token);
      case ShellLexer.CLOSE -> close(token);
      case ShellLexer.REDIRECTION, ShellLexer.HERE -> redirection(token);
      default -> at(Position.START, token);
    };
  }

  private Token separator(Token token) {
    return context.position == Position.START
        ? error(ShellProblem.EMPTY_COMMAND, token.getStartIndex())
        : at(Position.START, token);
  }

  private Token redirection(Token token) {
    if (context.isCondition()) {
      context.position = Position.TEST_WORD;
      return withType(token, ShellLexer.COMPARISON);
    }
    context.afterOperand =
        switch (context.position) {
          case START -> Position.PREFIX;
          // After the redirections of a compound command no word is reserved either.
          case NAMED, COMPOUND -> Position.ARGUMENTS;
          default -> context.position;
        };
    context.here = token.getType() == ShellLexer.HERE ? token : null;
    return at(Position.OPERAND, token);
  }

  private Token open(Token token) {
    int start = token.getStartIndex();
    switch (context.position) {
      case START, FOR_NAME -> {
        if (input.LA(1) == '(' && ahead.isArithmetic(start + 2)) {
          context.position = Position.COMPOUND;
          push(Kind.ARITHMETIC_COMMAND, start);
          return extended(token, ShellLexer.LEFT_ARITHMETIC, 1);
        }
        if (ahead.isClosed(start + 1)) {
          return parentheses(token);
        }
        push(Kind.SUBSHELL, start);
      }
      case NAMED -> {
        if (ahead.isClosed(start + 1)) {
          return parentheses(token);
        }
      }
      case CLAUSE -> {
        context.position = Position.PATTERN;
        return withType(token, ShellLexer.PATTERN_OPEN);
      }
      case TEST -> {
        push(Kind.CONDITION_GROUP, start);
        context.position = Position.TEST;
      }
      default -> {}
    }
    return token;
  }

  /** The parentheses of a function definition, with the blanks between them, as one token. */
  private Token parentheses(Token token) {
    context.position = Position.START;
    int close = text.indexOf(')', token.getStartIndex());
    return extended(token, ShellLexer.PARENTHESES, close - token.getStopIndex());
  }

  private Token close(Token token) {
    switch (context.kind) {
      case SUBSHELL -> {
        pop();
        context.position = Position.COMPOUND;
        return token;
      }
      case SUBSTITUTION -> {
        pop();
        hereDocuments.leaveSubstitution();
        return withType(token, ShellLexer.SUBSTITUTION_CLOSE);
      }
      case ARRAY -> {
        pop();
        return withType(token, ShellLexer.ARRAY_CLOSE);
      }
      case CONDITION_GROUP -> {
        pop();
        context.position = Position.TEST_WORD;
        return token;
      }
      default -> {
        return context.position == Position.PATTERN
            ? at(Position.START, withType(token, ShellLexer.PATTERN_CLOSE))
            : token;
      }
    }
  }

  // -- words

  private Token beginWord() {
    context.wordStart = input.index();
    context.mayOpenArray = false;
    if ((context.position == Position.START || context.position == Position.PREFIX)
        && ahead.isAssignment(input.index())) {
      return beginAssignment();
    }
    int before = input.index();
    if (context.position == Position.CLAUSE && !isEsac()) {
      context.position = Position.PATTERN;
      return token(ShellLexer.PATTERN_OPEN, before, before);
    }
    context.inWord = true;
    context.brackets = 0;
    Token token = part(wordMode());
    skipContinuations();
    if (token.getType() == ShellLexer.LITERAL && context.inWord && endsWord()) {
      return wholeWord(token);
    }
    return token;
  }

  /** Whether the word ahead is the one that ends a case, rather than a pattern. */
  private boolean isEsac() {
    int end = input.index() + "esac".length();
    return text.startsWith("esac", input.index())
        && (end == text.length() || " \t\n;&|<>()".indexOf(text.charAt(end)) >= 0);
  }

  private Token beginAssignment() {
    context.position = Position.PREFIX;
    context.inWord = true;
    Token token = lex(ShellLexer.ASSIGNMENTS);
    if (token.getType() == ShellLexer.INDEXED) {
      push(Kind.INDEX, token.getStopIndex());
    } else {
      context.mayOpenArray = true;
    }
    return token;
  }

  private Token wholeWord(Token token) {
    String word = token.getText();
    int type = ReservedWords.type(word, context);
    if (type == ShellLexer.TIME && isOptionAhead()) {
      type = ShellLexer.WORD;
    }
    context.inWord = false;
    if (type == ShellLexer.WORD) {
      endWord(word);
    } else {
      reserved(type, token);
    }
    return withType(token, type);
  }

  /** Whether an option follows: then {@code time} is the program of this name (Bash 3.2.3). */
  private boolean isOptionAhead() {
    int i = input.index();
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return text.startsWith("-", i);
  }

  private void reserved(int type, Token token) {
    openCommands += ReservedWords.depth(type);
    switch (type) {
      case ShellLexer.CASE -> {
        push(Kind.CASE, token.getStartIndex());
        context.position = Position.CASE_WORD;
      }
      case ShellLexer.ESAC -> {
        if (context.kind == Kind.CASE) {
          pop();
        }
        context.position = Position.COMPOUND;
      }
      case ShellLexer.LEFT_CONDITION -> {
        push(Kind.CONDITION, token.getStartIndex());
        context.position = Position.TEST;
      }
      case ShellLexer.RIGHT_CONDITION -> {
        pop();
        context.position = Position.COMPOUND;
      }
      case ShellLexer.IN ->
          context.position =
              context.position == Position.CASE_IN ? Position.CLAUSE : Position.ARGUMENTS;
      default -> {
        if (!context.isCondition()) {
          context.position = ReservedWords.after(type);
        }
      }
    }
  }

  private Token insideWord() {
    int end = input.index();
    skipContinuations();
    int here = input.index();
    if (context.mayOpenArray && input.LA(1) == '(') {
      input.consume();
      push(Kind.ARRAY, here);
      context.position = Position.ELEMENTS;
      return token(ShellLexer.ARRAY_OPEN, here, here + 1);
    }
    if (endsWord()) {
      context.inWord = false;
      endWord("");
      return token(ShellLexer.WORD_END, end, end);
    }
    context.mayOpenArray = false;
    return part(wordMode());
  }

  private int wordMode() {
    return context.position == Position.EXPRESSION ? ShellLexer.EXPRESSIONS : ShellLexer.WORDS;
  }

  private boolean endsWord() {
    int c = input.LA(1);
    if (context.position == Position.EXPRESSION && c != IntStream.EOF) {
      return context.brackets == 0 && " \t\n;&)".indexOf(c) >= 0;
    }
    return switch (c) {
      case IntStream.EOF, ' ', '\t', '\n', ';', '&', '|', '(', ')' ->
          c != '(' || !context.mayOpenArray;
      case '<', '>' -> input.LA(2) != '(';
      default -> false;
    };
  }

  /** Goes on to what can follow a word. */
  private void endWord(String word) {
    switch (context.position) {
      case START -> {
        context.declares = ReservedWords.declares(word);
        context.position = Position.NAMED;
      }
      case PREFIX -> {
        if (!ahead.isAssignment(context.wordStart)) {
          context.declares = ReservedWords.declares(word);
          context.position = Position.ARGUMENTS;
        }
      }
      case NAMED -> context.position = Position.ARGUMENTS;
      case OPERAND -> {
        if (context.here != null) {
          announceHereDocument();
        }
        context.position = context.afterOperand;
      }
      case FUNCTION_NAME -> context.position = Position.START;
      case FOR_NAME -> context.position = Position.FOR_IN;
      case CASE_WORD -> context.position = Position.CASE_IN;
      case TEST, TEST_WORD, EXPRESSION ->
          context.position = word.equals("=~") ? Position.EXPRESSION : Position.TEST_WORD;
      default -> {}
    }
  }

  private void announceHereDocument() {
    String delimiter = text.substring(context.wordStart, input.index());
    hereDocuments.announce(
        context.here.getStartIndex(), delimiter, context.here.getText().endsWith("-"));
    context.here = null;
  }

  // -- parts of words

  /** A part of a word in a context that holds words, or where quotes are as in such. */
  private Token part(int textMode) {
    int c = input.LA(1);
    int mode = textMode;
    if (c == '\'' || c == '"' || c == '\\' || (c == '$' && isQuote(input.LA(2)))) {
      mode = ShellLexer.QUOTES;
    } else if (c == '$' || c == '`') {
      mode = ShellLexer.EXPANSIONS;
    }
    return opened(lex(mode));
  }

  private static boolean isQuote(int c) {
    return c == '\'' || c == '"';
  }

  /** A part between double quotes or the like. */
  private Token quotedPart(int textMode) {
    int c = input.LA(1);
    return opened(lex(c == '$' || c == '`' ? ShellLexer.EXPANSIONS : textMode));
  }

  private Token opened(Token token) {
    int start = token.getStartIndex();
    switch (token.getType()) {
      case ShellLexer.DOUBLE_QUOTE -> push(Kind.DOUBLE_QUOTES, start).quoted = true;
      case ShellLexer.PARAMETER_OPEN -> {
        boolean quoted = context.quoted;
        push(Kind.PARAMETER, start).quoted = quoted;
        return parameterHead(token);
      }
      case ShellLexer.SUBSTITUTION_OPEN, ShellLexer.PROCESS_OPEN -> substitution(start);
      case ShellLexer.ARITHMETIC_OPEN -> {
        if (!ahead.isArithmetic(start + 3)) {
          substitution(start);
          return shrunk(token, ShellLexer.SUBSTITUTION_OPEN);
        }
        push(Kind.ARITHMETIC_EXPANSION, start);
      }
      case ShellLexer.UNTERMINATED -> {
        return error(
            text.charAt(start) == '`'
                ? ShellProblem.UNTERMINATED_EXPANSION
                : ShellProblem.UNTERMINATED_QUOTES,
            start);
      }
      case ShellLexer.LITERAL -> {
        return literal(token);
      }
      case ShellLexer.PARAMETER -> {
        return continued(token);
      }
      default -> {}
    }
    return token;
  }

  /** A parameter whose name goes on in the next line. */
  private Token continued(Token token) {
    int end = token.getStopIndex() + 1;
    char first = text.charAt(token.getStartIndex() + 1);
    if (!ShellLookahead.isName(first) || Character.isDigit(first)) {
      return token;
    }
    int next = end;
    while (text.startsWith("\\\n", next)) {
      next += 2;
      while (next < text.length() && ShellLookahead.isName(text.charAt(next))) {
        next++;
        end = next;
      }
    }
    return extended(token, ShellLexer.PARAMETER, end - token.getStopIndex() - 1);
  }

  private void substitution(int start) {
    push(Kind.SUBSTITUTION, start);
    hereDocuments.enterSubstitution();
  }

  /** Text of a word, up to what opens an extended pattern or an array. */
  private Token literal(Token token) {
    if (!context.holdsWords()) {
      return token;
    }
    if (input.LA(1) != '(' || context.position == Position.EXPRESSION) {
      return token;
    }
    char last = text.charAt(token.getStopIndex());
    if (last == '=' && context.declares && context.position == Position.ARGUMENTS) {
      context.mayOpenArray = true;
    }
    boolean isNegation = context.position == Position.START && token.getText().equals("!");
    if ("?*+@!".indexOf(last) < 0 || isNegation || input.LA(2) == ')') {
      return token;
    }
    if (token.getStartIndex() < token.getStopIndex()) {
      return shrunk(token, ShellLexer.LITERAL);
    }
    push(Kind.EXTENDED_PATTERN, token.getStartIndex());
    return extended(token, ShellLexer.EXTENDED_OPEN, 1);
  }

  /**
   * The beginning of a parameter expansion. {@code ${#-x}} is the parameter {@code #} with an
   * operator, not the length of {@code -}: a length is followed by a brace at once.
   */
  private Token parameterHead(Token token) {
    int length = token.getStopIndex() - token.getStartIndex() + 1;
    char last = text.charAt(token.getStopIndex());
    boolean isWhole = input.LA(1) == '}' || Character.isLetterOrDigit(last) || last == '_';
    return length == "${#-".length() && !isWhole ? shrunk(token, ShellLexer.PARAMETER_OPEN) : token;
  }

  // -- inside quotes, expansions and patterns

  private Token inside() {
    skipContinuations();
    if (input.LA(1) == IntStream.EOF) {
      return insideAtEnd();
    }
    return switch (context.kind) {
      case HERE_DOCUMENT -> quotedPart(ShellLexer.HERE_DOCUMENTS);
      case DOUBLE_QUOTES -> closing(quotedPart(ShellLexer.DOUBLE_QUOTES), ShellLexer.DOUBLE_CLOSE);
      case PARAMETER -> closing(insideParameter(), ShellLexer.PARAMETER_CLOSE);
      case SUBSCRIPT, INDEX -> insideBrackets();
      default -> insideParentheses();
    };
  }

  private Token insideAtEnd() {
    return switch (context.kind) {
      case HERE_DOCUMENT -> end();
      case DOUBLE_QUOTES -> error(ShellProblem.UNTERMINATED_QUOTES, context.start);
      default -> error(ShellProblem.UNTERMINATED_EXPANSION, context.start);
    };
  }

  private Token closing(Token token, int close) {
    if (token.getType() == close) {
      pop();
    }
    return token;
  }

  private Token insideParameter() {
    int c = input.LA(1);
    if (!context.pastSubscript) {
      context.pastSubscript = true;
      if (c == '[') {
        int here = input.index();
        push(Kind.SUBSCRIPT, here);
        return lex(ShellLexer.OPERATORS);
      }
    }
    if (!context.pastOperator) {
      context.pastOperator = true;
      if (c == '}' || ":-=?+#%/^,@*".indexOf(c) >= 0) {
        Token operator = lex(ShellLexer.OPERATORS);
        // In patterns single quotes quote, whatever is around (XCU 2.6.2).
        context.quoted &= ":-=?+".indexOf(c) >= 0;
        return operator;
      }
    }
    return context.quoted ? quotedPart(ShellLexer.QUOTED_OPERANDS) : part(ShellLexer.OPERANDS);
  }

  private Token insideBrackets() {
    Token token = part(ShellLexer.SUBSCRIPTS);
    if (token.getType() == ShellLexer.SUBSCRIPT_OPEN) {
      context.brackets++;
      return withType(token, ShellLexer.LITERAL);
    }
    if (token.getType() != ShellLexer.SUBSCRIPT_CLOSE) {
      return token;
    }
    if (context.brackets > 0) {
      context.brackets--;
      return withType(token, ShellLexer.LITERAL);
    }
    boolean isIndex = context.kind == Kind.INDEX;
    pop();
    int equals = input.LA(1) == '+' ? 2 : 1;
    if (!isIndex || input.LA(equals) != '=') {
      return token;
    }
    context.mayOpenArray = true;
    return extended(token, ShellLexer.INDEX_CLOSE, equals);
  }

  private Token insideParentheses() {
    Token token = part(ShellLexer.BALANCED);
    if (token.getType() == ShellLexer.OPEN) {
      context.brackets++;
      return withType(token, ShellLexer.LITERAL);
    }
    if (token.getType() != ShellLexer.CLOSE) {
      return token;
    }
    if (context.brackets > 0) {
      context.brackets--;
      return withType(token, ShellLexer.LITERAL);
    }
    boolean isPattern = context.kind == Kind.EXTENDED_PATTERN;
    pop();
    if (isPattern) {
      return withType(token, ShellLexer.EXTENDED_CLOSE);
    }
    return input.LA(1) == ')' ? extended(token, ShellLexer.ARITHMETIC_CLOSE, 1) : token;
  }

  // -- characters and tokens

  private Token lex(int mode) {
    lexer.mode(mode);
    // The lexer thinks itself at the end once it has seen it, but tokens may have been cut since.
    lexer._hitEOF = false;
    Token token = lexer.nextToken();
    return context.position == Position.EXPRESSION && mode == ShellLexer.EXPRESSIONS
        ? expressionPart(token)
        : token;
  }

  private Token expressionPart(Token token) {
    switch (token.getType()) {
      case ShellLexer.OPEN -> context.brackets++;
      case ShellLexer.CLOSE -> context.brackets--;
      default -> {}
    }
    return withType(token, ShellLexer.LITERAL);
  }

  private void skipBlanks() {
    while (input.LA(1) == ' ' || input.LA(1) == '\t' || isContinuation()) {
      input.consume();
    }
  }

  /** A backslash before a newline is no character of the script (XCU 2.2.1). */
  private void skipContinuations() {
    while (isContinuation()) {
      input.consume();
    }
  }

  /** Whether the next character is the first of a backslash and a newline; skips that first one. */
  private boolean isContinuation() {
    if (input.LA(1) != '\\' || input.LA(2) != '\n') {
      return false;
    }
    input.consume();
    return true;
  }

  private void skipComment() {
    int feed = text.indexOf('\n', input.index());
    int end = feed < 0 ? text.length() : feed;
    comments.add(new Span(input.index(), end));
    input.seek(end);
  }

  private ShellContext push(Kind kind, int start) {
    context = new ShellContext(kind, start);
    contexts.push(context);
    return context;
  }

  private void pop() {
    contexts.pop();
    context = contexts.element();
  }

  private Token at(Position position, Token token) {
    context.position = position;
    return token;
  }

  private static Token withType(Token token, int type) {
    ((CommonToken) token).setType(type);
    return token;
  }

  /** A token with more characters than the lexer has given it. */
  private Token extended(Token token, int type, int characters) {
    int stop = token.getStopIndex() + characters;
    input.seek(stop + 1);
    ((CommonToken) token).setStopIndex(stop);
    return withType(token, type);
  }

  /** A token without its last character, which is read again. */
  private Token shrunk(Token token, int type) {
    int stop = token.getStopIndex() - 1;
    input.seek(stop + 1);
    ((CommonToken) token).setStopIndex(stop);
    return withType(token, type);
  }

  private Token error(ShellProblem reason, int offset) {
    problem = Optional.of(reason);
    return token(ShellLexer.ERROR, offset, offset);
  }

  private Token token(int type, int start, int end) {
    CommonToken token = new CommonToken(type, "");
    token.setStartIndex(start);
    token.setStopIndex(end - 1);
    return token;
  }

  @Override
  public int getLine() {
    return lexer.getLine();
  }

  @Override
  public int getCharPositionInLine() {
    return lexer.getCharPositionInLine();
  }

  @Override
  public CharStream getInputStream() {
    return input;
  }

  @Override
  public String getSourceName() {
    return input.getSourceName();
  }

  @Override
  public void setTokenFactory(TokenFactory<?> factory) {
    lexer.setTokenFactory(factory);
  }

  @Override
  public TokenFactory<?> getTokenFactory() {
    return lexer.getTokenFactory();
  }
}
