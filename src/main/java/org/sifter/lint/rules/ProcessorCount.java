package org.sifter.lint.rules;

import org.sifter.script.ScriptWalker;
import org.sifter.script.SimpleCommand;
import org.sifter.script.Word;
import org.sifter.script.WordPart;

/** Recognizes words that hold the number of all the machine's processors, such as $(nproc). */
final class ProcessorCount extends ScriptWalker {
  private boolean counts;

  private ProcessorCount() {}

  /** Whether a word asks for the number of processors. */
  static boolean isIn(Word word) {
    return word.parts().stream().anyMatch(ProcessorCount::isIn);
  }

  private static boolean isIn(WordPart part) {
    if (part instanceof WordPart.DoubleQuoted quoted) {
      return quoted.parts().stream().anyMatch(ProcessorCount::isIn);
    }
    if (part instanceof WordPart.ArithmeticExpansion arithmetic) {
      return isIn(arithmetic.expression());
    }
    if (part instanceof WordPart.CommandSubstitution substitution) {
      ProcessorCount count = new ProcessorCount();
      count.walk(substitution.script());
      return count.counts;
    }
    return false;
  }

  @Override
  protected void visit(SimpleCommand command) {
    counts |= command.name().filter("nproc"::equals).isPresent();
  }

  @Override
  protected void visit(Word word) {
    String text = word.literalValue().orElse("");
    counts |= text.equals("_NPROCESSORS_ONLN") || text.equals("/proc/cpuinfo");
  }
}
