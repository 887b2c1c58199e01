package org.sifter.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** The registry on this machine that serves the base images. */
final class Registry {
  static final String ADDRESS = "127.0.0.1:5000";

  private Registry() {}

  static boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5000), 2000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
