package org.sifter.manual;

import java.util.List;
import java.util.Locale;

/** Writes manual pages in the macros of man(7). */
public final class ManualPage {
  private final StringBuilder out = new StringBuilder();

  /**
   * Begins a page.
   *
   * @param title what it is about: {@code sifter-build}
   * @param source whose it is: {@code sifter 1.0}
   * @param date of what it tells, in ISO's form; may be empty
   * @param summary what that is, in a line
   */
  public ManualPage(String title, String source, String date, String summary) {
    out.append(".TH ")
        .append(quoted(title.toUpperCase(Locale.ROOT)))
        .append(" 1 ")
        .append(quoted(date))
        .append(' ')
        .append(quoted(source))
        .append(" \"User Commands\"\n");
    section("NAME");
    out.append(escaped(title)).append(" \\- ").append(escaped(summary)).append('\n');
  }

  /** Begins a section. */
  public ManualPage section(String name) {
    out.append(".SH ").append(quoted(name)).append('\n');
    return this;
  }

  /** A paragraph. */
  public ManualPage paragraph(String text) {
    out.append(".PP\n");
    return text(text);
  }

  /** A command line: the command in bold letters, and what follows it. */
  public ManualPage synopsis(String command, String rest) {
    out.append("\\fB").append(escaped(command)).append("\\fR");
    out.append(rest.isEmpty() ? "" : " " + escaped(rest)).append('\n');
    return this;
  }

  /** A term, and what it means. */
  public ManualPage term(String term, String meaning) {
    out.append(".TP\n\\fB").append(escaped(term)).append("\\fR\n");
    return text(meaning);
  }

  /** Options, in the order given. */
  public ManualPage options(List<OptionManual> options) {
    for (OptionManual option : options) {
      String names =
          String.join(
              ", ", option.spellings().stream().map(it -> "\\fB" + escaped(it) + "\\fR").toList());
      out.append(".TP\n").append(names).append(option.value().map(ManualPage::value).orElse(""));
      out.append('\n');
      text(sentence(option.description()));
    }
    return this;
  }

  private static String value(ValueManual value) {
    String name = "\\fI" + escaped(value.name()) + "\\fR";
    return value.isOptional() ? "[=" + name + "]" : " " + name;
  }

  /** A sentence of a text that has neither a capital nor a full stop. */
  public static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private ManualPage text(String text) {
    out.append(line(escaped(text))).append('\n');
    return this;
  }

  /** The page. */
  @Override
  public String toString() {
    return out.toString();
  }

  /** A full stop or an apostrophe at the start of a line would be a request. */
  private static String line(String text) {
    return text.startsWith(".") || text.startsWith("'") ? "\\&" + text : text;
  }

  /** Hyphens stay those that can be typed, as what is read is typed. */
  private static String escaped(String text) {
    return text.replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("'", "\\(aq")
        .replace("^", "\\(ha")
        .replace("~", "\\(ti")
        .replace("`", "\\(ga");
  }

  private static String quoted(String text) {
    return "\"" + escaped(text).replace("\"", "\\(dq") + "\"";
  }
}
