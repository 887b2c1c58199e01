package org.sifter.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sifter.config.Baseline;
import org.sifter.diag.Diagnostic;

/** Writes a baseline in which all that is found is known. */
final class LintBaseline implements LintOutcome {
  private final ResultFile file;
  private final Path path;
  private final FileReader reader;
  private final Messages messages;
  private final Map<String, List<Diagnostic>> findings = new TreeMap<>();
  private boolean broken;

  LintBaseline(String name, FileReader reader, Messages messages) throws FileException {
    this.path = reader.path(name);
    this.file = new ResultFile(name, path);
    this.reader = reader;
    this.messages = messages;
    file.verify();
  }

  @Override
  public ExitCode take(LintedFile linted) throws FileException {
    if (!linted.valid()) {
      messages.report(linted.diagnostics());
      broken = true;
      return linted.exitCode();
    }
    String name = FileLint.fileInBaseline(reader.path(linted.name()), path);
    findings.put(name, linted.diagnostics());
    return ExitCode.DONE;
  }

  @Override
  public void end() throws FileException {
    if (broken) {
      return;
    }
    file.write(Baseline.render(findings).getBytes(StandardCharsets.UTF_8));
    int count = findings.values().stream().mapToInt(List::size).sum();
    messages.say(
        count == 1 ? "1 finding is known from now on" : count + " findings are known from now on");
  }
}
