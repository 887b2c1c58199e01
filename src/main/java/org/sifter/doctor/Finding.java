package org.sifter.doctor;

/**
 * Something that a check has found.
 *
 * @param state what it means for builds
 * @param text what it is, in one sentence without a full stop
 * @param remedy what the user can do about it; empty when there is nothing to do
 */
public record Finding(State state, String text, String remedy) {

  /** Something that is as it should be. */
  public static Finding ok(String text) {
    return new Finding(State.OK, text, "");
  }

  /** Something that hinders builds. */
  public static Finding warning(String text, String remedy) {
    return new Finding(State.WARNING, text, remedy);
  }

  /** Something without which no build works. */
  public static Finding problem(String text, String remedy) {
    return new Finding(State.PROBLEM, text, remedy);
  }
}
