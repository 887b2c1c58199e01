package org.sifter.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionWriter;
import org.sifter.diag.Diagnostic;
import org.sifter.source.SourceFile;

/** An example of the library: writes a definition file beside a project's Dockerfile. */
final class ConvertAll {
  private ConvertAll() {}

  /**
   * Converts {@code Dockerfile} to {@code image.def}, and tells on {@code out} what there is to
   * say.
   */
  static void convert(Path project, Appendable out) throws IOException {
    Path file = project.resolve("Dockerfile");
    SourceFile source = SourceFile.decode("Dockerfile", Files.readAllBytes(file)).orElseThrow();
    SifterOptions options = SifterOptions.of(project).withDockerfile(file);
    Outcome<DefinitionFile> outcome = Sifter.translate(source, options);
    for (Diagnostic diagnostic : outcome.diagnostics()) {
      out.append(diagnostic.line() + ": " + diagnostic.message() + "\n");
    }
    for (Diagnostic finding : Sifter.lint(source, options)) {
      out.append(finding.line() + ": " + finding.message() + "\n");
    }
    if (outcome.result().isPresent()) {
      Files.writeString(
          project.resolve("image.def"), DefinitionWriter.write(outcome.result().get()));
    }
  }
}
