package org.sifter.progress;

import org.jline.utils.AttributedStyle;

/** What a piece of the live view is, for those who see colours. */
enum LiveInk {
  TEXT,
  RUNNING,
  DONE,
  CACHED,
  FAILED,
  ASIDE;

  /** How a terminal shows it. */
  AttributedStyle style(LiveLook look) {
    if (!look.isColored()) {
      return AttributedStyle.DEFAULT;
    }
    return switch (this) {
      case TEXT -> AttributedStyle.DEFAULT;
      case RUNNING -> AttributedStyle.BOLD;
      case DONE -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
      case CACHED -> AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
      case FAILED -> AttributedStyle.BOLD.foreground(AttributedStyle.RED);
      case ASIDE -> AttributedStyle.DEFAULT.faint();
    };
  }
}
