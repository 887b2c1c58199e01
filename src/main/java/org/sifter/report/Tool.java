package org.sifter.report;

import java.util.List;
import java.util.Optional;
import org.sifter.diag.Code;

/**
 * What reports say of the linter itself.
 *
 * @param version its version; absent when it does not know
 * @param rules all that can be reported, whether or not it was: the rules, and the codes of other
 *     phases whose diagnostics are reported too
 */
public record Tool(Optional<String> version, List<Code> rules) {
  /** The name by which reports call it. */
  static final String NAME = "sifter";

  public Tool {
    rules = List.copyOf(rules);
  }
}
