package org.sifter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sifter.definition.DefinitionWriter;
import org.sifter.diag.Diagnostic;
import org.sifter.parser.SyntaxPrinter;
import org.sifter.source.SourceFile;
import org.sifter.testing.DockerfileGenerator;
import org.sifter.testing.Pipeline;
import org.sifter.testing.SyntaxOutline;

/** What holds for any input, tried on generated ones; {@code -Dseed=N} tries others. */
final class GeneratedInputTest {
  private static final int INPUTS = 4_000;

  private final long seed = Long.getLong("seed", 20261121L);

  private interface Property {
    void check(DockerfileGenerator generator) throws IOException;
  }

  private void forAll(Property property) throws IOException {
    for (int i = 0; i < INPUTS; i++) {
      long own = seed + i;
      try {
        property.check(new DockerfileGenerator(own));
      } catch (Throwable e) {
        throw new AssertionError("seed " + own, e);
      }
    }
  }

  @Test
  void whatIsPrintedIsReadBackTheSame() throws IOException {
    forAll(
        generator -> {
          String text = generator.next(8);
          Pipeline first = Pipeline.of(SourceFile.of("Dockerfile", text));
          assertTrue(!first.log().hasErrors(), () -> first.log().diagnostics() + text);
          String printed = SyntaxPrinter.print(first.dockerfile());
          Pipeline second = Pipeline.of(SourceFile.of("Dockerfile", printed));
          assertEquals(
              SyntaxOutline.withoutPlaces(first.dockerfile()),
              SyntaxOutline.withoutPlaces(second.dockerfile()),
              () -> text + "\nwas printed as\n" + printed);
        });
  }

  @Test
  void whatIsValidIsTranslatedAndCanBeWritten() throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.unix())) {
      Path context = context(files);
      forAll(
          generator -> {
            Pipeline pipeline = Pipeline.of(SourceFile.of("Dockerfile", generator.next(8)));
            Optional<String> definition =
                pipeline.definition(context, /* lenient= */ true).map(DefinitionWriter::write);
            assertTrue(definition.isPresent(), () -> pipeline.log().diagnostics().toString());
          });
    }
  }

  @Test
  void anyBytesGiveDiagnosticsOrAPlanAndNeverAnException() throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.unix())) {
      Path context = context(files);
      forAll(
          generator -> {
            byte[] bytes = generator.damage(generator.next(4).getBytes(StandardCharsets.UTF_8));
            Optional<SourceFile> source = SourceFile.decode("Dockerfile", bytes);
            if (source.isEmpty()) {
              return;
            }
            Pipeline pipeline = Pipeline.of(source.get());
            pipeline
                .definition(context, /* lenient= */ true)
                .filter(definition -> !pipeline.log().hasErrors())
                .ifPresent(DefinitionWriter::write);
            for (Diagnostic diagnostic : pipeline.log().diagnostics()) {
              assertTrue(
                  diagnostic.span().map(s -> s.end()).orElse(0) <= source.get().text().length(),
                  () -> diagnostic.message());
            }
          });
    }
  }

  private static Path context(FileSystem files) throws IOException {
    Path context = Files.createDirectories(files.getPath("/context"));
    Files.writeString(context.resolve("a.txt"), "a");
    Files.createDirectories(context.resolve("dir/empty"));
    Files.writeString(context.resolve("dir/odd $(name)"), "b");
    return context;
  }
}
