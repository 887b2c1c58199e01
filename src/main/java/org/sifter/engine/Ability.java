package org.sifter.engine;

/** Whether something can be done here. */
public sealed interface Ability {

  /**
   * It can.
   *
   * @param how what makes it possible; a clause
   */
  record Given(String how) implements Ability {}

  /**
   * It cannot.
   *
   * @param why what is missing; a clause
   * @param remedy what the user can do about it
   */
  record Lacking(String why, String remedy) implements Ability {}

  /** Whether it can. */
  default boolean isGiven() {
    return this instanceof Given;
  }
}
