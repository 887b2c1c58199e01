/**
 * The words of a command line, to find its here-documents (BuildKit's heredocsFromLine). All
 * letters of ASCII are shown as an a, and all digits as a 0 (see InstructionStream).
 */
lexer grammar CommandLineLexer;

// Only a whole word can be a here-document: cat<<EOF, <<<x and $((1<<2)) are longer words of another kind.
HEREDOC      : [0-9]* '<<' ( '-' | [ \t\r]+ )? NAME_PART+ ;
SHELL_WORD   : SHELL_PART+ ;
SHELL_BLANK  : [ \t\n\u000B\f\r\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+ -> skip ;
UNBALANCED   : . ;

fragment SHELL_PART : NAME_PART | '<<' [ \t\r]* | '<' | QUOTED | SUBSTITUTION ;
fragment NAME_PART
    : ~[ \t\n\u000B\f\r\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000'"\\$<]
    | '\\' ~[<]
    | '\\' EOF
    | '"' ( ~["\\$<] | '\\' ~[<] | '$' ~["<{] )* '"'
    | '\'' ~['<]* '\''
    | '$' ( [a-z0-9_@*#?!$\-] | {_input.LA(1) != '{'}? )
    ;
fragment QUOTED
    : '"' ( ~["\\$] | '\\' . | SUBSTITUTION | '$' {_input.LA(1) != '{'}? )* '"'
    | '\'' ~[']* '\''
    | '\\' .
    ;
// No text is one in two ways: n of them in each other would be so in 2^n. Behind a colon anything may stand, as BuildKit
// looks at it only where the variable is set; here none is.
fragment SUBSTITUTION
    : '${' ( VARIABLE ( '}' | ( ':' . | [#?\-] ) OPERAND* '}' | CHANGE ) | CHANGE ) ;
fragment CHANGE
    : ( [+%] | '/' PATTERN+ '/' | '//' PATTERN* '/' ) OPERAND* '}' ;
fragment PATTERN  : ~['"\\$/] | QUOTED | SUBSTITUTION | '$' {_input.LA(1) != '{'}? ;
fragment VARIABLE : [a-z_\u0080-\uFFFF] [a-z0-9_\u0080-\uFFFF]* | [0-9]+ | [@*#?!$\-] ;
fragment OPERAND  : ~['"\\$}] | QUOTED | SUBSTITUTION | '$' {_input.LA(1) != '{'}? ;
