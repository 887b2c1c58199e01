package org.sifter.syntax;

import org.sifter.source.Span;

/**
 * A here-document of RUN, COPY or ADD.
 *
 * @param name its name without quotes: the terminator, and for COPY and ADD the file name
 * @param content its lines as they stand in the file, without the terminator
 * @param expand whether variables in it are expanded: no part of the name was quoted
 * @param stripTabs whether leading tabs are removed, as {@code <<-} asks
 * @param span where the word {@code <<name} stands
 * @param body where the content stands
 */
public record Heredoc(
    String name, String content, boolean expand, boolean stripTabs, Span span, Span body) {

  /** The content as {@code <<-} wants it: without the tabs that begin its lines. */
  public String strippedContent() {
    if (!stripTabs) {
      return content;
    }
    StringBuilder stripped = new StringBuilder(content.length());
    boolean atLineStart = true;
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (atLineStart && c == '\t') {
        continue;
      }
      stripped.append(c);
      atLineStart = c == '\n';
    }
    return stripped.toString();
  }
}
