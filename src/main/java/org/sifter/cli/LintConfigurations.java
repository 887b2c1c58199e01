package org.sifter.cli;

import org.sifter.config.Configuration;
import org.sifter.config.ConfigurationText;

/** Shows what is in force for each file. */
final class LintConfigurations implements LintOutcome {
  private final Results results;
  private final Messages messages;

  LintConfigurations(Results results, Messages messages) {
    this.results = results;
    this.messages = messages;
  }

  @Override
  public ExitCode take(LintedFile file) {
    if (file.before().isEmpty()) {
      messages.report(file.diagnostics());
      return file.exitCode();
    }
    Configuration configuration = file.configuration();
    results.write("# " + file.before().get().name() + "\n");
    results.write(ConfigurationText.render(configuration) + "\n");
    return ExitCode.DONE;
  }

  @Override
  public void end() {}
}
