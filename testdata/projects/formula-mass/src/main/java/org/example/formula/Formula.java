package org.example.formula;

/** A formula such as Ca(OH)2: elements and groups in parentheses, each with a number. */
record Formula(String text) {
  double mass(Elements elements) {
    Reader reader = new Reader(text, elements);
    double mass = reader.group();
    if (reader.at < text.length()) {
      throw new IllegalArgumentException("cannot read " + text.substring(reader.at));
    }
    return mass;
  }

  private static final class Reader {
    private final String text;
    private final Elements elements;
    private int at;

    Reader(String text, Elements elements) {
      this.text = text;
      this.elements = elements;
    }

    double group() {
      double mass = 0;
      while (at < text.length() && text.charAt(at) != ')') {
        mass += part() * number();
      }
      return mass;
    }

    private double part() {
      if (text.charAt(at) == '(') {
        at++;
        double mass = group();
        at++;
        return mass;
      }
      int start = at++;
      while (at < text.length() && Character.isLowerCase(text.charAt(at))) {
        at++;
      }
      return elements.weight(text.substring(start, at));
    }

    private int number() {
      int start = at;
      while (at < text.length() && Character.isDigit(text.charAt(at))) {
        at++;
      }
      return start == at ? 1 : Integer.parseInt(text.substring(start, at));
    }
  }
}
