package org.sifter.context;

import java.util.ArrayList;
import java.util.List;
import org.sifter.context.FileMode.Change;

/**
 * Reads changes to a mode, e.g. {@code u+x,go-w}, {@code g=u}, {@code +X}.
 *
 * <p>The language is that of BSD's {@code chmod} with a umask of 0, which BuildKit uses ({@code
 * dchapes-mode}), with what shows of how that works: {@code +xt} without a class of users sets the
 * sticky bit only, and in {@code g=ur} the last part wins.
 */
final class SymbolicModeParser {
  private static final int SET_IDS = 06000;
  private static final int STICKY = 01000;
  private static final int USER = 04700;
  private static final int GROUP = 02070;
  private static final int OTHERS = 0007;
  private static final int ALL = USER | GROUP | OTHERS;
  private static final int READ = 0444;
  private static final int WRITE = 0222;
  private static final int EXECUTE = 0111;

  private final String text;
  private final List<Change> changes = new ArrayList<>();
  private int at;

  private SymbolicModeParser(String text) {
    this.text = text;
  }

  static List<Change> parse(String text) throws BadModeException {
    SymbolicModeParser parser = new SymbolicModeParser(text);
    parser.clause();
    while (parser.peek() == ',') {
      parser.at++;
      parser.clause();
    }
    return parser.changes;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  /** Classes of users and all actions on them, up to a comma. */
  private void clause() throws BadModeException {
    int who = 0;
    for (; "augo".indexOf(peek()) >= 0; at++) {
      who |=
          switch (peek()) {
            case 'a' -> ALL;
            case 'u' -> USER;
            case 'g' -> GROUP;
            default -> OTHERS;
          };
    }
    do {
      action(who);
    } while (at < text.length() && peek() != ',');
  }

  private void action(int who) throws BadModeException {
    char operator = peek();
    if (operator != '+' && operator != '-' && operator != '=') {
      throw new BadModeException(
          text,
          at == text.length()
              ? "it ends where +, - or = is missing"
              : "'" + operator + "' stands where +, - or = is expected");
    }
    at++;
    new Action(operator, who).read();
  }

  /** One operator and the permissions after it. */
  private final class Action {
    private final char operator;
    private int who;
    private int permissions;
    private int conditional;
    private boolean assigned;

    Action(char operator, int who) {
      this.operator = operator;
      this.who = who;
    }

    void read() {
      while (permission(peek())) {
        at++;
      }
      if (permissions != 0 || (operator == '=' && !assigned)) {
        flush();
      }
      flushConditional();
    }

    private boolean permission(char letter) {
      switch (letter) {
        case 'r' -> permissions |= READ;
        case 'w' -> permissions |= WRITE;
        case 'x' -> permissions |= EXECUTE;
        case 's' -> permissions |= concernsOthersOnly() ? 0 : SET_IDS;
        case 't' -> sticky();
        case 'X' -> conditionalExecute();
        case 'u' -> copy(6);
        case 'g' -> copy(3);
        case 'o' -> copy(0);
        default -> {
          return false;
        }
      }
      return true;
    }

    private boolean concernsOthersOnly() {
      return who == OTHERS;
    }

    private void sticky() {
      if (!concernsOthersOnly()) {
        who |= STICKY;
        permissions |= STICKY;
      }
    }

    private void conditionalExecute() {
      if (operator == '-') {
        permissions |= EXECUTE;
      } else {
        conditional |= EXECUTE;
      }
    }

    private void flush() {
      int bits = concerned(permissions);
      int cleared = who == 0 ? ALL : who;
      permissions = 0;
      changes.add(
          switch (operator) {
            case '+' -> (mode, original, directory) -> mode | bits;
            case '-' -> (mode, original, directory) -> mode & ~bits;
            default -> (mode, original, directory) -> (mode & ~cleared) | bits;
          });
    }

    /** {@code X}: execute for directories, and files that somebody could execute before. */
    private void flushConditional() {
      int bits = concerned(conditional);
      conditional = 0;
      if (bits != 0) {
        changes.add(
            (mode, original, directory) ->
                directory || (original & EXECUTE) != 0 ? mode | bits : mode);
      }
    }

    private int concerned(int bits) {
      return who == 0 ? bits : who & bits;
    }

    /** {@code u}, {@code g} or {@code o} on the right: the permissions which that class has. */
    private void copy(int shift) {
      if (permissions != 0) {
        flush();
      }
      assigned = true;
      flushConditional();
      boolean everyone = who == 0;
      int targets =
          (everyone || (who & 0400) != 0 ? 0100 : 0)
              | (everyone || (who & 0040) != 0 ? 0010 : 0)
              | (everyone || (who & 0004) != 0 ? 0001 : 0);
      changes.add(
          (mode, original, directory) -> {
            int bits = targets * ((mode >> shift) & 7);
            return switch (operator) {
              case '+' -> mode | bits;
              case '-' -> mode & ~bits;
              default -> (mode & ~(targets * 7)) | bits;
            };
          });
    }
  }
}
