package org.sifter.lint;

/**
 * Looks for one kind of mistake.
 *
 * <p>Its class says what is a mistake and what is none; why, with examples, stands on its page:
 * {@code NAME.md} among the resources of this package's {@code rules}.
 */
public interface Rule {

  /** What is known of it without running it. */
  RuleInfo info();

  /** Whether it has anything to say for images that get to the cluster as {@code profile} tells. */
  default boolean appliesTo(Profile profile) {
    return true;
  }

  /**
   * Looks at a Dockerfile.
   *
   * @param subject the Dockerfile, and what is known of it
   * @param findings where to report
   */
  void check(Subject subject, Findings findings);
}
