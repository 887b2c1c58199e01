package org.sifter.analysis;

import java.util.List;
import java.util.Optional;
import org.sifter.shell.Expansion;

/** What is in force at a place of a stage. */
public final class StageState {
  private static final String ROOT = "root";

  private final History<Expansion> variables;
  private final int order;
  private final boolean complete;
  private final String workingDirectory;
  private final String user;
  private final List<String> shell;

  StageState(
      History<Expansion> variables,
      int order,
      boolean complete,
      String workingDirectory,
      String user,
      List<String> shell) {
    this.variables = variables;
    this.order = order;
    this.complete = complete;
    this.workingDirectory = workingDirectory;
    this.user = user;
    this.shell = List.copyOf(shell);
  }

  /**
   * What a variable stands for that ENV or ARG has set, or the base image where it is known. Its
   * value may refer to a variable of a base image that nothing is known of.
   */
  public Optional<Expansion> variable(String name) {
    return variables.before(name, order);
  }

  /** The value of a variable; empty when it is not set, or its value is not known. */
  public Optional<String> value(String name) {
    return variable(name).flatMap(Expansion::asLiteral);
  }

  /** Whether ENV or ARG, or the base image where it is known, has set a variable. */
  public boolean has(String name) {
    return variable(name).isPresent();
  }

  /** Whether there can be no other variables, as those of the base image are known. */
  public boolean complete() {
    return complete;
  }

  /** The directory that steps start in: an absolute path. */
  public String workingDirectory() {
    return workingDirectory;
  }

  /** The USER; empty for root. */
  public String user() {
    return user;
  }

  /** The shell of shell forms, with its options. */
  public List<String> shell() {
    return shell;
  }

  /** Whether steps are run by root. */
  public boolean isRoot() {
    return isRoot(user);
  }

  /** Whether a USER is root. */
  public static boolean isRoot(String user) {
    String name = user.split(":", 2)[0];
    return name.isEmpty() || name.equals(ROOT) || name.equals("0");
  }

  /** The home directory of who runs steps: {@code HOME}, or the usual one of USER. */
  public String home() {
    return value("HOME").orElseGet(() -> isRoot() ? "/root" : "/home/" + user.split(":", 2)[0]);
  }
}
