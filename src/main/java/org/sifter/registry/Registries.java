package org.sifter.registry;

import org.sifter.oci.ImageLookupException;
import org.sifter.plan.ImageReference;

/** The registries that can be reached, each with the login that it wants. */
public final class Registries {
  private final Transport transport;
  private final Keychain keychain;
  private final PlainHttp plainHttp;

  /**
   * The registries of one run: one that is found unreachable is not tried again.
   *
   * @param transport how to reach them
   * @param keychain the logins
   * @param plainHttp which of them need no TLS
   */
  public Registries(Transport transport, Keychain keychain, PlainHttp plainHttp) {
    this.transport = new OneTryTransport(transport);
    this.keychain = keychain;
    this.plainHttp = plainHttp;
  }

  /** The repository that an image is in. */
  public Repository repository(ImageReference image) {
    return new Repository(image, keychain, plainHttp, transport);
  }

  /**
   * Asks a registry whether it is one; a login is not needed.
   *
   * @param registry its host, with its port where it has one
   * @throws ImageLookupException when it does not answer, or as something else
   */
  public void ping(String registry) throws ImageLookupException {
    new RegistryHost(RegistryHost.of(registry), plainHttp, transport).ping();
  }
}
