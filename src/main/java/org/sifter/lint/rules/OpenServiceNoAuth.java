package org.sifter.lint.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.EnvironmentPair;
import org.sifter.analysis.ImageEnvironment;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.WrittenText;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;

/** The image starts a service that asks nobody who they are. */
public final class OpenServiceNoAuth implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF052", "open-service-no-auth", Category.SECURITY, Severity.ERROR, Phase.RUN);

  private static final Set<String> ALL_ADDRESSES = Set.of("0.0.0.0", "::", "*");
  private static final Set<String> ON = Set.of("1", "true", "yes");

  /**
   * An option that opens a service.
   *
   * @param programs the programs that have it
   * @param option its name without dashes
   * @param values the values that open the service; none for an option that does without a value
   * @param unless options that close it again
   */
  private record Opening(
      Set<String> programs, String option, Set<String> values, Set<String> unless) {
    Opening {
      programs = Set.copyOf(programs);
      values = Set.copyOf(values);
      unless = Set.copyOf(unless);
    }

    /** The argument with which a command opens its service. */
    Optional<Argument> find(Invocation invocation) {
      if (!programs.contains(invocation.name())
          || unless.stream().anyMatch(name -> invocation.option(name).isPresent())) {
        return Optional.empty();
      }
      return values.isEmpty()
          ? invocation.arguments().stream()
              .filter(argument -> argument.is("-" + option) || argument.is("--" + option))
              .findFirst()
          : invocation.optionValue(option).filter(value -> values.contains(value.value()));
    }

    /** The option with its value, for messages. */
    String text(Argument found) {
      return values.isEmpty() ? option : option + " " + found.value();
    }
  }

  private static final Set<String> VNC =
      Set.of("Xvnc", "Xtigervnc", "vncserver", "tigervncserver", "tightvncserver");

  private static final List<Opening> OPENINGS =
      List.of(
          opening(Set.of("code-server"), "auth", "none"),
          opening(Set.of("openvscode-server", "code"), "without-connection-token"),
          opening(Set.of("rserver"), "auth-none", "1"),
          opening(VNC, "SecurityTypes", "None", "none"),
          opening(VNC, "securitytypes", "None", "none"),
          opening(Set.of("x11vnc"), "nopw"),
          opening(Set.of("mlflow", "tensorboard", "dask", "dask-scheduler"), "host", ALL_ADDRESSES),
          opening(Set.of("tensorboard"), "bind_all"),
          opening(Set.of("streamlit"), "server.address", ALL_ADDRESSES),
          opening(Set.of("ray"), "dashboard-host", ALL_ADDRESSES),
          new Opening(
              Set.of("redis-server"), "protected-mode", Set.of("no"), Set.of("requirepass")),
          new Opening(Set.of("mongod"), "bind_ip", ALL_ADDRESSES, Set.of("auth", "keyFile")),
          new Opening(Set.of("mongod"), "bind_ip_all", Set.of(), Set.of("auth", "keyFile")),
          opening(Set.of("elasticsearch"), "Expack.security.enabled", "false"));

  /** Variables that open the service of the images that read them. */
  private static final Map<String, Set<String>> VARIABLES =
      Map.of(
          "DISABLE_AUTH",
          ON,
          "POSTGRES_HOST_AUTH_METHOD",
          Set.of("trust"),
          "MYSQL_ALLOW_EMPTY_PASSWORD",
          ON,
          "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD",
          ON,
          "NEO4J_AUTH",
          Set.of("none"),
          "xpack.security.enabled",
          Set.of("false"));

  private static final Set<String> JUPYTER =
      Set.of(
          "jupyter",
          "jupyter-lab",
          "jupyter-notebook",
          "jupyter-server",
          "start-notebook.sh",
          "start-notebook.py");

  /** What is an empty string to Python, or to a shell. */
  private static final Set<String> EMPTY = Set.of("", "''", "\"\"");

  private static final String REMEDY =
      "Let it ask for a token or password that is made anew for each job, and take its port from"
          + " the job.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    analysis.defaultCommand().all().forEach(invocation -> check(invocation, findings));
    ImageEnvironment.of(analysis).lasting().forEach(pair -> check(pair, findings));
    for (WrittenText written : WrittenText.of(analysis.shippedInvocations())) {
      if (written.lines().anyMatch(OpenServiceNoAuth::isEmptyToken)) {
        report(written.writer(), written.file(), "an empty token", findings);
      }
    }
  }

  private static Opening opening(Set<String> programs, String option, String... values) {
    return opening(programs, option, Set.of(values));
  }

  private static Opening opening(Set<String> programs, String option, Set<String> values) {
    return new Opening(programs, option, values, Set.of());
  }

  private static void check(Invocation invocation, Findings findings) {
    for (Opening opening : OPENINGS) {
      opening
          .find(invocation)
          .ifPresent(argument -> report(invocation, argument, opening.text(argument), findings));
    }
    if (JUPYTER.contains(invocation.name()) && !hasPassword(invocation)) {
      invocation.arguments().stream()
          .filter(argument -> isSetting(argument.value(), "token", /* empty= */ true))
          .findFirst()
          .ifPresent(argument -> report(invocation, argument, "an empty token", findings));
    }
  }

  private static void check(EnvironmentPair pair, Findings findings) {
    if (VARIABLES.getOrDefault(pair.name(), Set.of()).contains(pair.known().orElse(""))) {
      findings.report(
          pair.valueSpan(),
          message(pair.name() + "=" + pair.known().orElse(""), "the service"),
          REMEDY);
    }
  }

  private static void report(
      Invocation invocation, Argument argument, String what, Findings findings) {
    findings.report(
        invocation.span(argument),
        message(what, invocation.is("echo", "printf", "cat", "tee") ? "Jupyter" : invocation.name())
            + invocation.place(),
        REMEDY);
  }

  private static String message(String what, String service) {
    return "with %s everybody on the cluster can use %s, and the files of who started it"
        .formatted(what, service);
  }

  private static boolean hasPassword(Invocation invocation) {
    return invocation.texts().stream()
        .anyMatch(
            text ->
                isSetting(text, "password", /* empty= */ false)
                    || isSetting(text, "hashed_password", /* empty= */ false));
  }

  /** Whether an argument such as {@code --ServerApp.token=} sets an option of a class. */
  private static boolean isSetting(String argument, String name, boolean empty) {
    String[] pair = argument.split("=", 2);
    return pair.length == 2
        && pair[0].startsWith("--")
        && pair[0].endsWith("." + name)
        && EMPTY.contains(pair[1]) == empty;
  }

  /** Whether a line of Jupyter's configuration turns its token off. */
  private static boolean isEmptyToken(String line) {
    String[] pair = line.split("=", 2);
    return pair.length == 2
        && pair[0].strip().startsWith("c.")
        && pair[0].strip().endsWith(".token")
        && EMPTY.contains(pair[1].strip());
  }
}
