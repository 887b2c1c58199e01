package org.sifter.analysis;

import java.util.function.IntPredicate;
import org.sifter.context.BadModeException;
import org.sifter.context.FileMode;

/** What the modes of {@code chmod} mean for those who do not own a file. */
public final class Permissions {
  private static final int READABLE = 04;
  private static final int EXECUTABLE = 01;
  private static final int WRITABLE = 02;
  private static final int CLOSED_FILE = 0600;
  private static final int CLOSED_PROGRAM = 0700;
  private static final int USUAL_FILE = 0644;
  private static final int USUAL_PROGRAM = 0755;

  private Permissions() {}

  /** Whether a file or directory can be read or entered by all before the mode, and not after. */
  public static boolean closes(String mode) {
    return after(mode, USUAL_FILE, m -> (m & (READABLE | EXECUTABLE)) == 0)
        && after(mode, USUAL_PROGRAM, m -> (m & (READABLE | EXECUTABLE)) == 0);
  }

  /** Whether a file that only its owner could read can be read by all after the mode. */
  public static boolean opens(String mode) {
    return after(mode, CLOSED_FILE, m -> (m & READABLE) != 0);
  }

  /** Whether everyone may write after the mode. */
  public static boolean letsAllWrite(String mode) {
    return after(mode, CLOSED_PROGRAM, m -> (m & WRITABLE) != 0);
  }

  /** Whether everyone may execute the file after the mode. */
  public static boolean makesExecutable(String mode) {
    return after(mode, USUAL_FILE, m -> (m & EXECUTABLE) != 0);
  }

  private static boolean after(String mode, int before, IntPredicate condition) {
    try {
      return condition.test(FileMode.parse(mode).apply(before, /* directory= */ false));
    } catch (BadModeException e) {
      return false; // A mode that is not known, or that the command would refuse.
    }
  }
}
