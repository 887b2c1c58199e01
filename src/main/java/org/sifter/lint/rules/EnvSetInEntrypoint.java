package org.sifter.lint.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.DefaultCommand;
import org.sifter.analysis.ImageEnvironment;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.KnownScript;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.script.Word;
import org.sifter.script.WordPart;
import org.sifter.source.Span;

/** Programs need what the entrypoint sets before it starts them, and are started without it. */
public final class EnvSetInEntrypoint implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of(
          "SIF035", "env-set-in-entrypoint", Category.ENVIRONMENT, Severity.WARNING, Phase.RUN);

  /** Entrypoints of base images, and where that is which they put on the PATH. */
  private static final Map<String, String> OF_BASES =
      Map.of("_entrypoint.sh", "/opt/conda", "ros_entrypoint.sh", "/opt/ros");

  private static final Set<String> CONDA = Set.of("conda", "mamba", "micromamba");
  private static final int SHOWN = 4;
  private static final String REMEDY =
      "Set it with ENV, or in %environment of the definition file.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    DefaultCommand command = analysis.defaultCommand();
    SearchPath path = SearchPath.of(analysis);
    if (command.entrypoint().isPresent()) {
      ImageEnvironment environment = ImageEnvironment.of(analysis);
      check(command.invocations(), command, environment, path, findings);
      for (KnownScript script : command.scripts()) {
        check(script.invocations(), command, environment, path, findings);
      }
      checkRunner(command, path, findings);
    }
    BaseCommand.of(analysis)
        .flatMap(base -> base.find(OF_BASES.keySet()))
        .filter(script -> !path.reachesInto(OF_BASES.getOrDefault(Paths.fileName(script), "/")))
        .ifPresent(
            script ->
                findings.report(
                    BaseCommand.span(analysis),
                    "apptainer exec does not run %s of the base image, which puts programs on the"
                            .formatted(Paths.fileName(script))
                        + " PATH",
                    REMEDY));
  }

  /** Looks at a script, which may start any command in the end. */
  private static void check(
      List<Invocation> script,
      DefaultCommand command,
      ImageEnvironment environment,
      SearchPath path,
      Findings findings) {
    Set<String> missing = new LinkedHashSet<>();
    List<Invocation> places = new ArrayList<>();
    for (Invocation invocation : script.subList(0, end(script))) {
      for (ShellSetting setting : settings(invocation, command)) {
        if (!setting.isIn(environment, path)) {
          missing.add(setting.deed());
          places.add(invocation);
        }
      }
    }
    if (!missing.isEmpty()) {
      Invocation first = places.get(0);
      report(first, first.span(), "would " + shown(missing), findings);
    }
  }

  /** Where in a script it goes over to the command that it was given; 0 when it does not. */
  private static int end(List<Invocation> script) {
    int end = 0;
    for (int i = 0; i < script.size(); i++) {
      if (isAllArguments(script.get(i).program().word())) {
        end = i;
      }
    }
    return end;
  }

  /** Whether a word is {@code "$@"}. */
  private static boolean isAllArguments(Word word) {
    List<WordPart> parts = word.parts();
    List<WordPart> inner =
        parts.size() == 1 && parts.get(0) instanceof WordPart.DoubleQuoted quoted
            ? quoted.parts()
            : parts;
    return inner.size() == 1
        && inner.get(0) instanceof WordPart.Parameter parameter
        && (parameter.name().equals("@") || parameter.name().equals("*"));
  }

  private static List<ShellSetting> settings(Invocation invocation, DefaultCommand command) {
    return invocation.position().forRootOnly()
        ? List.of()
        : ShellSetting.of(invocation).stream()
            .filter(setting -> !changesNothing(setting, command))
            .toList();
  }

  /** Whether it sources a script whose text is seen and that changes nothing. */
  private static boolean changesNothing(ShellSetting setting, DefaultCommand command) {
    return setting.kind() == ShellSetting.Kind.FILE
        && command.scripts().stream()
            .filter(script -> script.path().equals(setting.subject()))
            .anyMatch(
                script ->
                    script.invocations().stream()
                        .allMatch(invocation -> ShellSetting.of(invocation).isEmpty()));
  }

  private static String shown(Set<String> missing) {
    List<String> first = missing.stream().limit(SHOWN).toList();
    return String.join(", ", first) + (missing.size() > SHOWN ? " and more" : "");
  }

  private static void report(Invocation invocation, Span span, String what, Findings findings) {
    findings.report(
        span,
        "apptainer exec does not run the entrypoint, which " + what + invocation.place(),
        REMEDY);
  }

  /** An entrypoint that is {@code conda run}. */
  private static void checkRunner(DefaultCommand command, SearchPath path, Findings findings) {
    Optional<Invocation> first = command.first();
    first
        .filter(invocation -> CONDA.contains(invocation.name()))
        .filter(invocation -> invocation.subcommand().equals("run"))
        .filter(invocation -> !path.hasEnvironment(environment(invocation)))
        .ifPresent(
            invocation ->
                report(
                    invocation,
                    invocation.nameSpan(),
                    ("would activate " + environment(invocation)).strip(),
                    findings));
  }

  private static String environment(Invocation run) {
    return run.optionValue("n", "name", "p", "prefix").map(Argument::value).orElse("");
  }
}
