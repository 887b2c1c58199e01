package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private static final Transcript EXPECTED =
      Transcript.parse(
          """
          $ apptainer run image.sif
          colour=blue
          ! cannot open
          ! FATAL:
          exit 255
          """);

  @Test
  void ofErrorsThePartsCount() {
    assertMet("colour=blue\n", "+ cat\ncat: cannot open it\na line between\nFATAL: no\n", 255);
  }

  @Test
  void errorsMustComeInTheirOrder() {
    assertEquals(
        List.of(
            "  $ apptainer run image.sif",
            "  colour=blue",
            "- ! cannot open",
            "- ! FATAL:",
            "+ ! FATAL: no",
            "+ ! cat: cannot open it"),
        differences("colour=blue\n", "FATAL: no\ncat: cannot open it\n", 255));
  }

  @Test
  void outputMustBeAsItIs() {
    assertEquals(
        List.of("  $ apptainer run image.sif", "- colour=blue", "+ colour=blue!"),
        differences("colour=blue!\n", "cannot open\nFATAL:\n", 255));
  }

  @Test
  void statusCounts() {
    assertEquals(
        List.of("  colour=blue", "  ! cannot open", "  ! FATAL:", "- exit 255", "+ exit 0"),
        differences("colour=blue\n", "cannot open\nFATAL:\n", 0));
  }

  @Test
  void whereNoErrorIsNamedNoneMayBe() {
    Transcript silent = Transcript.parse("$ true\nexit 0\n");
    assertEquals(List.of(), silent.differences(found("true", "", "+ true\n", 0)));
    assertEquals(
        List.of("  $ true", "+ ! a warning"),
        silent.differences(found("true", "", "a warning\n", 0)));
  }

  @Test
  void everyCommandCounts() {
    assertEquals(
        List.of("- $ true", "- exit 0"),
        Transcript.parse("$ true\nexit 0\n").differences(new Transcript(List.of())));
  }

  private static void assertMet(String output, String errors, int status) {
    assertEquals(List.of(), differences(output, errors, status));
  }

  private static List<String> differences(String output, String errors, int status) {
    return EXPECTED.differences(found("apptainer run image.sif", output, errors, status));
  }

  private static Transcript found(String command, String output, String errors, int status) {
    Outcome outcome = new Outcome(List.of(), status, output, errors);
    return new Transcript(List.of(Transcript.Entry.of(command, outcome)));
  }
}
