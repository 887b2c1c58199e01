package org.sifter.registry;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Does not try a host again that was not reached before: the next image would wait as long. */
final class OneTryTransport implements Transport {
  private final Transport transport;
  private final Set<String> unreachable = ConcurrentHashMap.newKeySet();

  OneTryTransport(Transport transport) {
    this.transport = transport;
  }

  @Override
  public Reply send(Request request) throws IOException {
    String host = request.uri().getScheme() + "://" + request.uri().getAuthority();
    if (unreachable.contains(host)) {
      throw new UnreachableException();
    }
    try {
      return transport.send(request);
    } catch (UnreachableException e) {
      unreachable.add(host);
      throw e;
    }
  }
}
