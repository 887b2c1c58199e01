package org.sifter.registry;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.Iterator;
import javax.net.ssl.SSLException;
import org.sifter.oci.ImageLookupException;

/**
 * The host of a registry, and what can be said of it without a repository.
 *
 * @param name its name, with its port where it has one
 */
record RegistryHost(String name, PlainHttp plainHttp, Transport transport) {
  private static final String DOCKER_HUB = "docker.io";

  /** Where Docker Hub answers the protocol; its name does not. */
  private static final String HOST_OF_DOCKER_HUB = "registry-1.docker.io";

  private static final int MAX_ANSWER = 1 << 16;

  /** The host that answers for a registry. */
  static String of(String registry) {
    return registry.equals(DOCKER_HUB) ? HOST_OF_DOCKER_HUB : registry;
  }

  /** What to say of a host from which no answer comes. */
  static ImageLookupException failure(String host, IOException e) {
    String reason;
    if (e instanceof UnreachableException) {
      reason = host + " cannot be reached";
    } else if (e instanceof InterruptedIOException) {
      reason = host + " does not answer in time";
    } else if (e instanceof SSLException) {
      reason = "there is no secure connection with %s (%s)".formatted(host, e.getMessage());
    } else {
      reason = "%s cannot be read (%s)".formatted(host, e.getMessage());
    }
    return new ImageLookupException(reason, e);
  }

  /**
   * Asks for the root of the protocol: every registry knows it, and answers or wants a login (OCI
   * distribution specification, "Determining Support").
   */
  void ping() throws ImageLookupException {
    int status = status();
    if (status != 200 && status != 401 && status != 403) {
      throw new ImageLookupException(
          "%s answers with status %d, not as a registry".formatted(name, status));
    }
  }

  private int status() throws ImageLookupException {
    Iterator<String> schemes = plainHttp.schemes(name).iterator();
    while (true) {
      String scheme = schemes.next();
      try {
        int status = ask(scheme);
        if (status != 400 || !schemes.hasNext()) { // what a server says that has expected TLS
          return status;
        }
      } catch (IOException e) {
        if (e instanceof UnreachableException || !schemes.hasNext()) {
          throw failure(name, e);
        }
      }
    }
  }

  private int ask(String scheme) throws IOException {
    URI uri = URI.create("%s://%s/v2/".formatted(scheme, name));
    return transport.send(Request.get(uri, MAX_ANSWER)).status();
  }
}
