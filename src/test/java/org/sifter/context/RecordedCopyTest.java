package org.sifter.context;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds selection and placement against what BuildKit did with the same lines and files. */
final class RecordedCopyTest {
  /** What is in the recorded {@code t.tgz}. */
  static final Map<String, ImageFile> ARCHIVE = archive();

  private static Map<String, ImageFile> archive() {
    Map<String, ImageFile> members = new LinkedHashMap<>();
    members.put("in/", ImageFile.directory(0755, Owner.ROOT));
    members.put("in/f", ImageFile.file(0644, Owner.ROOT));
    return members;
  }

  static Stream<RecordedAnswers.Case> cases() throws IOException {
    return RecordedAnswers.read().cases().stream();
  }

  @Test
  void allAnswersAreThere() throws IOException {
    assertEquals(64, cases().count());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheRecordedFiles(RecordedAnswers.Case recorded) throws Exception {
    RecordedAnswers answers = RecordedAnswers.read();
    ContextTester tester = ContextTester.of(answers.source().toArray(String[]::new));
    Files.write(tester.root().resolve("t.tgz"), tarball());
    ImageTree before = TreeText.parse(answers.before());

    CopyOutcome outcome = RecordedInstruction.run(recorded.dockerfile(), tester.open(), before);

    List<String> old = TreeText.lines(before);
    List<String> now = TreeText.lines(outcome.tree());
    assertEquals(recorded.error(), outcome.error());
    assertEquals(recorded.added(), without(now, old));
    assertEquals(recorded.gone(), without(old, now));
  }

  private static byte[] tarball() throws IOException {
    return new TarWriter().add("in/", 0755).add("in/f", 0644).gzip();
  }

  private static List<String> without(List<String> lines, List<String> others) {
    List<String> rest = new ArrayList<>(lines);
    rest.removeAll(others);
    return rest;
  }
}
