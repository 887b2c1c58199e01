package org.sifter.syntax;

import java.util.List;
import org.sifter.source.Span;

/** What RUN, CMD, ENTRYPOINT or HEALTHCHECK executes. */
public sealed interface Command {

  /**
   * A command line for the shell in force.
   *
   * @param text the command line after continued lines have been joined
   * @param lineBreaks the offsets in the text at which two lines of the file were joined, ascending
   * @param lines where the text between two of these offsets stands in the file; one more than
   *     there are offsets
   * @param heredocs the here-documents that it announces, for the shell to read
   */
  record ShellForm(Word text, List<Integer> lineBreaks, List<Span> lines, List<Heredoc> heredocs)
      implements Command {
    public ShellForm {
      lineBreaks = List.copyOf(lineBreaks);
      lines = List.copyOf(lines);
      heredocs = List.copyOf(heredocs);
    }
  }

  /**
   * A script: the body of a here-document that is all there is, as in {@code RUN <<EOF}.
   *
   * @param heredoc the script
   */
  record Script(Heredoc heredoc) implements Command {}

  /**
   * Arguments that are executed as they are, written as a JSON array.
   *
   * @param arguments the decoded strings
   */
  record ExecForm(List<Word> arguments) implements Command {
    public ExecForm {
      arguments = List.copyOf(arguments);
    }
  }
}
