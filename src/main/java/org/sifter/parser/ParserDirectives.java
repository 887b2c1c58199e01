package org.sifter.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sifter.diag.DiagnosticLog;
import org.sifter.source.Blanks;
import org.sifter.source.Span;
import org.sifter.syntax.ParserDirective;

/**
 * Reads the parser directives at the top of a file ({@code # name=value}). The first line that is
 * none ends them; what looks like one below is a comment.
 */
final class ParserDirectives {
  private static final Set<String> NAMES = Set.of("syntax", "escape", "check");

  private final DiagnosticLog log;
  private final List<ParserDirective> found = new ArrayList<>();
  private char escape = '\\';
  private boolean ended;

  ParserDirectives(DiagnosticLog log) {
    this.log = log;
  }

  char escape() {
    return escape;
  }

  List<ParserDirective> found() {
    return found;
  }

  /** No directive comes any more. */
  void end() {
    ended = true;
  }

  /** Whether the comment from {@code start} to {@code end} of {@code text} is a directive. */
  boolean accept(String text, int start, int end) {
    if (ended) {
      return false;
    }
    String content = Blanks.trim(text.substring(start + 1, end));
    int nameEnd = 0;
    while (nameEnd < content.length() && isNameCharacter(content.charAt(nameEnd), nameEnd)) {
      nameEnd++;
    }
    int equals = Blanks.skip(content, nameEnd);
    String name = content.substring(0, nameEnd).toLowerCase(Locale.ROOT);
    if (!NAMES.contains(name) || equals >= content.length() || content.charAt(equals) != '=') {
      ended = true;
      return false;
    }
    String value = Blanks.trim(content.substring(equals + 1));
    if (value.isEmpty()) {
      ended = true;
      return false;
    }
    add(new ParserDirective(name, value, new Span(start, end)));
    return true;
  }

  private static boolean isNameCharacter(char c, int index) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (index > 0 && c >= '0' && c <= '9');
  }

  private void add(ParserDirective directive) {
    if (found.stream().anyMatch(d -> d.name().equals(directive.name()))) {
      log.report(SyntaxCode.REPEATED_DIRECTIVE, directive.span(), directive.name());
      return;
    }
    found.add(directive);
    switch (directive.name()) {
      case "escape" -> setEscape(directive);
      case "check" -> CheckOptions.verify(directive, log);
      default -> {
        // "syntax" names another frontend: a compiler that is one itself has no use for it.
      }
    }
  }

  private void setEscape(ParserDirective directive) {
    if (directive.value().equals("`") || directive.value().equals("\\")) {
      escape = directive.value().charAt(0);
    } else {
      log.report(SyntaxCode.INVALID_ESCAPE, directive.span(), directive.value());
    }
  }
}
