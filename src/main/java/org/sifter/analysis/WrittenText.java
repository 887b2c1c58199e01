package org.sifter.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sifter.script.HereDocument;
import org.sifter.script.NestedScript;
import org.sifter.script.ScriptParser;
import org.sifter.script.ScriptText;
import org.sifter.source.Span;

/**
 * Text that a command writes into a file: that of {@code echo} or {@code printf}, or a
 * here-document of {@code cat} or {@code tee}, also through a pipe.
 *
 * @param writer the command
 * @param file the file
 * @param text the text, where the shell expands something in it a parameter expansion
 */
public record WrittenText(Invocation writer, Argument file, ScriptText text) {
  private static final String NEWLINE = "\\n";

  /** What commands write into files, as far as its text can be seen. */
  public static List<WrittenText> of(List<Invocation> invocations) {
    List<WrittenText> written = new ArrayList<>();
    for (int i = 0; i < invocations.size(); i++) {
      Invocation invocation = invocations.get(i);
      List<Argument> files = files(invocation);
      if (!files.isEmpty()) {
        Invocation before = invocations.get(Math.max(0, i - 1));
        Optional<ScriptText> text =
            text(invocation)
                .or(
                    () ->
                        Optional.of(before)
                            .filter(printer -> isPiped(printer, invocation))
                            .flatMap(WrittenText::text));
        files.forEach(
            file -> text.ifPresent(t -> written.add(new WrittenText(invocation, file, t))));
      }
    }
    return written;
  }

  /** Whether it is {@code tee} that writes what the command before it prints. */
  private static boolean isPiped(Invocation before, Invocation tee) {
    return tee.is("tee")
        && tee.position().readsPipe()
        && before.moment().isSame(tee.moment())
        && before.writtenFiles().isEmpty();
  }

  private static List<Argument> files(Invocation invocation) {
    return invocation.is("tee") ? invocation.operands() : invocation.writtenFiles();
  }

  /** Its commands, when it is read as a script. */
  public List<Invocation> commands() {
    Moment moment = writer.moment();
    return InvocationReader.read(
        ScriptParser.parse(text).script(), moment, writer.source(), moment.state());
  }

  private static Optional<ScriptText> text(Invocation invocation) {
    return switch (invocation.name()) {
      case "echo", "printf" -> Optional.of(printed(invocation));
      case "cat", "tee" ->
          invocation.simple().redirections().stream()
              .flatMap(redirection -> redirection.hereDocument().stream())
              .findFirst()
              .map(HereDocument::body)
              .map(body -> NestedScript.of(body).text());
      default -> Optional.empty();
    };
  }

  private static ScriptText printed(Invocation invocation) {
    List<ScriptText> pieces = new ArrayList<>();
    for (Argument operand : invocation.operands()) {
      if (!pieces.isEmpty()) {
        pieces.add(ScriptText.within(Span.at(operand.word().span().start()), " "));
      }
      pieces.addAll(lines(NestedScript.of(operand.word()).text()));
    }
    return ScriptText.concat(pieces);
  }

  /** The text with what {@code printf} takes for the end of a line as one. */
  private static List<ScriptText> lines(ScriptText text) {
    List<ScriptText> lines = new ArrayList<>();
    int start = 0;
    int end = text.text().indexOf(NEWLINE);
    while (end >= 0) {
      lines.add(text.slice(start, end));
      lines.add(ScriptText.within(text.span(end, end + NEWLINE.length()), "\n"));
      start = end + NEWLINE.length();
      end = text.text().indexOf(NEWLINE, start);
    }
    lines.add(text.slice(start, text.text().length()));
    return lines;
  }

  /** Its lines, without the blanks around them. */
  public Stream<String> lines() {
    return text.text().lines().map(String::strip);
  }
}
