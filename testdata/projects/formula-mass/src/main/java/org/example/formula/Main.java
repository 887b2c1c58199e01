package org.example.formula;

import java.util.Locale;

/** Prints the molar mass of each argument. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    if (arguments.length == 1 && arguments[0].equals("--about")) {
      System.out.println(System.getProperty("app.name") + " " + Main.class.getPackage().getImplementationVersion());
      System.out.println("in " + System.getProperty("user.dir"));
      return;
    }
    Elements elements = new Elements();
    int status = 0;
    for (String argument : arguments) {
      try {
        System.out.println(String.format(Locale.ROOT, "%-12s %9.3f g/mol", argument, new Formula(argument).mass(elements)));
      } catch (IllegalArgumentException e) {
        System.err.println(argument + ": " + e.getMessage());
        status = 1;
      }
    }
    System.exit(status);
  }
}
