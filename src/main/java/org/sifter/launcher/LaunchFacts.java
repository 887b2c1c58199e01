package org.sifter.launcher;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.FileChange;
import org.sifter.analysis.Paths;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.ImageConfig.Property;
import org.sifter.plan.Variable;

/**
 * What a launcher has to know of an image.
 *
 * @param description what its users should know, in lines
 * @param command what it runs, in words that hold from any directory; empty when that is not known
 * @param arguments the words of CMD when only the image knows its ENTRYPOINT
 * @param workingDirectory the directory that it runs in; empty when that is not known
 * @param variables the names of the variables that it sets
 * @param service what listens in it
 * @param guard how it is kept from letting everybody in, when it would
 * @param volumes the directories that outlive a container: absolute and clean, none of them the
 *     root or the engine's
 * @param stopSignal the signal that ends it; empty when nothing is said
 * @param health how a running container is tested
 * @param gpus the makes of GPU that it is made for
 * @param homes the home directories that it has software in
 */
record LaunchFacts(
    List<String> description,
    Optional<ImageCommand> command,
    Optional<ImageCommand> arguments,
    Optional<String> workingDirectory,
    List<String> variables,
    Optional<Service> service,
    Optional<Guard> guard,
    List<String> volumes,
    Optional<String> stopSignal,
    Optional<HealthTest> health,
    Set<Gpu> gpus,
    List<String> homes) {
  /**
   * What is the machine's in every container: a volume there would hide it, and it cannot be kept.
   */
  private static final Pattern OF_THE_ENGINE =
      Pattern.compile("/|/tmp|/var/tmp|/(proc|sys|dev)(/.*)?");

  private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

  LaunchFacts {
    description = List.copyOf(description);
    variables = List.copyOf(variables);
    volumes = List.copyOf(volumes);
    homes = List.copyOf(homes);
  }

  /** Reads a Dockerfile. */
  static LaunchFacts of(Analysis analysis) {
    ImageConfig config = analysis.config();
    return new LaunchFacts(
        ImageDescription.of(config),
        ImageCommand.of(config).map(command -> command.from(config.workingDirectory())),
        ImageCommand.argumentsOf(config),
        config.unknown().contains(Property.WORKING_DIRECTORY)
            ? Optional.empty()
            : Optional.of(config.workingDirectory()),
        config.environment().stream().map(Variable::name).filter(LaunchFacts::isName).toList(),
        Service.of(config),
        Guard.of(config),
        volumes(config),
        Optional.of(config.stopSignal()).filter(signal -> !signal.isEmpty()),
        HealthTest.of(config),
        Gpu.of(analysis),
        homes(analysis));
  }

  /** Whether a shell takes it for the name of a variable. */
  static boolean isName(String text) {
    return text.matches(NAME);
  }

  private static List<String> volumes(ImageConfig config) {
    return config.volumes().stream()
        .map(volume -> ContainerPaths.clean("/" + volume))
        .filter(volume -> !OF_THE_ENGINE.matcher(volume).matches())
        .distinct()
        .toList();
  }

  private static List<String> homes(Analysis analysis) {
    Set<String> homes = new LinkedHashSet<>();
    for (FileChange change : analysis.files().kept()) {
      String[] components = change.path().split("/", -1);
      boolean isSetting = components.length == 4 && components[3].startsWith(".");
      if (change.is(FileChange.Kind.CONTENT) && Paths.isUserHome(change.path()) && !isSetting) {
        homes.add("/" + components[1] + "/" + components[2]);
      }
    }
    homes.removeIf(UnwritableValues::isUnwritable); // no user has such a one
    return List.copyOf(homes);
  }
}
