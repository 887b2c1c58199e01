package org.sifter.registry;

import java.io.IOException;

/** Sends requests. Redirects are not followed. */
public interface Transport {

  /**
   * Sends a request and waits for the answer.
   *
   * @throws UnreachableException when there is no connection with the host
   * @throws IOException when the host does not answer, or with more than the request's limit
   */
  Reply send(Request request) throws IOException;
}
