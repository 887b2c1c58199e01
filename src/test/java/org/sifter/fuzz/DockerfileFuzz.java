package org.sifter.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.sifter.parser.SyntaxPrinter;
import org.sifter.resolve.ResolveOptions.UnknownVariables;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;
import org.sifter.syntax.Heredoc;
import org.sifter.syntax.Instruction;
import org.sifter.testing.Pipeline;
import org.sifter.testing.SyntaxOutline;

/** Dockerfiles, from their bytes to the build plan. */
public final class DockerfileFuzz {
  private DockerfileFuzz() {}

  /** Reads any bytes as a Dockerfile. */
  public static void fuzzerTestOneInput(byte[] input) {
    Optional<SourceFile> source = FuzzText.file("Dockerfile", input);
    if (source.isEmpty()) {
      return;
    }
    assertArrayEquals(input, source.get().bytes(), "no byte is lost");
    Pipeline read = Pipeline.of(source.get());
    SpanCheck.check(read.dockerfile(), source.get().text().length());
    SpanCheck.check(read.log());
    if (!read.log().hasErrors()
        && read.dockerfile().instructions().stream().allMatch(DockerfileFuzz::isWhole)) {
      checkPrinted(read);
    }
    for (UnknownVariables unknown : UnknownVariables.values()) {
      checkPlan(source.get(), unknown);
    }
  }

  /**
   * Whether all its here-documents have a body: on a line with a quote or brace that is not closed,
   * which later phases refuse, the words of here-documents are known and their bodies are not.
   */
  private static boolean isWhole(Instruction instruction) {
    List<Heredoc> heredocs =
        instruction instanceof Instruction.Copy copy
            ? copy.heredocs()
            : instruction instanceof Instruction.Add add ? add.heredocs() : List.of();
    return heredocs.stream()
        .noneMatch(heredoc -> heredoc.body().equals(Span.at(heredoc.span().end())));
  }

  private static void checkPrinted(Pipeline read) {
    String printed = SyntaxPrinter.print(read.dockerfile());
    Pipeline again = Pipeline.of(SourceFile.of("Dockerfile", printed));
    assertFalse(again.log().hasErrors(), () -> again.log().diagnostics() + "\n" + printed);
    assertEquals(
        SyntaxOutline.withoutPlaces(read.dockerfile()),
        SyntaxOutline.withoutPlaces(again.dockerfile()),
        () -> "printed as\n" + printed);
  }

  private static void checkPlan(SourceFile source, UnknownVariables unknown) {
    Pipeline pipeline = Pipeline.of(source);
    boolean planned = pipeline.plan(unknown).isPresent();
    assertTrue(planned || pipeline.log().hasErrors(), "what has no plan has an error");
    SpanCheck.check(pipeline.log());
  }
}
