package org.sifter.acceptance;

/** An image was not built; the message tells the command and what it said. */
final class BuildFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final EquivalenceCase.Failure where;

  BuildFailure(EquivalenceCase.Failure where, Outcome outcome) {
    super(outcome.report());
    this.where = where;
  }

  EquivalenceCase.Failure where() {
    return where;
  }
}
