package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;

/**
 * A port that the arguments of a server name.
 *
 * @param argument where
 * @param port the port
 */
record ListeningPort(Argument argument, int port) {
  private static final String[] OPTIONS = {
    "port", "http-port", "https-port", "server-port", "server.port", "www-port", "http_port"
  };
  private static final String[] ADDRESS_OPTIONS = {
    "bind", "listen", "listen-address", "web.listen-address", "http-address", "bind-address"
  };

  /** Servers that take the port behind {@code -p}, which means other things elsewhere. */
  private static final Set<String> SHORT = Set.of("flask", "http-server", "serve", "sshd", "rails");

  /** Servers that take an address behind {@code -b}. */
  private static final Set<String> SHORT_ADDRESS = Set.of("gunicorn", "hypercorn");

  /** Programs that connect to the port that they are told. */
  private static final Set<String> CLIENTS =
      Set.of("mysql", "mysqladmin", "mysqldump", "psql", "mongo", "mongosh", "curl", "rsync");

  private static final Set<String> SERVERS_OF_PYTHON = Set.of("http.server", "SimpleHTTPServer");

  /** The port that a command listens on, where its arguments say one. */
  static Optional<ListeningPort> of(Invocation invocation) {
    if (CLIENTS.contains(invocation.name())) {
      return Optional.empty();
    }
    return invocation
        .optionValue(OPTIONS)
        .or(() -> invocation.optionValue(ADDRESS_OPTIONS))
        .or(() -> shortOption(invocation))
        .or(() -> ofPython(invocation))
        .flatMap(ListeningPort::of);
  }

  private static Optional<Argument> shortOption(Invocation invocation) {
    if (SHORT.contains(invocation.name())) {
      return invocation.optionValue("p");
    }
    if (SHORT_ADDRESS.contains(invocation.name())) {
      return invocation.optionValue("b");
    }
    return invocation.is("php") ? invocation.optionValue("S") : Optional.empty();
  }

  /** The port of {@code python -m http.server PORT}. */
  private static Optional<Argument> ofPython(Invocation invocation) {
    List<String> texts = invocation.texts();
    int module = texts.indexOf("-m") + 1;
    return module > 0 && module + 1 < texts.size() && SERVERS_OF_PYTHON.contains(texts.get(module))
        ? Optional.of(invocation.arguments().get(module + 1))
        : Optional.empty();
  }

  /** The port of an argument that is one, or an address with one at its end. */
  private static Optional<ListeningPort> of(Argument argument) {
    String text = argument.value();
    return ExposedPort.number(text.substring(text.lastIndexOf(':') + 1))
        .map(port -> new ListeningPort(argument, port));
  }
}
