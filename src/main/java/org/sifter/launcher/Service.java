package org.sifter.launcher;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.Variable;

/**
 * What listens in a container, by EXPOSE.
 *
 * @param port the port that can be chosen: the first one that a variable of the image names, or
 *     else the first one
 * @param variables the variables of the image's that say it
 * @param others the other ports
 */
record Service(int port, List<String> variables, List<Integer> others) {
  Service {
    variables = List.copyOf(variables);
    others = List.copyOf(others);
  }

  /** The service of an image; empty when it exposes no TCP port. */
  static Optional<Service> of(ImageConfig config) {
    List<Integer> ports = ports(config);
    for (int port : ports) {
      List<String> variables = variables(config, port);
      if (!variables.isEmpty()) {
        return Optional.of(new Service(port, variables, without(ports, port)));
      }
    }
    return ports.stream()
        .findFirst()
        .map(port -> new Service(port, List.of(), without(ports, port)));
  }

  private static List<Integer> ports(ImageConfig config) {
    List<Integer> ports = new ArrayList<>();
    for (String exposed : config.exposedPorts()) {
      String number = exposed.replaceFirst("/tcp$", "");
      if (number.matches("[0-9]{1,5}") && Integer.parseInt(number) > 0) {
        ports.add(Integer.valueOf(number));
      }
    }
    return ports.stream().distinct().toList();
  }

  /** The variables called PORT or SOMETHING_PORT that have the port as their value; PORT first. */
  private static List<String> variables(ImageConfig config, int port) {
    return config.environment().stream()
        .filter(variable -> variable.name().matches("([A-Za-z0-9_]*_)?PORT"))
        .filter(variable -> LaunchFacts.isName(variable.name()))
        .filter(v -> v.value().asLiteral().filter(Integer.toString(port)::equals).isPresent())
        .map(Variable::name)
        .sorted(Comparator.comparing(name -> !name.equals("PORT")))
        .toList();
  }

  private static List<Integer> without(List<Integer> ports, int port) {
    return ports.stream().filter(other -> other != port).toList();
  }
}
