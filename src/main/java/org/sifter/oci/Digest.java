package org.sifter.oci;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digest of content, by which it is called: {@code sha256:…}.
 *
 * @param algorithm the algorithm by its name in image references
 * @param hex the value in small hexadecimal digits
 */
public record Digest(String algorithm, String hex) {
  private static final String USUAL = "sha256";
  private static final Pattern SYNTAX =
      Pattern.compile("(sha256):([a-f0-9]{64})|(sha384):([a-f0-9]{96})|(sha512):([a-f0-9]{128})");

  /** Reads a digest; empty when {@code text} is none. */
  public static Optional<Digest> parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int colon = text.indexOf(':');
    return Optional.of(new Digest(text.substring(0, colon), text.substring(colon + 1)));
  }

  /** The digest that registries give to content. */
  public static Digest of(byte[] content) {
    return new Digest(USUAL, hash(USUAL, content));
  }

  /** Whether it is the digest of {@code content}. */
  public boolean matches(byte[] content) {
    return hex.equals(hash(algorithm, content));
  }

  private static String hash(String algorithm, byte[] content) {
    try {
      String name = algorithm.replace("sha", "SHA-");
      return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has it", e);
    }
  }

  /** The form in which it is written: {@code sha256:…}. */
  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }
}
