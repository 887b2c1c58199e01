package org.example.formula;

/** Without a framework: the build has none. */
public final class FormulaTest {
  public static void main(String[] arguments) {
    Elements elements = new Elements();
    assert Math.abs(new Formula("H2O").mass(elements) - 18.015) < 1e-9;
    assert Math.abs(new Formula("Ca(OH)2").mass(elements) - 74.092) < 1e-9;
    System.out.println("2 tests passed");
  }
}
