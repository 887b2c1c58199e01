package org.sifter.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionOutline;
import org.sifter.definition.DefinitionReader;
import org.sifter.definition.DefinitionSyntaxException;
import org.sifter.definition.DefinitionWriter;
import org.sifter.resolve.ResolveOptions.UnknownVariables;
import org.sifter.source.SourceFile;
import org.sifter.testing.Pipeline;
import org.sifter.testing.ReversePipeline;

/** Definition files: read, written again, and translated to Dockerfiles. */
public final class DefinitionFuzz {
  private DefinitionFuzz() {}

  /** Reads any text as a definition file. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = FuzzText.text(input);
    Optional<DefinitionFile> file = read(text);
    if (file.isPresent()) {
      assertEquals(
          file.get().stages().size(),
          DefinitionOutline.of(text).stages().size(),
          "the outline shows what is read");
    }
    Optional<String> written = file.flatMap(DefinitionFuzz::write);
    written.ifPresent(
        first -> assertEquals(written, read(first).flatMap(DefinitionFuzz::write), "stable"));
    checkReverse(ReversePipeline.of(text, Optional.empty()));
    checkReverse(ReversePipeline.lenient(text, Optional.empty()));
  }

  private static Optional<DefinitionFile> read(String text) {
    try {
      return Optional.of(DefinitionReader.read(text));
    } catch (DefinitionSyntaxException e) {
      assertFalse(e.getMessage().isBlank(), "an error has a reason");
      assertTrue(e.line() >= 1 && e.line() <= text.lines().count() + 1, e.getMessage());
      return Optional.empty();
    }
  }

  /** What it is written as; empty when it says something that the writer has to refuse. */
  private static Optional<String> write(DefinitionFile file) {
    try {
      return Optional.of(DefinitionWriter.write(file));
    } catch (IllegalStateException e) {
      assertFalse(e.getMessage().isBlank(), "a refusal has a reason");
      return Optional.empty();
    }
  }

  /** What comes of it without an error is a Dockerfile that can be read and has a plan. */
  private static void checkReverse(ReversePipeline back) {
    SpanCheck.check(back.log());
    if (back.log().hasErrors() || back.dockerfile().isEmpty()) {
      assertTrue(back.log().hasErrors(), "what is not translated has an error");
      return;
    }
    String dockerfile = back.dockerfile().get();
    Pipeline read = Pipeline.of(SourceFile.of("Dockerfile", dockerfile));
    assertTrue(
        read.plan(UnknownVariables.KEPT).isPresent(),
        () -> read.log().diagnostics() + "\n" + dockerfile);
  }
}
