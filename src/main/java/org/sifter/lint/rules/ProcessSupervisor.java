package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.FileText;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;

/** The image starts a program that starts others and keeps them running. */
public final class ProcessSupervisor implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF028", "process-supervisor", Category.SERVICE, Severity.WARNING, Phase.RUN);

  private static final String[] SUPERVISORS = {"supervisord", "circusd", "monit", "pm2-runtime"};
  private static final String SUPERVISORD = "supervisord";

  /** Where supervisord looks for its configuration, and what Debian's includes. */
  private static final List<String> USUAL_FILES =
      List.of(
          "/etc/supervisord.conf",
          "/etc/supervisor/supervisord.conf",
          "/etc/supervisor/conf.d/supervisord.conf");

  private static final String USER = "user";
  private static final String SOCKET = "file";
  private static final List<String> OF_ROOT = List.of("/run", "/var/run");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Invocation invocation : subject.analysis().defaultCommand().all()) {
      if (invocation.is(SUPERVISORS) && !invocation.position().forRootOnly()) {
        Optional<String> trouble = trouble(invocation, subject.analysis());
        findings.report(
            trouble.isPresent() ? Severity.ERROR : Severity.WARNING,
            invocation.nameSpan(),
            invocation.name()
                + trouble.orElse(
                    " keeps its socket, its pid file and its logs in directories that cannot be"
                        + " written")
                + invocation.place(),
            "Start the programs from a script with & and wait, or set directories of the user in"
                + " its configuration.");
      }
    }
  }

  /** What a configuration that can be seen says that cannot work. */
  private static Optional<String> trouble(Invocation invocation, Analysis analysis) {
    Optional<String> named = invocation.optionValue("c", "configuration").flatMap(invocation::path);
    return (invocation.is(SUPERVISORD)
            ? named.map(List::of).orElse(USUAL_FILES)
            : List.<String>of())
        .stream()
            .flatMap(path -> analysis.file(path).stream())
            .flatMap(file -> trouble(file).stream())
            .findFirst();
  }

  private static Optional<String> trouble(FileText file) {
    List<String> lines = file.text().text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String[] pair = lines.get(i).split("[=;]", 3);
      String value = pair.length > 1 ? pair[1].strip() : "";
      if (pair[0].strip().equals(USER) && !value.isEmpty()) {
        return Optional.of(
            " has to become the user %s, which takes root".formatted(value) + file.place(i + 1));
      }
      if (pair[0].strip().equals(SOCKET) && Paths.isWithinAny(value, OF_ROOT)) {
        return Optional.of(" cannot make the socket %s".formatted(value) + file.place(i + 1));
      }
    }
    return Optional.empty();
  }
}
