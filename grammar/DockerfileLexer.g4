/**
 * Tokens of one instruction: a logical line, whose continued lines have already been joined (see
 * LogicalLines). The superclass decides which mode the arguments are in, as that follows from the
 * keyword, and shows the escape character of the file as a backslash, whichever it is.
 */
lexer grammar DockerfileLexer;

options { superClass = InstructionLexer; caseInsensitive = true; }

// -- the keyword

ADD         : 'ADD' ;
ARG         : 'ARG' ;
CMD         : 'CMD' ;
COPY        : 'COPY' ;
ENTRYPOINT  : 'ENTRYPOINT' ;
ENV         : 'ENV' ;
EXPOSE      : 'EXPOSE' ;
FROM        : 'FROM' ;
HEALTHCHECK : 'HEALTHCHECK' ;
LABEL       : 'LABEL' ;
MAINTAINER  : 'MAINTAINER' ;
ONBUILD     : 'ONBUILD' ;
RUN         : 'RUN' ;
SHELL       : 'SHELL' ;
STOPSIGNAL  : 'STOPSIGNAL' ;
USER        : 'USER' ;
VOLUME      : 'VOLUME' ;
WORKDIR     : 'WORKDIR' ;

// Longest match: RUNfoo is not RUN.
UNKNOWN     : ~[ \t\u000B\f\r]+ ;

BLANK       : [ \t\u000B\f\r]+ -> skip ;

// -- the flags: words that begin with --, in which quotes and escapes have their meaning

mode FLAGS;

FLAG         : '--' ( ~[ \t\n\u000B\f\r'"\\]
                    | '\\' .
                    | '\\' EOF
                    | '"' ( ~["\\] | '\\' . )* ( '"' | '\\'? EOF )
                    | '\'' ( ~['\\] | '\\' . )* ( '\'' | '\\'? EOF )
                    )+ ;
FLAG_BLANK   : [ \t\n\u000B\f\r]+ -> skip ;

// -- arguments: words between blanks, with no regard to quotes (BuildKit's parseStringsWhitespaceDelimited)

mode WORDS;

WORD         : ~[ \t\u000B\f\r]+ ;
WORD_BLANK   : [ \t\u000B\f\r]+ -> skip ;

// -- arguments: words that quotes and escapes hold together; both stay in the word, for the expansion to remove

mode ASSIGNMENTS;

ASSIGNMENT   : ( ~[ \t\n\u000B\f\r\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000'"\\]
               | '\\' .
               | '\\' EOF
               | '"' ( ~["\\] | '\\' . )* ( '"' | '\\'? EOF )
               | '\'' ~[']* ( '\'' | EOF )
               )+ ;
ASSIGNMENT_BLANK : [ \t\n\u000B\f\r\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+ -> skip ;

// -- arguments: the rest of the line

mode TEXT;

REST         : [\u0000-\u{10FFFF}]+ ;

// -- arguments: the type of a HEALTHCHECK; what follows is a command

mode HEALTHCHECK_TYPE;

TYPE         : ~[ \t\n\u000B\f\r]+ ;
TYPE_BLANK   : [ \t\n\u000B\f\r]+ -> skip ;

// -- arguments: JSON. Case matters here, and a backslash is a backslash whatever the file's escape character is.

mode JSON;

OPEN_BRACKET  : '[' ;
CLOSE_BRACKET : ']' ;
OPEN_BRACE    : '{' ;
CLOSE_BRACE   : '}' ;
COMMA         : ',' ;
COLON         : ':' ;
STRING        options { caseInsensitive = false; }
              : '"' ( ~["\\\u0000-\u001F] | '\\' ( ["\\/bfnrt] | 'u' HEX HEX HEX HEX ) )* '"' ;
NUMBER        : '-'? ( '0' | [1-9] [0-9]* ) ( '.' [0-9]+ )? ( 'e' [+\-]? [0-9]+ )? ;
LITERAL       options { caseInsensitive = false; } : 'true' | 'false' | 'null' ;
JSON_BLANK    : [ \t\n\r]+ -> skip ;
NOT_JSON      : . ;

fragment HEX  : [0-9a-f] ;

// -- the words of a command line, to find its here-documents (BuildKit's heredocsFromLine)

mode COMMAND_LINE;

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
fragment SUBSTITUTION
    : '${' VARIABLE? ( '}'
                     | ':'? [+?\-] OPERAND* '}'
                     | [#%] OPERAND* '}'
                     | '/' '/'? ( ~['"\\$/] | QUOTED | SUBSTITUTION | '$' {_input.LA(1) != '{'}? )* '/' OPERAND* '}'
                     ) ;
fragment VARIABLE : [a-z_\u0080-\uFFFF] [a-z0-9_\u0080-\uFFFF]* | [0-9]+ | [@*#?!$\-] ;
fragment OPERAND  : ~['"\\$}] | QUOTED | SUBSTITUTION | '$' {_input.LA(1) != '{'}? ;
