package org.sifter.parser;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.sifter.diag.DiagnosticLog;
import org.sifter.shell.Suggestion;
import org.sifter.syntax.Flag;
import org.sifter.syntax.FlagType;
import org.sifter.syntax.Keyword;

/** Reads the flags of an instruction and holds them against its row in the instruction table. */
final class FlagWords {
  private final char escape;
  private final DiagnosticLog log;

  FlagWords(char escape, DiagnosticLog log) {
    this.escape = escape;
    this.log = log;
  }

  /** The flags; empty when one of them has been reported. */
  Optional<List<Flag>> read(Keyword keyword, List<TerminalNode> words, LogicalLine line) {
    List<Flag> flags = new ArrayList<>();
    if (keyword.dropsFlags()) {
      return Optional.of(flags);
    }
    Set<String> names = new HashSet<>();
    boolean good = true;
    for (TerminalNode word : words) {
      Flag flag = flag(word.getSymbol(), line);
      good &= verify(keyword, flag, names.add(flag.name()));
      flags.add(flag);
    }
    return good ? Optional.of(flags) : Optional.empty();
  }

  private Flag flag(Token token, LogicalLine line) {
    String word = unquote(token.getText()).substring(2);
    int equals = word.indexOf('=');
    return new Flag(
        equals < 0 ? word : word.substring(0, equals),
        equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1)),
        line.span(token.getStartIndex(), token.getStopIndex() + 1));
  }

  private boolean verify(Keyword keyword, Flag flag, boolean first) {
    Optional<FlagType> type =
        keyword.flags().stream().filter(t -> t.name().equals(flag.name())).findFirst();
    if (type.isEmpty()) {
      log.report(
          SyntaxCode.UNKNOWN_FLAG, flag.span(), keyword.name(), flag.name(), remedy(keyword, flag));
      return false;
    }
    FlagType.Kind kind = type.get().kind();
    if (!first && kind != FlagType.Kind.LIST) {
      log.report(SyntaxCode.REPEATED_FLAG, flag.span(), flag.name());
      return false;
    }
    if (kind != FlagType.Kind.BOOLEAN && flag.value().isEmpty()) {
      log.report(SyntaxCode.FLAG_WITHOUT_VALUE, flag.span(), flag.name(), flag.name());
      return false;
    }
    if (kind == FlagType.Kind.BOOLEAN && !flag.value().map(FlagWords::isBoolean).orElse(true)) {
      log.report(
          SyntaxCode.FLAG_NOT_BOOLEAN,
          flag.span(),
          flag.name(),
          flag.value().filter(value -> !value.isEmpty()).orElse("\"\""));
      return false;
    }
    return true;
  }

  private static boolean isBoolean(String value) {
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
  }

  private static String remedy(Keyword keyword, Flag flag) {
    List<String> known = keyword.flags().stream().map(FlagType::name).toList();
    if (known.isEmpty()) {
      return "Remove it; to begin an argument with --, use the JSON form.";
    }
    return Suggestion.nearest(flag.name(), known)
        .map(name -> "Did you mean --" + name + "?")
        .orElse("Its flags are --" + String.join(", --", known) + ".");
  }

  /** The word without quotes and escapes. */
  private String unquote(String word) {
    StringBuilder plain = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == escape) {
        i++;
        if (i < word.length()) {
          plain.append(word.charAt(i));
        }
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote && quote != 0) {
        quote = 0;
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
