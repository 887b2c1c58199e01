package org.sifter.lint.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Argument;
import org.sifter.analysis.DefaultCommand;
import org.sifter.analysis.Invocation;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.lint.Target;
import org.sifter.plan.ContainerPaths;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

/**
 * The default command names a file from the working directory, which is another one at run time.
 */
public final class RelativeCommand implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF010", "relative-command", Category.RUNTIME, Severity.ERROR, Phase.RUN);

  /** Programs whose first operand is a file, with the options that take the next word. */
  private static final Map<String, Set<String>> INTERPRETERS =
      Map.ofEntries(
          Map.entry("python", Set.of("-W", "-X")),
          Map.entry("python2", Set.of("-W", "-X")),
          Map.entry("python3", Set.of("-W", "-X")),
          Map.entry("perl", Set.of("-I")),
          Map.entry("ruby", Set.of("-I", "-r")),
          Map.entry("bash", Set.of("-o", "-O", "--rcfile", "--init-file")),
          Map.entry("sh", Set.of("-o")),
          Map.entry("node", Set.of("-r", "--require")),
          Map.entry("Rscript", Set.of()),
          Map.entry("julia", Set.of("-t", "-p", "-J")),
          Map.entry("java", Set.of("-cp", "-classpath", "--class-path")));

  /** Options behind which no file of the working directory is run. */
  private static final Set<String> NO_FILE = Set.of("-m", "-c", "-e", "-E", "-ec", "-lc", "-s");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean appliesTo(Profile profile) {
    return profile.target() != Target.OCI && profile.target() != Target.SIFTER;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    DefaultCommand command = subject.analysis().defaultCommand();
    String directory = subject.analysis().end().workingDirectory();
    for (Invocation invocation : command.invocations()) {
      if (!invocation.position().directory().equals(Optional.of(directory))
          || invocation.position().conditional()) {
        continue;
      }
      file(invocation)
          .ifPresent(
              file ->
                  findings.report(
                      invocation.span(file),
                      "%s is looked for in the directory that the image is started from, not in %s"
                          .formatted(file.value(), directory),
                      "Write the absolute path.",
                      fix(invocation, file, directory, findings)));
    }
  }

  /** The file that a command runs by a relative path. */
  private static Optional<Argument> file(Invocation invocation) {
    Argument program = invocation.program();
    if (program.value().contains("/")) {
      return program.value().startsWith("/") ? Optional.empty() : Optional.of(program);
    }
    Set<String> withValue = INTERPRETERS.get(invocation.name());
    return withValue == null ? Optional.empty() : script(invocation, withValue);
  }

  private static Optional<Argument> script(Invocation invocation, Set<String> withValue) {
    List<Argument> arguments = invocation.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      String text = argument.value();
      if (NO_FILE.contains(text) || argument.text().isEmpty()) {
        return Optional.empty();
      }
      if (invocation.is("java") && text.equals("-jar")) {
        return arguments.stream().skip(i + 1L).findFirst().filter(RelativeCommand::isRelativeFile);
      }
      if (withValue.contains(text)) {
        i++;
      } else if (!argument.isOption()) {
        return invocation.is("java")
            ? Optional.empty()
            : Optional.of(argument).filter(RelativeCommand::isRelativeFile);
      }
    }
    return Optional.empty();
  }

  private static boolean isRelativeFile(Argument argument) {
    String text = argument.value();
    return !text.isEmpty()
        && !text.startsWith("/")
        && !argument.word().beginsWithTilde()
        && (text.contains(".") || text.contains("/"));
  }

  private static Optional<Fix> fix(
      Invocation invocation, Argument file, String directory, Findings findings) {
    SourceFile source = findings.source();
    Span span = file.word().span();
    String written = source.text(span);
    String path = ContainerPaths.clean(directory + "/" + file.value());
    boolean plain = invocation.source().isDockerfile() && written.contains(file.value());
    return plain
        ? Optional.of(
            Fix.safe(
                "write the absolute path", new Edit(span, written.replace(file.value(), path))))
        : Optional.empty();
  }
}
