package org.sifter.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Sends requests over the network. */
public final class HttpTransport implements Transport {
  private final Duration connecting;
  private final Duration patience;
  private final ProxySelector proxies;
  private Optional<HttpClient> client = Optional.empty();

  /**
   * Over connections of its own, the first of which is made when it is needed.
   *
   * @param connecting how long a connection may take
   * @param patience how long a host may take to begin its answer
   * @param proxies what goes through a proxy
   */
  public HttpTransport(Duration connecting, Duration patience, ProxySelector proxies) {
    this.connecting = connecting;
    this.patience = patience;
    this.proxies = proxies;
  }

  /** Made late, as it takes a while: most conversions find all they need in the cache. */
  private synchronized HttpClient client() {
    if (client.isEmpty()) {
      client =
          Optional.of(
              HttpClient.newBuilder()
                  .version(HttpClient.Version.HTTP_1_1)
                  .followRedirects(HttpClient.Redirect.NEVER)
                  .connectTimeout(connecting)
                  .proxy(proxies)
                  .build());
    }
    return client.get();
  }

  @Override
  public Reply send(Request request) throws IOException {
    try {
      HttpResponse<InputStream> response =
          client().send(toJdk(request), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        byte[] body = in.readNBytes(request.limit() + 1);
        if (body.length > request.limit()) {
          throw new IOException("it sent more than %d bytes".formatted(request.limit()));
        }
        return new Reply(response.statusCode(), response.headers().map(), body);
      }
    } catch (ConnectException
        | HttpConnectTimeoutException
        | UnknownHostException
        | NoRouteToHostException e) {
      throw new UnreachableException(e);
    } catch (IllegalArgumentException e) {
      throw new IOException("not an address that can be asked: " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private HttpRequest toJdk(Request request) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri()).timeout(patience);
    builder.setHeader("User-Agent", "sifter");
    request.headers().forEach(builder::setHeader);
    return request
        .form()
        .map(form -> builder.POST(HttpRequest.BodyPublishers.ofString(form)))
        .orElseGet(builder::GET)
        .build();
  }
}
