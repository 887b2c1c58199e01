package org.sifter.diag;

import com.google.errorprone.annotations.Immutable;

/**
 * What a code says.
 *
 * @param severity how grave diagnostics of its kind are
 * @param message what is wrong, as a {@link String#formatted} pattern whose arguments are those of
 *     the diagnostic; one sentence without a full stop
 * @param remedy what the user can do about it, as a pattern over the same arguments; empty when
 *     nothing
 */
@Immutable
public record Wording(Severity severity, String message, String remedy) {

  /** The wording of an error. */
  public static Wording error(String message, String remedy) {
    return new Wording(Severity.ERROR, message, remedy);
  }
}
