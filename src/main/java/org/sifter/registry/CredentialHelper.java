package org.sifter.registry;

import java.io.IOException;

/** Asks a credential helper: a program that keeps logins. */
public interface CredentialHelper {

  /**
   * What {@code docker-credential-NAME get} prints for a server.
   *
   * @throws IOException when the program is missing, fails, or does not end
   */
  String get(String name, String server) throws IOException;
}
