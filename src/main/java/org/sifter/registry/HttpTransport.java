package org.sifter.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends requests over the network. {@link HttpURLConnection} starts in a fifth of the time of
 * {@code java.net.http}, whose threads also hold up the end of the process by 0.3 s.
 */
public final class HttpTransport implements Transport {
  private final Duration connecting;
  private final Duration patience;
  private final ProxySelector proxies;

  /**
   * Over connections of its own, the first of which is made when it is needed.
   *
   * @param connecting how long a connection may take
   * @param patience how long a host may keep silent
   * @param proxies what goes through a proxy
   */
  public HttpTransport(Duration connecting, Duration patience, ProxySelector proxies) {
    this.connecting = connecting;
    this.patience = patience;
    this.proxies = proxies;
  }

  @Override
  public Reply send(Request request) throws IOException {
    HttpURLConnection connection = open(request.uri());
    connection.setRequestProperty("User-Agent", "sifter");
    request.headers().forEach(connection::setRequestProperty);
    connection.setDoOutput(request.form().isPresent());
    connect(connection);
    if (request.form().isPresent()) {
      try (OutputStream out = connection.getOutputStream()) {
        out.write(request.form().get().getBytes(StandardCharsets.UTF_8));
      }
    }
    int status = connection.getResponseCode();
    if (status < 0) {
      throw new IOException("it answers with something else than HTTP");
    }
    return new Reply(status, headers(connection), body(connection, request.limit()));
  }

  private HttpURLConnection open(URI uri) throws IOException {
    Proxy proxy = proxies.select(uri).stream().findFirst().orElse(Proxy.NO_PROXY);
    HttpURLConnection connection;
    try {
      connection = (HttpURLConnection) uri.toURL().openConnection(proxy);
    } catch (IllegalArgumentException | MalformedURLException | ClassCastException e) {
      throw new IOException("not an address that can be asked: " + uri, e);
    }
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout((int) connecting.toMillis());
    connection.setReadTimeout((int) patience.toMillis());
    return connection;
  }

  private static void connect(HttpURLConnection connection) throws IOException {
    try {
      connection.connect();
    } catch (ConnectException
        | SocketTimeoutException
        | UnknownHostException
        | NoRouteToHostException e) {
      throw new UnreachableException(e);
    }
  }

  /** The header fields, with the values of each in the order in which they came. */
  private static Map<String, List<String>> headers(HttpURLConnection connection) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    // The first line, which has no name, is the status.
    for (int i = 1; connection.getHeaderField(i) != null; i++) {
      String name = connection.getHeaderFieldKey(i);
      if (name != null) {
        headers
            .computeIfAbsent(name, unknown -> new ArrayList<>())
            .add(connection.getHeaderField(i));
      }
    }
    return headers;
  }

  private static byte[] body(HttpURLConnection connection, int limit) throws IOException {
    try (InputStream in = stream(connection)) {
      byte[] body = in.readNBytes(limit + 1);
      if (body.length > limit) {
        connection.disconnect(); // else closing the stream would read on
        throw new IOException("it sent more than %d bytes".formatted(limit));
      }
      return body;
    }
  }

  private static InputStream stream(HttpURLConnection connection) throws IOException {
    if (connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST) {
      return connection.getInputStream();
    }
    InputStream error = connection.getErrorStream();
    return error == null ? new ByteArrayInputStream(new byte[0]) : error;
  }
}
