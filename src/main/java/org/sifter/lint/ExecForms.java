package org.sifter.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.diag.DiagnosticLog;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.parser.Parser;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;
import org.sifter.syntax.Command;
import org.sifter.syntax.Dockerfile;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.Word;

/**
 * The instructions of a Dockerfile whose arguments are a JSON array, for which text of a shell is
 * no replacement: BuildKit would take a broken array for a command of the shell.
 */
final class ExecForms {
  /** In UTF-16 code units; longer arrays are left alone, as each fix reads its instruction anew. */
  private static final int LONGEST_INSTRUCTION = 1 << 12;

  private static final char BACKTICK = '`';

  private final Dockerfile dockerfile;

  ExecForms(Dockerfile dockerfile) {
    this.dockerfile = dockerfile;
  }

  /** Whether all instructions in this form that a fix changes have it afterwards, too. */
  boolean survive(Fix fix) {
    Map<Integer, List<Edit>> changes = new LinkedHashMap<>();
    for (Edit edit : fix.edits()) {
      int index = before(edit.span());
      if (index >= 0 && isInside(edit.span(), span(index))) {
        changes.computeIfAbsent(index, i -> new ArrayList<>()).add(edit);
      }
    }
    return changes.entrySet().stream()
        .allMatch(entry -> survives(entry.getKey(), entry.getValue()));
  }

  /** The last instruction that begins at or before a place; -1 when there is none. */
  private int before(Span place) {
    int low = 0;
    int high = dockerfile.instructions().size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (span(middle).start() <= place.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  private Span span(int index) {
    return dockerfile.instructions().get(index).origin().span();
  }

  /** Whether a part of an instruction is changed, rather than all of it or what is around it. */
  private static boolean isInside(Span edit, Span instruction) {
    boolean within = edit.start() < instruction.end() && edit.end() > instruction.start();
    return within && !(edit.start() <= instruction.start() && edit.end() >= instruction.end());
  }

  private boolean survives(int index, List<Edit> edits) {
    Instruction instruction = dockerfile.instructions().get(index);
    if (!isArray(instruction, dockerfile.source())) {
      return true;
    }
    Span span = instruction.origin().span();
    boolean outside =
        edits.stream()
            .anyMatch(edit -> edit.span().start() < span.start() || edit.span().end() > span.end());
    if (outside || span.length() > LONGEST_INSTRUCTION) {
      return false;
    }
    List<Edit> moved = edits.stream().map(edit -> moved(edit, span.start())).toList();
    Fix fix = new Fix(Fix.Safety.SAFE, "", moved);
    return isStillArray(
        instruction, Repair.of(dockerfile.source().text(span), List.of(fix)).text());
  }

  private static Edit moved(Edit edit, int start) {
    Span span = new Span(edit.span().start() - start, edit.span().end() - start);
    return new Edit(span, edit.replacement());
  }

  private boolean isStillArray(Instruction before, String text) {
    String directive = dockerfile.escape() == BACKTICK ? "# escape=`\n" : "";
    SourceFile source = SourceFile.of("", directive + "FROM scratch\n" + text);
    DiagnosticLog log = new DiagnosticLog(source);
    List<Instruction> read = Parser.parse(log).instructions();
    Instruction after = read.get(read.size() - 1);
    return !log.hasErrors()
        && read.size() == 2
        && after.keyword() == before.keyword()
        && isArray(after, source);
  }

  private static boolean isArray(Instruction instruction, SourceFile source) {
    Optional<Command> command = command(instruction);
    return command.isPresent()
        ? command.get() instanceof Command.ExecForm
        : words(instruction).stream().findFirst().filter(word -> isJson(word, source)).isPresent();
  }

  private static Optional<Command> command(Instruction instruction) {
    if (instruction instanceof Instruction.Run run) {
      return Optional.of(run.command());
    }
    if (instruction instanceof Instruction.Cmd cmd) {
      return Optional.of(cmd.command());
    }
    if (instruction instanceof Instruction.Entrypoint entrypoint) {
      return Optional.of(entrypoint.command());
    }
    return instruction instanceof Instruction.Healthcheck check
        ? check.command()
        : Optional.empty();
  }

  private static List<Word> words(Instruction instruction) {
    if (instruction instanceof Instruction.Shell shell) {
      return shell.shell();
    }
    if (instruction instanceof Instruction.Copy copy) {
      return copy.sources();
    }
    if (instruction instanceof Instruction.Add add) {
      return add.sources();
    }
    return instruction instanceof Instruction.Volume volume ? volume.paths() : List.of();
  }

  /** Whether a word is a string of JSON: its quotes stand in the file, but are not its own. */
  private static boolean isJson(Word word, SourceFile source) {
    return source.text().startsWith("\"", word.span().start()) && !word.text().startsWith("\"");
  }
}
