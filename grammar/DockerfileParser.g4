/**
 * One instruction of a Dockerfile. What a rule lets through is still checked where a message can
 * say what is wrong: the number of arguments, the names and values of flags.
 */
parser grammar DockerfileParser;

options { tokenVocab = DockerfileLexer; }

instruction
    : ( add | arg | cmd | copy | entrypoint | env | expose | from | healthcheck | label | maintainer
      | onbuild | run | shell | stopsignal | user | volume | workdir | unknown
      ) EOF
    ;

add         : ADD FLAG* paths ;
arg         : ARG FLAG* ASSIGNMENT* ;
cmd         : CMD FLAG* command ;
copy        : COPY FLAG* paths ;
entrypoint  : ENTRYPOINT FLAG* command ;
env         : ENV FLAG* ASSIGNMENT* ;
expose      : EXPOSE FLAG* WORD* ;
from        : FROM FLAG* WORD* ;
healthcheck : HEALTHCHECK FLAG* ( TYPE command )? ;
label       : LABEL FLAG* ASSIGNMENT* ;
maintainer  : MAINTAINER FLAG* REST? ;
onbuild     : ONBUILD FLAG* REST? ;
run         : RUN FLAG* command ;
shell       : SHELL FLAG* command ;
stopsignal  : STOPSIGNAL FLAG* REST? ;
user        : USER FLAG* REST? ;
volume      : VOLUME FLAG* paths ;
workdir     : WORKDIR FLAG* REST? ;
unknown     : ( UNKNOWN FLAG* REST? )? ;        // nothing: a lone escape character at the end of the file

command     : array | REST? ;
paths       : array | WORD* ;

// JSON as Go's decoder reads it. Only strings are of use; the rest is known to tell it from shell form.
array       : OPEN_BRACKET ( value ( COMMA value )* )? CLOSE_BRACKET ;
object      : OPEN_BRACE ( STRING COLON value ( COMMA STRING COLON value )* )? CLOSE_BRACE ;
value       : STRING | NUMBER | LITERAL | array | object ;
