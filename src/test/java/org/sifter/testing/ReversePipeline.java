package org.sifter.testing;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sifter.definition.DefinitionOutline;
import org.sifter.definition.DefinitionReader;
import org.sifter.definition.DefinitionSyntaxException;
import org.sifter.definition.TemplateValues;
import org.sifter.diag.DiagnosticLog;
import org.sifter.reverse.DefinitionTranslator;
import org.sifter.reverse.ReverseOptions;
import org.sifter.source.SourceFile;

/**
 * The way of a definition file to a Dockerfile.
 *
 * @param log what was found on it
 * @param dockerfile the Dockerfile; absent when the text is no definition file
 */
public record ReversePipeline(DiagnosticLog log, Optional<String> dockerfile) {

  /** Translates a definition file. */
  public static ReversePipeline of(String definition, Optional<Path> context) {
    return translate(definition, new ReverseOptions(context, "image.def", /* lenient= */ false));
  }

  /** Translates a definition file, and leaves out what cannot be said. */
  public static ReversePipeline lenient(String definition, Optional<Path> context) {
    return translate(definition, new ReverseOptions(context, "image.def", /* lenient= */ true));
  }

  private static ReversePipeline translate(String definition, ReverseOptions options) {
    DiagnosticLog log = new DiagnosticLog(SourceFile.of("image.def", definition));
    try {
      String text = DefinitionTranslator.readable(TemplateValues.fill(definition, Map.of()).text());
      return new ReversePipeline(
          log,
          Optional.of(
              DefinitionTranslator.translate(
                  DefinitionReader.read(text), DefinitionOutline.of(text), options, log)));
    } catch (DefinitionSyntaxException e) {
      DefinitionTranslator.reportSyntax(log, e);
      return new ReversePipeline(log, Optional.empty());
    }
  }
}
