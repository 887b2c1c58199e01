package org.sifter.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sifter.plan.Mount;
import org.sifter.plan.Stage;
import org.sifter.plan.Step;
import org.sifter.plan.Variable;

/** The variables that the steps of a stage see, kept up while the steps are gone through. */
final class StepVariables {
  private static final String AGENT_SOCKET = "SSH_AUTH_SOCK";

  private final Map<String, String> values = new LinkedHashMap<>();

  /** The variables that the first step of {@code stage} sees. */
  StepVariables(Stage stage) {
    set(stage.environment());
  }

  /** Sets variables; one that is set again becomes the last. */
  void set(List<Variable> variables) {
    for (Variable variable : variables) {
      values.remove(variable.name());
      values.put(variable.name(), variable.value().orUnset());
    }
  }

  /**
   * What a RUN sees: with an agent mounted, also where its socket is.
   *
   * <p>Source: {@code ExecOp.Marshal} in BuildKit's {@code client/llb/exec.go}.
   */
  Map<String, String> seenBy(Step.Run run) {
    Map<String, String> seen = new LinkedHashMap<>(values);
    run.mounts().stream()
        .filter(mount -> mount.type() == Mount.Type.SSH)
        .findFirst()
        .ifPresent(agent -> seen.putIfAbsent(AGENT_SOCKET, agent.target()));
    return Collections.unmodifiableMap(seen);
  }

  /** Variables of an image by their names. */
  static Map<String, String> byName(List<Variable> variables) {
    Map<String, String> values = new LinkedHashMap<>();
    variables.forEach(variable -> values.put(variable.name(), variable.value().orUnset()));
    return values;
  }
}
