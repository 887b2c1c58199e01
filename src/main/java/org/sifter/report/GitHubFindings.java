package org.sifter.report;

import java.util.ArrayList;
import java.util.List;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.Severity;

/**
 * Writes commands to the runner of GitHub Actions, one a line:
 *
 * <pre>
 * ::error title=SIF001 tmp-wipe,file=Dockerfile,line=3,endLine=3,col=6,endColumn=15::Dockerfile:3:6: ...
 * </pre>
 *
 * <p>The message begins with the place, as the log of the run shows nothing else of a command. The
 * runner takes columns only when the place is on one line.
 *
 * <p>Source: GitHub's documentation, "Workflow commands"; escapes as in {@code
 * packages/core/src/command.ts} of github.com/actions/toolkit.
 */
final class GitHubFindings implements FindingsReporter {
  private final Reasons reasons = new Reasons();

  @Override
  public String file(String name, List<Diagnostic> findings) {
    StringBuilder out = new StringBuilder();
    findings.forEach(finding -> out.append(command(finding)).append('\n'));
    return out.toString();
  }

  private String command(Diagnostic finding) {
    String path = RelativeUri.path(finding.source().name());
    Region region = Region.of(finding);
    List<String> properties = new ArrayList<>();
    properties.add("title=" + property(finding.code().label()));
    properties.add("file=" + property(path));
    properties.add("line=" + region.line());
    properties.add("endLine=" + region.endLine());
    if (region.isOnOneLine()) {
      properties.add("col=" + region.column());
      properties.add("endColumn=" + region.endColumn());
    }
    return "::%s %s::%s"
        .formatted(
            name(finding.severity()), String.join(",", properties), message(path, region, finding));
  }

  private static String name(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "notice";
    };
  }

  private String message(String path, Region region, Diagnostic finding) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s:%d:%d: %s"
            .formatted(
                Glyph.show(path), region.line(), region.column(), Glyph.show(finding.message())));
    reasons.advice(finding).forEach(advice -> lines.add(Glyph.show(advice)));
    return escape(String.join("\n", lines));
  }

  private static String property(String text) {
    return escape(UnicodeText.of(text)).replace(":", "%3A").replace(",", "%2C");
  }

  private static String escape(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
