/**
 * One instruction of a Dockerfile. What a rule lets through is still checked where a message can
 * say what is wrong: the number of arguments, the names and values of flags.
 */
parser grammar DockerfileParser;

options { tokenVocab = DockerfileLexer; }

instruction
    : ( ( ADD | COPY | VOLUME ) FLAG* paths
      | ( ARG | ENV | LABEL ) FLAG* ASSIGNMENT*
      | ( CMD | ENTRYPOINT | RUN | SHELL ) FLAG* command
      | ( EXPOSE | FROM ) FLAG* WORD*
      | HEALTHCHECK FLAG* ( TYPE command )?
      | ( MAINTAINER | ONBUILD | STOPSIGNAL | USER | WORKDIR | UNKNOWN ) FLAG* REST?
      )? EOF                                    // nothing: a lone escape character at the end of the file
    ;

command     : array | REST? ;
paths       : array | WORD* ;

// JSON as Go's decoder reads it. Only strings are of use; the rest is known to tell it from shell form.
array       : OPEN_BRACKET ( value ( COMMA value )* )? CLOSE_BRACKET ;
object      : OPEN_BRACE ( STRING COLON value ( COMMA STRING COLON value )* )? CLOSE_BRACE ;
value       : STRING | NUMBER | LITERAL | array | object ;
