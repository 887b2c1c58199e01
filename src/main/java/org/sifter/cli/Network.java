package org.sifter.cli;

import java.time.Duration;
import org.sifter.registry.Transport;

/** The network that a command may use. */
public interface Network {

  /**
   * A way to send requests.
   *
   * @param connecting how long a connection may take
   * @param patience how long a host may take to begin its answer
   */
  Transport connect(Duration connecting, Duration patience);
}
