package org.sifter.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.sifter.diag.Diagnostic;

/**
 * Writes GitLab's Code Quality report: a list of issues. GitLab shows the description but not the
 * name of the check, and drops all but one of the issues that have the same fingerprint.
 *
 * <p>Source: GitLab's documentation, "Code Quality report format".
 */
final class GitLabFindings implements FindingsReporter {
  private final JsonElements elements = new JsonElements();
  private final Fingerprints fingerprints = new Fingerprints();

  @Override
  public String begin() {
    return elements.begin();
  }

  @Override
  public String file(String name, List<Diagnostic> findings) {
    return elements.next(findings, this::write);
  }

  @Override
  public String end() {
    return elements.end() + "\n";
  }

  private void write(JsonGenerator json, Diagnostic finding) throws IOException {
    json.writeStringField(
        "description", finding.code().label() + ": " + FindingText.sentences(finding));
    json.writeStringField("check_name", finding.code().id());
    json.writeStringField("fingerprint", fingerprints.next(finding));
    json.writeStringField("severity", IssueJson.severity(finding.severity()));
    IssueJson.location(json, finding);
  }
}
