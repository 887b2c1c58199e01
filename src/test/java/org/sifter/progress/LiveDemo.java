package org.sifter.progress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Shows a {@link ScriptedBuild} on the terminal that it runs on. Its arguments are the file, or the
 * pipe, that has the script, and {@code plain} where colours are not wanted. Besides what a script
 * may say, {@code close} closes the view, {@code say TEXT} writes to the terminal, and {@code exit}
 * ends the process as a signal would: without closing the view.
 */
final class LiveDemo {
  private LiveDemo() {}

  /** Runs the script. */
  public static void main(String[] arguments) throws IOException {
    List<String> words = List.of(arguments);
    PrintStream err = new PrintStream(System.err, /* autoFlush= */ true, StandardCharsets.UTF_8);
    ScriptedBuild build = new ScriptedBuild();
    LiveView view =
        new LiveView(
            () -> new LiveRegion(err, System.getenv("TERM")),
            new LiveLook(!words.contains("plain"), !words.contains("ascii")),
            words.contains("verbose") ? Verbosity.VERBOSE : Verbosity.NORMAL,
            ScreenSize::ofStandardError,
            build);
    build.tell(view);
    view.start();
    try (BufferedReader script = Files.newBufferedReader(Path.of(words.get(0)))) {
      for (String line = script.readLine(); line != null; line = script.readLine()) {
        run(line, build, view, err);
      }
    }
  }

  private static void run(String line, ScriptedBuild build, LiveView view, PrintStream err) {
    if (line.equals("close")) {
      view.close();
    } else if (line.equals("exit")) {
      System.exit(0);
    } else if (line.startsWith("say ")) {
      err.print(line.substring(4) + "\n");
    } else {
      build.run(line);
    }
  }
}
