package org.sifter.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.sifter.plan.Platform;
import org.sifter.registry.HttpTransport;
import org.sifter.registry.ProxyVariables;

/** Starts sifter as a process. */
public final class Main {
  /**
   * Set by the start script, which can tell; {@code System.console} does so no more from JDK 22.
   */
  private static final String TERMINAL_PROPERTY = "sifter.terminal";

  /** Set by the start script: where it is. */
  private static final String PROGRAM_PROPERTY = "sifter.program";

  private Main() {}

  /** Runs the command that {@code arguments} name. */
  public static void main(String[] arguments) {
    int code = new Cli(surroundings()).run(arguments).code();
    if (code != 0) {
      System.exit(code); // It loads the logging of the JDK, which takes 4 ms.
    }
  }

  private static Surroundings surroundings() {
    return new Surroundings(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(
            new FileOutputStream(FileDescriptor.err),
            /* autoFlush= */ true,
            StandardCharsets.UTF_8),
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Boolean.getBoolean(TERMINAL_PROPERTY),
        platform(),
        (connecting, patience) ->
            new HttpTransport(connecting, patience, new ProxyVariables(System.getenv())),
        Optional.ofNullable(Main.class.getPackage().getImplementationVersion()),
        Optional.ofNullable(System.getProperty(PROGRAM_PROPERTY)).map(Path::of));
  }

  /** Images are for Linux, whatever this machine runs. */
  private static Platform platform() {
    Platform machine = Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
    return new Platform("linux", machine.architecture(), machine.variant());
  }
}
