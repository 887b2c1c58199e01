package org.sifter.script;

import java.util.List;
import org.sifter.source.Span;

/**
 * A list of commands (XCU 2.9.3): all of a script, or what stands in a compound command.
 *
 * @param lists what is run one after the other
 */
public record Script(List<AndOrList> lists, Span span) {

  public Script {
    lists = List.copyOf(lists);
  }
}
