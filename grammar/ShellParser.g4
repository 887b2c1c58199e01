/**
 * Shell commands (XCU 2.9 Shell Commands and 2.10.2 Shell Grammar Rules, with Bash's compound
 * commands, Bash 3.2.5). Every decision is made by the next token alone: ShellTokens has told
 * reserved words from others, leaves out newlines that end nothing, refuses a separator that ends
 * nothing, and puts a PATTERN_OPEN before every clause of a case.
 */
parser grammar ShellParser;

options { tokenVocab = ShellLexer; }

// A script is read command by command, so that no more than one of them is in memory as a tree.
complete     : andOr ( ( SEMICOLON | AMPERSAND ) andOr? )* ( NEWLINE | EOF ) ;
hereDocument : part* EOF ;

list     : andOr ( ( SEMICOLON | AMPERSAND | NEWLINE ) andOr? )* ;
andOr    : pipeline ( ( AND_IF | OR_IF ) pipeline )* ;
pipeline : ( BANG | TIME )* command ( ( PIPE | PIPE_BOTH ) command )* ;

command
    : ( assignment | redirection )+ ( word ( word | redirection )* )?       # prefixed
    | word ( PARENTHESES compound redirection* | ( word | redirection )* )  # named
    | compound redirection*                                                 # compounded
    | FUNCTION word PARENTHESES? compound redirection*                      # function
    ;

assignment  : ( ASSIGNMENT | INDEXED part* INDEX_CLOSE ) part* WORD_END ;
redirection : ( REDIRECTION | HERE ) word ;

compound
    : OPEN list CLOSE                                                       # subshell
    | LEFT_BRACE list RIGHT_BRACE                                           # group
    | IF list THEN list ( ELIF list THEN list )* ( ELSE list )? FI          # conditional
    | ( WHILE | UNTIL ) list DO list DONE                                   # whileLoop
    | ( FOR | SELECT ) ( word ( IN word* )? | arithmetic ) ( SEMICOLON | NEWLINE )? body  # forLoop
    | CASE word IN clause* ESAC                                             # caseCommand
    | arithmetic                                                            # arithmeticCommand
    | LEFT_CONDITION condition RIGHT_CONDITION                              # conditionCommand
    ;

arithmetic : LEFT_ARITHMETIC part* ARITHMETIC_CLOSE ;

// Braces in place of do and done are in no manual, but in Bash's grammar.
body   : DO list DONE | LEFT_BRACE list RIGHT_BRACE ;
clause : PATTERN_OPEN word ( PIPE word )* PATTERN_CLOSE list? CASE_BREAK? ;

condition   : conjunction ( OR_IF conjunction )* ;
conjunction : term ( AND_IF term )* ;
term        : BANG* ( OPEN condition CLOSE | test ) ;
test        : word ( COMPARISON word | word word? )? ;

word : WORD | part+ WORD_END ;

part
    : LITERAL
    | ESCAPE
    | SINGLE_QUOTED
    | ANSI_QUOTED
    | BACKQUOTED
    | PARAMETER
    | doubleQuoted
    | parameter
    | substitution
    | expression
    | extended
    | array
    ;

doubleQuoted : DOUBLE_QUOTE part* DOUBLE_CLOSE ;
parameter    : PARAMETER_OPEN subscript? OPERATOR? part* PARAMETER_CLOSE ;
subscript    : SUBSCRIPT_OPEN part* SUBSCRIPT_CLOSE ;
substitution : ( SUBSTITUTION_OPEN | PROCESS_OPEN ) list? SUBSTITUTION_CLOSE ;
expression   : ARITHMETIC_OPEN part* ARITHMETIC_CLOSE ;
extended     : EXTENDED_OPEN part* EXTENDED_CLOSE ;
array        : ARRAY_OPEN word* ARRAY_CLOSE ;
