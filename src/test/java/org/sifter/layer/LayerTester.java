package org.sifter.layer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.definition.Header;
import org.sifter.diag.DiagnosticLog;
import org.sifter.oci.ImageContents;
import org.sifter.parser.Parser;
import org.sifter.plan.BaseImages;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.Platform;
import org.sifter.resolve.ResolveOptions;
import org.sifter.resolve.Resolver;
import org.sifter.source.SourceFile;
import org.sifter.translate.LayerScript;
import org.sifter.translate.TranslateOptions;
import org.sifter.translate.TranslatedStep;
import org.sifter.translate.Translator;

/**
 * Makes the layers of Dockerfiles.
 *
 * @param context the build context
 * @param bases what is known of base images
 * @param builder what makes the layers
 */
record LayerTester(Path context, KnownBases bases, String builder) {
  private static final String DIGEST = "sha256:" + "1".repeat(64);

  /** In a build context, with images that are what they always were. */
  LayerTester(Path context) {
    this(context, image(Optional.of(DIGEST)), "engine");
  }

  /** One image, whatever it is called, of which no more is known than which it is. */
  static KnownBases image(Optional<String> identity) {
    return new KnownBases() {
      @Override
      public Optional<String> identity(Header header) {
        return identity;
      }

      @Override
      public Optional<ImageContents> contents(Header header) {
        return Optional.empty();
      }
    };
  }

  static BuildPlan plan(String dockerfile) {
    return plan(new DiagnosticLog(SourceFile.of("Dockerfile", dockerfile)), Map.of());
  }

  private static BuildPlan plan(DiagnosticLog log, Map<String, String> arguments) {
    ResolveOptions options =
        new ResolveOptions(
            Optional.empty(),
            arguments,
            Platform.LINUX_AMD64,
            BaseImages.none(),
            ResolveOptions.UnknownVariables.KEPT);
    return Resolver.resolve(Parser.parse(log), options, log)
        .orElseThrow(() -> new AssertionError(log.diagnostics()));
  }

  /** The layers of a Dockerfile. */
  List<Layer> layers(String... dockerfile) throws IOException {
    return layers(Map.of(), dockerfile);
  }

  /** The layers of a Dockerfile, with build arguments. */
  List<Layer> layers(Map<String, String> arguments, String... dockerfile) throws IOException {
    String text = String.join("\n", dockerfile) + "\n";
    DiagnosticLog log = new DiagnosticLog(SourceFile.of("Dockerfile", text));
    BuildPlan plan = plan(log, arguments);
    TranslateOptions options =
        new TranslateOptions(
            context,
            Optional.empty(),
            "Dockerfile",
            /* lenient= */ false,
            Platform.LINUX_AMD64,
            Optional.empty(),
            Optional.of(Set.of()));
    List<TranslatedStep> steps = Translator.translate(plan, options, log).orElseThrow().steps();
    LayerPlan layered = LayerPlan.of(plan);
    List<LayerScript> scripts =
        Translator.translateLayers(layered.plan(), options, log).orElseThrow();
    return new LayerGraph(layered, steps, new ContextDigest(context), bases, builder)
        .connect(scripts);
  }

  /** The keys of the layers of a Dockerfile. */
  List<String> keys(String... dockerfile) throws IOException {
    return layers(dockerfile).stream().map(Layer::key).toList();
  }

  /** How many keys at the beginning are the same. */
  static int same(List<String> one, List<String> other) {
    int i = 0;
    while (i < one.size() && i < other.size() && one.get(i).equals(other.get(i))) {
      i++;
    }
    return i;
  }
}
