package org.sifter.report;

import org.sifter.diag.Severity;

/** What a piece of a message is, for those who see colours. */
enum Ink {
  PLACE("1"),
  ERROR("1;31"),
  WARNING("1;33"),
  INFO("1;36"),
  GUTTER("34"),
  HELP("1;32");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  static Ink of(Severity severity) {
    return switch (severity) {
      case ERROR -> ERROR;
      case WARNING -> WARNING;
      case INFO -> INFO;
    };
  }

  /** The parameters of ECMA-48's SGR sequence. */
  String code() {
    return code;
  }
}
