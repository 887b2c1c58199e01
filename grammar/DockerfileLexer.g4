/**
 * Tokens of one instruction: a logical line, whose continued lines have already been joined (see
 * LogicalLines). InstructionTokens leads from the keyword to the arguments and says in which mode they
 * are; it cuts out what blanks alone tell apart, and skips blanks before tokens. Outside JSON the
 * escape character of the file is shown as a backslash, whichever it is, and all letters as one (see
 * InstructionStream).
 */
lexer grammar DockerfileLexer;

tokens {
    // the first word of an instruction, by its name in upper case, in the order of the instruction table; any other is UNKNOWN
    ADD, ARG, CMD, COPY, ENTRYPOINT, ENV, EXPOSE, FROM, HEALTHCHECK, LABEL, MAINTAINER, ONBUILD, RUN, SHELL,
    STOPSIGNAL, USER, VOLUME, WORKDIR, UNKNOWN,
    // arguments: words between blanks, with no regard to quotes (BuildKit's parseStringsWhitespaceDelimited)
    WORD,
    // arguments: the type of a HEALTHCHECK, a word whose arguments are a command
    TYPE,
    // arguments: the rest of the line
    REST
}

// -- the flags: words that begin with --, in which quotes and escapes have their meaning

FLAG         : '--' ( ~[ \t\n\u000B\f\r'"\\]
                    | '\\' .
                    | '\\' EOF
                    | '"' ( ~["\\] | '\\' . )* ( '"' | '\\'? EOF )
                    | '\'' ( ~['\\] | '\\' . )* ( '\'' | '\\'? EOF )
                    )+ ;

// -- arguments: words that quotes and escapes hold together; both stay in the word, for the expansion to remove

mode ASSIGNMENTS;

ASSIGNMENT   : ( ~[ \t\n\u000B\f\r\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000'"\\]
               | '\\' .
               | '\\' EOF
               | '"' ( ~["\\] | '\\' . )* ( '"' | '\\'? EOF )
               | '\'' ~[']* ( '\'' | EOF )
               )+ ;

// -- arguments: JSON. Here a backslash is a backslash whatever the file's escape character is.

mode JSON;

OPEN_BRACKET  : '[' ;
CLOSE_BRACKET : ']' ;
OPEN_BRACE    : '{' ;
CLOSE_BRACE   : '}' ;
COMMA         : ',' ;
COLON         : ':' ;
STRING        : '"' ( ~["\\\u0000-\u001F] | '\\' ( ["\\/bfnrt] | 'u' HEX HEX HEX HEX ) )* '"' ;
NUMBER        : '-'? ( '0' | [1-9] [0-9]* ) ( '.' [0-9]+ )? ( [eE] [+\-]? [0-9]+ )? ;
LITERAL       : 'true' | 'false' | 'null' ;
NOT_JSON      : . ;

fragment HEX  : [0-9a-fA-F] ;
