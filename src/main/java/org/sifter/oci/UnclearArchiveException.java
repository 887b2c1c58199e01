package org.sifter.oci;

import java.io.IOException;

/** Programs make different things of an archive. The message tells why, as a clause about it. */
public final class UnclearArchiveException extends IOException {
  private static final long serialVersionUID = 1L;

  UnclearArchiveException(String message) {
    super(message);
  }
}
