package org.sifter.registry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Picks proxies as the engines do: by {@code https_proxy}, {@code http_proxy} and {@code no_proxy},
 * in small letters or capitals. This machine itself is reached without one.
 */
public final class ProxyVariables extends ProxySelector {
  private static final int DEFAULT_PORT = 80;

  private final Map<String, String> environment;

  /** By the variables of the given environment. */
  public ProxyVariables(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public List<Proxy> select(URI uri) {
    if (PlainHttp.isThisMachine(String.valueOf(uri.getAuthority())) || isExempt(uri)) {
      return List.of(Proxy.NO_PROXY);
    }
    String variable = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT) + "_proxy";
    return List.of(variable(variable).flatMap(ProxyVariables::proxy).orElse(Proxy.NO_PROXY));
  }

  private boolean isExempt(URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    for (String entry : variable("no_proxy").orElse("").toLowerCase(Locale.ROOT).split(",", -1)) {
      String name = entry.strip().replaceFirst("^\\*?\\.", "");
      boolean isSame = name.equals(host) || name.equals(host + ":" + uri.getPort());
      if (!name.isEmpty() && (isSame || name.equals("*") || host.endsWith("." + name))) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }

  private static Optional<Proxy> proxy(String text) {
    try {
      URI uri = URI.create(text.contains("://") ? text : "http://" + text);
      int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
      return Optional.ofNullable(uri.getHost())
          .map(host -> new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // as if it were not set
    }
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // There is no other proxy to try.
  }
}
