package org.sifter.context;

/** A source of COPY or ADD cannot be copied; carries the problem out of the search. */
final class UnselectableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient SelectionProblem problem;

  UnselectableException(SelectionProblem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  SelectionProblem problem() {
    return problem;
  }
}
