package org.sifter.cli;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sifter.plan.Platform;
import org.sifter.registry.Reply;
import org.sifter.registry.Request;
import org.sifter.registry.Transport;
import org.sifter.registry.UnreachableException;

/** Runs commands in this process, on a file system in memory. */
final class CliTester {
  private final FileSystem files =
      Jimfs.newFileSystem(Configuration.unix().toBuilder().setWorkingDirectory("/work").build());
  private final Map<String, String> variables = new LinkedHashMap<>();
  private byte[] input = new byte[0];
  private boolean terminal;
  private Transport network = CliTester::noNetwork;
  private Optional<OutputStream> output = Optional.empty();

  /** How a command ended, and what it printed. */
  record Outcome(ExitCode code, String out, String err) {}

  CliTester file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  CliTester file(String name, byte[] content) {
    try {
      Path path = path(name);
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.write(path, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CliTester directory(String name) {
    try {
      Files.createDirectories(path(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CliTester variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  CliTester input(String text) {
    input = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  CliTester onTerminal() {
    terminal = true;
    return this;
  }

  /** Has requests go to what stands for a network. */
  CliTester network(Transport transport) {
    network = transport;
    return this;
  }

  /** No test may need another machine. */
  private static Reply noNetwork(Request request) throws IOException {
    throw new UnreachableException(new ConnectException("there is no network in tests"));
  }

  /** Has standard output go elsewhere. */
  CliTester output(OutputStream stream) {
    output = Optional.of(stream);
    return this;
  }

  Outcome run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            new ByteArrayInputStream(input),
            output.orElse(out),
            new PrintStream(err, /* autoFlush= */ true, StandardCharsets.UTF_8),
            variables,
            path("/work"),
            terminal,
            Platform.LINUX_AMD64,
            (connecting, patience) -> network,
            Optional.of("1.2.3"),
            Optional.of(path("/opt/sifter/bin/sifter")));
    ExitCode code = new Cli(surroundings).run(words);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Path path(String name) {
    return files.getPath(name);
  }

  String read(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names in a directory, sorted. */
  List<String> names(String directory) {
    try (Stream<Path> entries = Files.list(path(directory))) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
