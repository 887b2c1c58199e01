package org.sifter.script;

import java.util.List;

/**
 * What could be read of a script.
 *
 * @param script its commands; when there is an error, those before it, among them those of a
 *     compound command that the error is in
 * @param comments in the order written
 * @param errors what cannot be read: at most one that ends the reading of the script itself, and
 *     those of the scripts in its backquotes and here-documents; empty when all is well
 */
public record ParsedScript(Script script, List<Comment> comments, List<ScriptError> errors) {

  public ParsedScript {
    comments = List.copyOf(comments);
    errors = List.copyOf(errors);
  }
}
