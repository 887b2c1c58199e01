package org.sifter.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.sifter.diag.Diagnostic;
import org.sifter.source.LineMap;

/**
 * What stays the same of a finding when lines are added or removed elsewhere: its rule, its message
 * and the text of its line.
 */
public final class Fingerprint {
  private static final int LENGTH = 32;

  private Fingerprint() {}

  /** The fingerprint of a finding, as hexadecimal digits; those of equal lines are equal. */
  public static String of(Diagnostic finding) {
    LineMap lines = finding.source().lines();
    String line = finding.span().isPresent() ? lines.text(finding.line()).strip() : "";
    String text = finding.code().id() + "\n" + finding.message() + "\n" + line;
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
