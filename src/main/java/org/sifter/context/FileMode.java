package org.sifter.context;

import java.util.List;
import java.util.OptionalInt;

/**
 * The value of {@code --chmod}: an octal number, which sets the mode, or changes such as {@code
 * u+x,go-w} to the mode that a file has (Dockerfile reference, "COPY --chown --chmod").
 */
public final class FileMode {
  private static final int HIGHEST = 07777;

  /** A change to a mode. */
  interface Change {
    /**
     * The changed mode.
     *
     * @param mode the mode as earlier changes left it
     * @param original the mode before all changes
     * @param directory whether it is the mode of a directory
     */
    int apply(int mode, int original, boolean directory);
  }

  private final String text;
  private final OptionalInt absolute;
  private final List<Change> changes;

  private FileMode(String text, OptionalInt absolute, List<Change> changes) {
    this.text = text;
    this.absolute = absolute;
    this.changes = List.copyOf(changes);
  }

  /** Reads a mode: octal digits up to 7777, or changes separated by commas. */
  public static FileMode parse(String text) throws BadModeException {
    if (!text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9') {
      return new FileMode(text, OptionalInt.of(octal(text)), List.of());
    }
    return new FileMode(text, OptionalInt.empty(), SymbolicModeParser.parse(text));
  }

  private static int octal(String text) throws BadModeException {
    int mode = 0;
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '7') {
        throw new BadModeException(text, "'" + digit + "' is not an octal digit");
      }
      mode = mode * 8 + digit - '0';
      if (mode > HIGHEST) {
        throw new BadModeException(text, "it is more than 7777");
      }
    }
    return mode;
  }

  /** The mode that is set, 0 to 07777; absent when the value is of changes. */
  public OptionalInt absolute() {
    return absolute;
  }

  /** The mode of a copy, 0 to 07777, of a file or directory with the given mode. */
  public int apply(int mode, boolean directory) {
    if (absolute.isPresent()) {
      return absolute.getAsInt();
    }
    int changed = mode;
    for (Change change : changes) {
      changed = change.apply(changed, mode, directory);
    }
    return changed;
  }

  /** The value for a {@code chmod} that would leave out what the umask holds. */
  public String withoutUmask() {
    return absolute.isPresent() ? text : text.replaceAll("(^|,)(?=[-+=])", "$1a");
  }

  /** The value as written. */
  @Override
  public String toString() {
    return text;
  }
}
