package org.sifter.report;

import java.util.Map;
import java.util.Optional;
import org.sifter.diag.DiagnosticLog;
import org.sifter.parser.Parser;
import org.sifter.plan.BaseImages;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.Platform;
import org.sifter.resolve.ResolveOptions;
import org.sifter.resolve.Resolver;
import org.sifter.source.SourceFile;

/** Makes the plans that tests print. */
final class PlanTester {
  private PlanTester() {}

  static BuildPlan plan(String dockerfile) {
    DiagnosticLog log = new DiagnosticLog(SourceFile.of("Dockerfile", dockerfile));
    return Resolver.resolve(Parser.parse(log), options(), log)
        .orElseThrow(() -> new AssertionError(log.diagnostics()));
  }

  private static ResolveOptions options() {
    return new ResolveOptions(
        Optional.empty(),
        Map.of(),
        Platform.LINUX_AMD64,
        BaseImages.none(),
        ResolveOptions.UnknownVariables.UNSET);
  }
}
