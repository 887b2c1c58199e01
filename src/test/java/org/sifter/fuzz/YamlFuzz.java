package org.sifter.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sifter.analysis.Analysis;
import org.sifter.config.Configuration;
import org.sifter.config.ConfigurationFile;
import org.sifter.config.ConfigurationText;
import org.sifter.config.SiteProfileFile;
import org.sifter.diag.DiagnosticLog;
import org.sifter.launcher.SiteProfile;
import org.sifter.lint.Category;
import org.sifter.lint.Level;
import org.sifter.lint.Setting;
import org.sifter.lint.rules.Rules;
import org.sifter.resolve.ResolveOptions.UnknownVariables;
import org.sifter.source.SourceFile;
import org.sifter.testing.Pipeline;

/** The files that users write in YAML: configs of the linter, and profiles of clusters. */
public final class YamlFuzz {
  private static final List<String> RULES =
      Stream.of(
              Rules.infos().stream().flatMap(rule -> Stream.of(rule.id(), rule.name())),
              Stream.of(Category.values()).map(Category::word),
              Stream.of("all"))
          .flatMap(words -> words)
          .toList();

  /** An image whose script makes use of all that a profile has. */
  private static final Analysis IMAGE =
      analysis("FROM scratch\nEXPOSE 7000\nENTRYPOINT [\"/bin/x\"]\n");

  /** The commands of a script with a profile that has everything. */
  private static final Set<String> COMMANDS =
      LauncherScript.of(
              IMAGE,
              new SiteProfile(
                  Optional.of("a"),
                  Optional.of("a"),
                  Optional.of("a"),
                  List.of("/a$A"),
                  Optional.of("/a"),
                  Map.of("A", "$A"),
                  new SiteProfile.Mpi(List.of("-a"), List.of("/a$A"), List.of("/a")),
                  new SiteProfile.Slurm(Optional.of("a"), Optional.of("a"), Optional.of("/a"))))
          .commands();

  private YamlFuzz() {}

  /** Reads any bytes as each of the files. */
  public static void fuzzerTestOneInput(byte[] input) {
    FuzzText.file(ConfigurationFile.NAME, input).ifPresent(YamlFuzz::checkConfiguration);
    FuzzText.file(SiteProfileFile.NAME, input).ifPresent(YamlFuzz::checkSite);
  }

  /** What is read is written as a file that says the same. */
  private static void checkConfiguration(SourceFile source) {
    Optional<Configuration> read = configuration(source);
    if (read.isEmpty()) {
      return;
    }
    read.get().baseline().ifPresent(name -> assertDoesNotThrow(() -> Path.of(name), "a path"));
    String text = ConfigurationText.render(read.get());
    Optional<Configuration> again = configuration(SourceFile.of("written", text));
    assertTrue(again.isPresent(), text);
    assertEquals(facts(read.get()), facts(again.get()), text);
    assertEquals(text, ConfigurationText.render(again.get()), "stable");
  }

  private static Optional<Configuration> configuration(SourceFile source) {
    DiagnosticLog log = new DiagnosticLog(source);
    Configuration read = ConfigurationFile.read(log, RULES);
    SpanCheck.check(log);
    return log.hasErrors() ? Optional.empty() : Optional.of(read);
  }

  /** What follows from a configuration, whether it is said or taken to be. */
  private static List<Object> facts(Configuration configuration) {
    return List.of(
        Stream.of(Setting.values()).map(configuration.profile()::value).toList(),
        Rules.infos().stream().map(configuration.selection()::includes).toList(),
        configuration.selection().severities(),
        configuration.threshold(),
        configuration.minSeverity().orElse(Level.INFO),
        configuration.allowsInlineIgnores(),
        configuration.baseline(),
        configuration.exclude());
  }

  /** Whatever stands in a profile, scripts have the same commands. */
  private static void checkSite(SourceFile source) {
    DiagnosticLog log = new DiagnosticLog(source);
    SiteProfile site = SiteProfileFile.read(log);
    SpanCheck.check(log);
    if (!log.hasErrors()) {
      Set<String> more = LauncherScript.of(IMAGE, site).commands();
      more.removeAll(COMMANDS);
      assertEquals(Set.of(), more, () -> "commands of " + site);
    }
  }

  private static Analysis analysis(String dockerfile) {
    Pipeline pipeline = Pipeline.of(SourceFile.of("Dockerfile", dockerfile));
    return Analysis.of(
        pipeline.dockerfile(),
        pipeline.plan(UnknownVariables.KEPT).orElseThrow(),
        /* context= */ Optional.empty());
  }
}
