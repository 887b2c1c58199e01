package org.sifter.lint.rules;

import java.util.Optional;

/**
 * The bits of a file's mode that let a program run as the file's owner or group.
 *
 * @param user whether the set-user-ID bit is set
 * @param group whether the set-group-ID bit is set
 */
record SpecialBits(boolean user, boolean group) {
  private static final int USER = 04000;
  private static final int GROUP = 02000;
  private static final int LONGEST_MODE = 6;

  /** The bits that a mode of chmod(1) sets, octal or symbolic; empty when it sets none. */
  static Optional<SpecialBits> of(String mode) {
    SpecialBits bits = isOctal(mode) ? ofOctal(mode) : ofSymbols(mode);
    return bits.user || bits.group ? Optional.of(bits) : Optional.empty();
  }

  /** What they are called in a message. */
  String words() {
    return user ? "set-user-ID" : "set-group-ID";
  }

  private static boolean isOctal(String mode) {
    return !mode.isEmpty()
        && mode.length() <= LONGEST_MODE
        && mode.chars().allMatch(c -> c >= '0' && c <= '7');
  }

  private static SpecialBits ofOctal(String mode) {
    int value = Integer.parseInt(mode, 8);
    return new SpecialBits((value & USER) != 0, (value & GROUP) != 0);
  }

  private static SpecialBits ofSymbols(String mode) {
    boolean user = false;
    boolean group = false;
    for (String clause : mode.split(",", -1)) {
      int operator = 0;
      while (operator < clause.length() && "ugoa".indexOf(clause.charAt(operator)) >= 0) {
        operator++;
      }
      String who = clause.substring(0, operator);
      if (sets(clause.substring(operator))) {
        user |= who.isEmpty() || who.contains("u") || who.contains("a");
        group |= who.isEmpty() || who.contains("g") || who.contains("a");
      }
    }
    return new SpecialBits(user, group);
  }

  /** Whether the last of some actions, such as {@code +xs}, sets the bit. */
  private static boolean sets(String actions) {
    boolean adds = false;
    boolean set = false;
    for (int i = 0; i < actions.length(); i++) {
      char c = actions.charAt(i);
      if (c == '+' || c == '-' || c == '=') {
        adds = c != '-';
      } else if ("rwxXst".indexOf(c) < 0) {
        return false;
      } else if (c == 's') {
        set = adds;
      }
    }
    return set;
  }
}
