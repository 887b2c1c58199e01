package org.sifter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sifter.doctor.Checkup;
import org.sifter.doctor.Finding;

final class CheckupReportsTest {
  private static final Checkup CHECKUP =
      new Checkup(
          List.of(
              new Checkup.Result("engine", List.of(Finding.ok("Apptainer 1.4.5"))),
              new Checkup.Result("nothing", List.of()),
              new Checkup.Result(
                  "temporary directory",
                  List.of(
                      Finding.problem("/a\nb is mounted noexec", "Set \"TMPDIR\"."),
                      Finding.warning("/a\nb is mounted nodev", "")))));

  @Test
  void text() {
    assertEquals(
        """
        ok       engine               Apptainer 1.4.5
        problem  temporary directory  /a\u240Ab is mounted noexec
                 = help: Set "TMPDIR".
        warning  temporary directory  /a\u240Ab is mounted nodev

        No build can work here (1 problem, 1 warning).
        """,
        new CheckupText(Palette.PLAIN).render(CHECKUP));
  }

  @Test
  void coloredText() {
    Checkup checkup =
        new Checkup(
            List.of(
                new Checkup.Result("a", List.of(Finding.ok("1"))),
                new Checkup.Result("b", List.of(Finding.warning("2", "3")))));
    assertEquals(
        """
        ^[1;32mok^[m       a  1
        ^[1;33mwarning^[m  b  2
                 ^[34m=^[m ^[1;32mhelp:^[m 3

        A build can work here (1 warning).
        """
            .replace('^', '\u001B'),
        new CheckupText(Palette.COLORED).render(checkup));
  }

  @Test
  void textWhereAllIsWell() {
    Checkup checkup = new Checkup(List.of(new Checkup.Result("a", List.of(Finding.ok("1")))));
    assertEquals(
        "ok       a  1\n\nA build can work here.\n",
        new CheckupText(Palette.PLAIN).render(checkup));
  }

  @Test
  void json() {
    assertEquals(
        """
        {
          "canBuild": false,
          "findings": [
            {
              "check": "engine",
              "state": "ok",
              "message": "Apptainer 1.4.5",
              "help": null
            },
            {
              "check": "temporary directory",
              "state": "problem",
              "message": "/a\\nb is mounted noexec",
              "help": "Set \\"TMPDIR\\"."
            },
            {
              "check": "temporary directory",
              "state": "warning",
              "message": "/a\\nb is mounted nodev",
              "help": null
            }
          ]
        }
        """,
        CheckupJson.render(CHECKUP));
  }
}
