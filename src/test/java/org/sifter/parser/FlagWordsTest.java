package org.sifter.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sifter.diag.DiagnosticLog;
import org.sifter.source.SourceFile;
import org.sifter.syntax.Instruction;

final class FlagWordsTest {

  /** The flags of the second instruction, as {@code name=value@offset+length}; or the codes. */
  private static List<String> flags(String instruction) {
    String text = "FROM a\n" + instruction + "\n";
    DiagnosticLog log = new DiagnosticLog(SourceFile.of("Dockerfile", text));
    List<Instruction> instructions = Parser.parse(log).instructions();
    if (log.hasErrors()) {
      return log.diagnostics().stream().map(d -> d.code().id()).toList();
    }
    int start = "FROM a\n".length();
    return instructions.get(1).flags().stream()
        .map(
            flag ->
                flag.name()
                    + flag.value().map(value -> "=" + value).orElse("")
                    + "@"
                    + (flag.span().start() - start)
                    + "+"
                    + flag.span().length())
        .toList();
  }

  @Test
  void namesAndValues() {
    assertEquals(List.of("chown=1:2@5+11", "link@17+6"), flags("COPY --chown=1:2 --link a b"));
    assertEquals(List.of("link=FALSE@5+12"), flags("COPY --link=FALSE a b"));
    assertEquals(List.of("chown=@5+8"), flags("COPY --chown= a b"), "empty, but there");
    assertEquals(List.of("chown=a=b@5+11"), flags("COPY --chown=a=b a b"));
    assertEquals(
        List.of("exclude=a@5+11", "exclude=b@17+11"), flags("COPY --exclude=a --exclude=b a b"));
  }

  @Test
  void quotesAndEscapesAreTakenAway() {
    assertEquals(List.of("chown=a b@5+13"), flags("COPY --chown='a b' a b"));
    assertEquals(List.of("chown=a b@5+13"), flags("COPY --chown=\"a b\" a b"));
    assertEquals(List.of("chown=a b@5+12"), flags("COPY --chown=a\\ b a b"));
    assertEquals(List.of("chown=a'b@5+13"), flags("COPY --chown=\"a'b\" a b"));
    assertEquals(List.of("chown=a\"b@5+12"), flags("COPY --chown=a\\\"b a b"));
  }

  @Test
  void flagsEndAtTheFirstOtherWord() {
    assertEquals(List.of(), flags("COPY a --chown=1 b"));
    assertEquals(List.of(), flags("COPY \"--chown=1\" a b"));
    assertEquals(List.of("link@5+6"), flags("COPY --link -- --chown=1 a b"));
  }

  @Test
  void continuedLines() {
    assertEquals(List.of("link@5+6", "chown=1@16+9"), flags("COPY --link \\\n  --chown=1 a b"));
    assertEquals(List.of("chown=1@5+11"), flags("COPY --cho\\\nwn=1 a b"));
  }

  @Test
  void instructionsWithoutFlags() {
    assertEquals(List.of("UnknownFlag"), flags("ENV --x=1 A=b"));
    assertEquals(List.of("UnknownFlag"), flags("CMD --x"));
    assertEquals(List.of(), flags("ARG --x A"), "dropped, as BuildKit does");
    assertEquals(List.of(), flags("STOPSIGNAL --x 9"));
    assertEquals(List.of(), flags("HEALTHCHECK --x NONE"));
  }

  @Test
  void namesAreCaseSensitive() {
    assertEquals(List.of("UnknownFlag"), flags("COPY --Chown=1 a b"));
    assertEquals(Optional.of("UnknownFlag"), flags("COPY --chown.x=1 a b").stream().findFirst());
  }
}
