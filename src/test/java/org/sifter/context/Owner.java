package org.sifter.context;

/**
 * The owner of a file in an image.
 *
 * @param user the number of the user
 * @param group the number of the group
 */
public record Owner(int user, int group) {
  /** Who owns what a build makes, unless told otherwise. */
  public static final Owner ROOT = new Owner(0, 0);

  @Override
  public String toString() {
    return user + ":" + group;
  }
}
