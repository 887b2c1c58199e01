package org.sifter.progress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a terminal.
 *
 * @param columns how many characters a line has
 * @param rows how many lines there are
 */
record ScreenSize(int columns, int rows) {
  /** What terminals have had since the VT100, and what is taken where the size is not known. */
  static final ScreenSize STANDARD = new ScreenSize(80, 24);

  private static final int MIN_COLUMNS = 2;
  private static final int MIN_ROWS = 2;
  private static final int PATIENCE_SECONDS = 2;
  private static final Pattern ANSWER = Pattern.compile("([0-9]{1,4}) ([0-9]{1,4})\\s*");

  /**
   * The size of the terminal that is standard error: Java cannot ask for it, but POSIX's stty can.
   * Standard input may be anything.
   */
  static ScreenSize ofStandardError() {
    ProcessBuilder stty = new ProcessBuilder("/bin/sh", "-c", "exec stty size 0<&2 2>/dev/null");
    try {
      Process process = stty.redirectError(ProcessBuilder.Redirect.INHERIT).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return STANDARD;
      }
      return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return STANDARD;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return STANDARD;
    }
  }

  /** Reads what {@code stty size} prints: rows and columns, both 0 where nobody has set them. */
  static ScreenSize parse(String answer) {
    Matcher numbers = ANSWER.matcher(answer);
    if (!numbers.matches()) {
      return STANDARD;
    }
    ScreenSize size =
        new ScreenSize(Integer.parseInt(numbers.group(2)), Integer.parseInt(numbers.group(1)));
    return size.columns < MIN_COLUMNS || size.rows < MIN_ROWS ? STANDARD : size;
  }
}
