package org.sifter.analysis;

import java.util.List;
import org.sifter.script.AndOrList;
import org.sifter.script.Pipeline;
import org.sifter.script.Script;
import org.sifter.script.SimpleCommand;
import org.sifter.source.Span;

/** Scripts of one command. */
final class SingleCommand {
  private SingleCommand() {}

  /** The script that runs a command and nothing else. */
  static Script script(SimpleCommand command) {
    Span span = command.span();
    Pipeline pipeline =
        new Pipeline(/* negated= */ false, /* timed= */ false, List.of(command), List.of(), span);
    return new Script(
        List.of(new AndOrList(List.of(pipeline), List.of(), /* background= */ false, span)), span);
  }
}
