package org.sifter.cli;

import java.util.List;
import org.sifter.diag.Code;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.RulePage;
import org.sifter.syntax.ArgumentForm;
import org.sifter.syntax.FlagType;
import org.sifter.syntax.Keyword;

/** Puts what the catalogues know into words. */
final class Explanation {
  private static final String ROW = "  %-12s%s%n".replace("%n", "\n");

  private Explanation() {}

  /** What an instruction takes, and what becomes of it. */
  static String of(Keyword keyword) {
    String trigger = keyword.trigger() ? "may be its trigger" : "cannot be its trigger";
    return keyword.name()
        + "\n"
        + ROW.formatted("arguments", form(keyword.form()))
        + ROW.formatted("flags", flags(keyword))
        + ROW.formatted("variables", "expanded in: " + keyword.expands())
        + ROW.formatted("ONBUILD", trigger)
        + ROW.formatted("becomes", keyword.definition());
  }

  /** The page of a rule. */
  static String of(RuleInfo rule) {
    String facts =
        "%s %s (%s, %s, %s)"
            .formatted(
                rule.id(),
                rule.name(),
                rule.severity().word(),
                rule.category().word(),
                rule.phase().word());
    String others =
        rule.others().isEmpty() ? "" : "Elsewhere: " + String.join(", ", rule.others()) + "\n";
    return facts + "\n" + others + "\n" + rule.page().map(RulePage::text).orElse("");
  }

  /** What a diagnostic says, with dots for what it says it about. */
  static String of(Code code) {
    String remedy = template(code.remedy());
    return "%s (%s)\n".formatted(code.id(), code.severity().word())
        + ROW.formatted("message", template(code.message()))
        + (remedy.isEmpty() || remedy.equals("...") ? "" : ROW.formatted("help", remedy));
  }

  private static String template(String pattern) {
    return pattern.replaceAll("%(\\d\\$)?s", "...").replace("%%", "%");
  }

  private static String flags(Keyword keyword) {
    if (keyword.dropsFlags()) {
      return "none; those that are written are dropped unread";
    }
    List<String> flags = keyword.flags().stream().map(Explanation::flag).toList();
    return flags.isEmpty() ? "none" : String.join(" ", flags);
  }

  private static String flag(FlagType flag) {
    return switch (flag.kind()) {
      case BOOLEAN -> "[--" + flag.name() + "[=true|false]]";
      case STRING -> "[--" + flag.name() + "=VALUE]";
      case LIST -> "[--" + flag.name() + "=VALUE]...";
    };
  }

  private static String form(ArgumentForm form) {
    return switch (form) {
      case WORDS -> "words between blanks";
      case PATHS -> "words between blanks, or a JSON array of strings";
      case ASSIGNMENTS -> "NAME=VALUE words; quotes and the escape character hold blanks";
      case TEXT -> "the rest of the line";
      case COMMAND -> "a command line for the shell, or a JSON array of strings";
      case JSON -> "a JSON array of strings";
      case HEALTHCHECK -> "CMD and a command, or NONE";
      case TRIGGER -> "another instruction";
    };
  }
}
