package org.sifter.build;

import java.util.Locale;
import java.util.Map;

/** What signals are called. */
final class Signals {
  /** The exit status of a process that a signal has ended is this and the signal's number. */
  static final int STATUS = 128;

  private static final Map<Integer, String> NAMES =
      Map.of(
          1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8,
          "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

  /** As Go calls them, in which engines are written ({@code syscall.Signal.String}). */
  private static final Map<String, Integer> WORDS =
      Map.of(
          "hangup", 1,
          "interrupt", 2,
          "quit", 3,
          "illegal instruction", 4,
          "aborted", 6,
          "bus error", 7,
          "floating point exception", 8,
          "killed", 9,
          "segmentation fault", 11,
          "terminated", 15);

  private Signals() {}

  /** The exit status that a shell gives for a signal, by what an engine calls it. */
  static int status(String word) {
    return STATUS + WORDS.getOrDefault(word.toLowerCase(Locale.ROOT).strip(), 0);
  }

  /** The name of a signal. */
  static String name(int number) {
    return NAMES.getOrDefault(number, "signal " + number);
  }
}
