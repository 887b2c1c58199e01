/**
 * Tokens of shell scripts: the POSIX Shell Command Language (XCU 2.3 Token Recognition) and what
 * Bash adds to it. Each mode is a place in which the same character means something else. Which
 * mode comes next depends on what is open and on where in a command the text is, so ShellTokens
 * chooses it before every token; it also skips blanks and comments, makes reserved words of WORDs
 * in command position, and says which of several closing parentheses a `)` is.
 */
lexer grammar ShellLexer;

tokens {
    // a word that is one LITERAL, and the place where a word of several parts ends
    WORD, WORD_END,
    // reserved words (XCU 2.4), told from other words by where they stand
    IF, THEN, ELIF, ELSE, FI, FOR, SELECT, IN, WHILE, UNTIL, DO, DONE, CASE, ESAC, FUNCTION, TIME,
    BANG, LEFT_BRACE, RIGHT_BRACE, LEFT_CONDITION, RIGHT_CONDITION,
    // parentheses and comparisons, told apart by what is open
    PARENTHESES, LEFT_ARITHMETIC, SUBSTITUTION_CLOSE, ARRAY_OPEN, ARRAY_CLOSE, PATTERN_OPEN, PATTERN_CLOSE,
    ARITHMETIC_CLOSE, EXTENDED_OPEN, EXTENDED_CLOSE, INDEX_CLOSE, COMPARISON,
    // no script goes on here; ShellTokens.problem says why
    ERROR
}

// -- between words: operators (XCU 2.10.2 and, for |&, ;&, ;;&, &>, <<<, Bash 3.2.3, 3.2.5.2 and 3.6)

NEWLINE     : '\n' ;
AND_IF      : '&&' ;
OR_IF       : '||' ;
PIPE        : '|' ;
PIPE_BOTH   : '|&' ;
AMPERSAND   : '&' ;
SEMICOLON   : ';' ;
CASE_BREAK  : ';;' '&'? | ';&' ;
OPEN        : '(' ;
CLOSE       : ')' ;
REDIRECTION : DESCRIPTOR? ( '<' | '>' | '>>' | '<&' | '>&' | '<>' | '>|' | '<<<' ) | '&>' '>'? ;
HERE        : DESCRIPTOR? '<<' '-'? ;

fragment DESCRIPTOR : [0-9]+ | '{' NAME '}' ;
fragment NAME       : [a-zA-Z_] [a-zA-Z0-9_]* ;

// -- the beginning of an assignment, where one can stand

mode ASSIGNMENTS;

ASSIGNMENT : NAME '+'? '=' ;
INDEXED    : NAME '[' ;

// -- unquoted text in a word

mode WORDS;

LITERAL      : ~[ \t\n;&|<>()'"\\$`]+ ;
PROCESS_OPEN : [<>] '(' ;

// -- quotes (XCU 2.2; $'...' and $"..." are Bash 3.1.2.4 and 3.1.2.5), where they mean something

mode QUOTES;

ESCAPE        : '\\' ~[\n] ;
SINGLE_QUOTED : '\'' ~[']* '\'' ;
ANSI_QUOTED   : '$\'' ( ~['\\] | '\\' . )* '\'' ;
DOUBLE_QUOTE  : '$'? '"' ;
// Shorter than the whole quotation by its last character: matched only where that is missing.
UNTERMINATED  : '\'' ~[']* | '$\'' ( ~['\\] | '\\' . )* '\\'? ;
LAST_ESCAPE   : '\\' -> type(LITERAL) ;

// -- expansions (XCU 2.6), in every mode where a dollar sign or a backquote means something

mode EXPANSIONS;

PARAMETER         : '$' ( NAME | [0-9] | SPECIAL ) ;
PARAMETER_OPEN    : '${' ( [#!]? ( NAME | [0-9]+ | SPECIAL ) )? ;
SUBSTITUTION_OPEN : '$(' ;
ARITHMETIC_OPEN   : '$((' ;
BACKQUOTED        : '`' ( ~[`\\] | '\\' . )* '`' ;
UNTERMINATED_BACKQUOTES : '`' ( ~[`\\] | '\\' . )* '\\'? -> type(UNTERMINATED) ;
LONE_DOLLAR       : '$' -> type(LITERAL) ;

fragment SPECIAL : [@*#?$!\-] ;

// -- between double quotes

mode DOUBLE_QUOTES;

DOUBLE_CLOSE     : '"' ;
DOUBLE_ESCAPE    : '\\' [$`"\\] -> type(ESCAPE) ;
DOUBLE_TEXT      : ~["\\$`]+ -> type(LITERAL) ;
DOUBLE_BACKSLASH : '\\' -> type(LITERAL) ;

// -- ${name up to its operand (XCU 2.6.2, Bash 3.5.3)

mode OPERATORS;

PARAMETER_CLOSE : '}' ;
SUBSCRIPT_OPEN  : '[' ;
OPERATOR        : ':' [\-=?+]? | [\-=?+] | '#' '#'? | '%' '%'? | '/' [/#%]? | '^' '^'? | ',' ','? | '@' [a-zA-Z]? | '*' ;

// -- its operand

mode OPERANDS;

OPERAND_CLOSE : '}' -> type(PARAMETER_CLOSE) ;
OPERAND_TEXT  : ~[}'"\\$`]+ -> type(LITERAL) ;

// -- its operand between double quotes, where single quotes stand for themselves

mode QUOTED_OPERANDS;

QUOTED_OPERAND_CLOSE     : '}' -> type(PARAMETER_CLOSE) ;
QUOTED_OPERAND_QUOTE     : '"' -> type(DOUBLE_QUOTE) ;
QUOTED_OPERAND_ESCAPE    : '\\' [$`"\\}] -> type(ESCAPE) ;
QUOTED_OPERAND_TEXT      : ~[}"\\$`]+ -> type(LITERAL) ;
QUOTED_OPERAND_BACKSLASH : '\\' -> type(LITERAL) ;

// -- an array's subscript (Bash 6.7)

mode SUBSCRIPTS;

SUBSCRIPT_CLOSE  : ']' ;
SUBSCRIPT_NESTED : '[' -> type(SUBSCRIPT_OPEN) ;
SUBSCRIPT_TEXT   : ~[[\]'"\\$`]+ -> type(LITERAL) ;

// -- arithmetic (XCU 2.6.4), extended patterns (Bash 3.5.8.1) and regular expressions (Bash 3.2.5.2)

mode BALANCED;

BALANCED_OPEN  : '(' -> type(OPEN) ;
BALANCED_CLOSE : ')' -> type(CLOSE) ;
BALANCED_TEXT  : ~[()'"\\$`]+ -> type(LITERAL) ;

mode EXPRESSIONS;

EXPRESSION_OPEN  : '(' -> type(OPEN) ;
EXPRESSION_CLOSE : ')' -> type(CLOSE) ;
EXPRESSION_TEXT  : ~[ \t\n;&()'"\\$`]+ -> type(LITERAL) ;
// Between parentheses these do not end the word.
EXPRESSION_BLANK : [ \t\n;&] -> type(LITERAL) ;

// -- the body of a here-document whose delimiter is not quoted (XCU 2.7.4)

mode HERE_DOCUMENTS;

HERE_ESCAPE    : '\\' [$`\\] -> type(ESCAPE) ;
HERE_TEXT      : ~[\\$`]+ -> type(LITERAL) ;
HERE_BACKSLASH : '\\' -> type(LITERAL) ;
