package org.sifter.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A login at a registry. Its text form never tells the secret.
 *
 * @param user the name of the user
 * @param secret the password, or what stands for it
 * @param kind what the secret is
 */
public record Credentials(String user, String secret, Kind kind) {
  /** The name of the user by which helpers say that the secret is an identity token. */
  private static final String TOKEN_USER = "<token>";

  /** What a secret is. */
  public enum Kind {
    PASSWORD,
    /** To be exchanged for access tokens. */
    IDENTITY_TOKEN
  }

  /** A login by name and password. */
  public static Credentials password(String user, String password) {
    return new Credentials(user, password, Kind.PASSWORD);
  }

  /** A login by a token that was got with a password once. */
  public static Credentials identityToken(String token) {
    return new Credentials(TOKEN_USER, token, Kind.IDENTITY_TOKEN);
  }

  /** A login as a credential helper tells it. */
  public static Credentials ofHelper(String user, String secret) {
    return user.equals(TOKEN_USER) ? identityToken(secret) : password(user, secret);
  }

  /** Name and password as {@code auth} in Docker's config has them; empty when it is unusable. */
  static Optional<Credentials> decode(String auth) {
    try {
      String pair = new String(Base64.getDecoder().decode(auth.strip()), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon <= 0
          ? Optional.empty()
          : Optional.of(password(pair.substring(0, colon), strip(pair.substring(colon + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Old clients have padded the password with NULs. */
  private static String strip(String password) {
    int end = password.indexOf('\0');
    return end < 0 ? password : password.substring(0, end);
  }

  /** The value of an {@code Authorization} header. */
  String basic() {
    byte[] pair = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public String toString() {
    return "Credentials[" + user + "]";
  }
}
