package org.sifter.progress;

import org.jline.utils.AttributedStyle;

/** What a piece of the live view is, for those who see colours. */
enum LiveInk {
  TEXT(AttributedStyle.DEFAULT),
  RUNNING(AttributedStyle.BOLD),
  DONE(AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN)),
  CACHED(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN)),
  FAILED(AttributedStyle.BOLD.foreground(AttributedStyle.RED)),
  ASIDE(AttributedStyle.DEFAULT.faint());

  private final AttributedStyle style;

  LiveInk(AttributedStyle style) {
    this.style = style;
  }

  /** How a terminal shows it. */
  AttributedStyle style(LiveLook look) {
    return look.isColored() ? style : AttributedStyle.DEFAULT;
  }
}
