package org.sifter.doctor;

import java.util.Locale;

/** What a finding means for builds. */
public enum State {
  /** It is as it should be. */
  OK,
  /** Builds work, but not as well as they could, or not all of them. */
  WARNING,
  /** No build works. */
  PROBLEM;

  /** How reports call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
