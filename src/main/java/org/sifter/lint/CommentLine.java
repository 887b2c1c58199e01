package org.sifter.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sifter.source.Blanks;
import org.sifter.source.LineMap;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;
import org.sifter.syntax.Command;
import org.sifter.syntax.Dockerfile;
import org.sifter.syntax.Heredoc;
import org.sifter.syntax.Instruction;

/**
 * A line of a Dockerfile that is a comment, also one among the lines of a continued instruction.
 *
 * @param text what stands behind the {@code #}, without blanks around it
 * @param span where the comment stands, from its {@code #} to the end of the line
 * @param line where the whole line stands, with its line feed
 * @param instruction the place of the instruction that it stands in, or else above; empty at the
 *     end of the file
 */
record CommentLine(String text, Span span, Span line, Optional<Integer> instruction) {

  /** The comments of a file, in their order. */
  static List<CommentLine> of(Dockerfile dockerfile) {
    SourceFile source = dockerfile.source();
    LineMap lines = source.lines();
    List<Instruction> instructions = dockerfile.instructions();
    List<CommentLine> comments = new ArrayList<>();
    int next = 0;
    for (int number = 1; number <= lines.count(); number++) {
      int start = lines.start(number);
      while (next < instructions.size() && span(instructions.get(next)).end() <= start) {
        next++;
      }
      String text = lines.text(number);
      int hash = text.length() - text.stripLeading().length();
      boolean comment = hash < text.length() && text.charAt(hash) == '#';
      boolean inBody = next < instructions.size() && isInBody(instructions.get(next), start);
      if (comment && !inBody) {
        int end = start + text.stripTrailing().length();
        int lineEnd = number < lines.count() ? lines.start(number + 1) : source.text().length();
        comments.add(
            new CommentLine(
                Blanks.trim(source.text().substring(start + hash + 1, end)),
                new Span(start + hash, end),
                new Span(start, lineEnd),
                next < instructions.size() ? Optional.of(next) : Optional.empty()));
      }
    }
    return comments;
  }

  private static Span span(Instruction instruction) {
    return instruction.origin().span();
  }

  private static boolean isInBody(Instruction instruction, int offset) {
    return bodies(instruction)
        .anyMatch(
            body -> body.start() <= offset && offset < Math.max(body.end(), body.start() + 1));
  }

  private static Stream<Span> bodies(Instruction instruction) {
    List<Heredoc> heredocs = List.of();
    if (instruction instanceof Instruction.Run run) {
      heredocs =
          run.command() instanceof Command.ShellForm form
              ? form.heredocs()
              : run.command() instanceof Command.Script script
                  ? List.of(script.heredoc())
                  : List.of();
    } else if (instruction instanceof Instruction.Copy copy) {
      heredocs = copy.heredocs();
    } else if (instruction instanceof Instruction.Add add) {
      heredocs = add.heredocs();
    }
    return heredocs.stream().map(Heredoc::body);
  }
}
