package org.sifter.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionReader;
import org.sifter.definition.DefinitionSyntaxException;
import org.sifter.definition.DefinitionWriter;
import org.sifter.plan.BaseImages;
import org.sifter.source.SourceFile;
import org.sifter.testing.Pipeline;

/** Dockerfiles, from their bytes to the definition file, in a context with a few files. */
public final class TranslationFuzz {
  private static final Path CONTEXT = context();

  private TranslationFuzz() {}

  /** Translates any bytes that are a Dockerfile. */
  public static void fuzzerTestOneInput(byte[] input) {
    Optional<SourceFile> source = FuzzText.file("Dockerfile", input);
    if (source.isPresent()) {
      check(source.get(), BaseImages.none(), /* lenient= */ false);
      check(source.get(), BaseImages.none(), /* lenient= */ true);
    }
  }

  /** What comes of a Dockerfile without an error is a definition file that is read as meant. */
  static void check(SourceFile source, BaseImages bases, boolean lenient) {
    Pipeline pipeline = Pipeline.of(source, bases);
    Optional<DefinitionFile> definition = pipeline.definition(CONTEXT, lenient);
    SpanCheck.check(pipeline.log());
    if (!pipeline.log().hasErrors()) {
      checkWritten(definition.orElseThrow());
    }
  }

  private static void checkWritten(DefinitionFile definition) {
    String text = DefinitionWriter.write(definition);
    assertTrue(text.endsWith("\n"), text);
    try {
      assertEquals(text, DefinitionWriter.write(DefinitionReader.read(text)), "read back");
    } catch (DefinitionSyntaxException e) {
      throw new AssertionError(text, e);
    }
  }

  private static Path context() {
    try {
      Path context = Jimfs.newFileSystem(Configuration.unix()).getPath("/context");
      Files.createDirectories(context.resolve("src/empty"));
      Files.write(context.resolve("a.txt"), "a".getBytes(UTF_8));
      Files.write(context.resolve("src/odd $(name)"), "b".getBytes(UTF_8));
      Files.createSymbolicLink(context.resolve("link"), context.getFileSystem().getPath("a.txt"));
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
