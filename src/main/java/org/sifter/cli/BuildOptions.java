package org.sifter.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.plan.BaseImages;
import org.sifter.plan.MalformedValueException;
import org.sifter.plan.Platform;
import org.sifter.resolve.ResolveOptions;
import org.sifter.translate.Dialect;

/** Reads what a command line says about the build. */
final class BuildOptions {
  private static final String STANDARD_OUTPUT = "-";

  private final Arguments arguments;
  private final Surroundings surroundings;

  BuildOptions(Arguments arguments, Surroundings surroundings) {
    this.arguments = arguments;
    this.surroundings = surroundings;
  }

  /** What the build is asked for; of base images nothing is known yet. */
  ResolveOptions resolveOptions(ResolveOptions.UnknownVariables unknown)
      throws UsageException, FileException {
    Optional<Dialect> unused = dialect(arguments);
    return new ResolveOptions(
        arguments.value(OptionNames.TARGET),
        buildArguments(arguments, surroundings),
        platform(),
        BaseImages.none(),
        unknown);
  }

  /** The engine that is asked for, when one is. */
  static Optional<Dialect> dialect(Arguments arguments) throws UsageException {
    Optional<String> name = arguments.value(OptionNames.DIALECT);
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(Choices.parse(OptionNames.DIALECT, name.get(), List.of(Dialect.values())));
  }

  /** Where the results go; a file that cannot be written is refused as far as one can tell. */
  Results results(FileReader reader) throws FileException {
    return results(arguments, surroundings, reader);
  }

  /** Where the results of a command go that may not take all these options. */
  static Results results(Arguments arguments, Surroundings surroundings, FileReader reader)
      throws FileException {
    return results(arguments, surroundings, reader, ResultFile.Kind.TEXT);
  }

  /** Where results of some kind go. */
  static Results results(
      Arguments arguments, Surroundings surroundings, FileReader reader, ResultFile.Kind kind)
      throws FileException {
    String name = arguments.value(OptionNames.OUTPUT).orElse(STANDARD_OUTPUT);
    if (name.equals(STANDARD_OUTPUT)) {
      return new StreamResults(surroundings.out());
    }
    ResultFile file = new ResultFile(name, reader.path(name), kind);
    file.verify();
    Optional<String> config = arguments.value(OptionNames.BASE_CONFIG);
    if (config.isPresent()) {
      file.verifyIsNot(reader.path(config.get()));
    }
    return new FileResults(file);
  }

  /** As for Docker, a name alone takes the value from the environment, if it is set there. */
  static Map<String, String> buildArguments(Arguments arguments, Surroundings surroundings)
      throws UsageException {
    Map<String, String> values = new LinkedHashMap<>();
    for (String argument : arguments.values(OptionNames.BUILD_ARG)) {
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (name.isEmpty()) {
        throw new UsageException("--build-arg " + argument + " has no name: write NAME=VALUE");
      }
      if (equals >= 0) {
        values.put(name, argument.substring(equals + 1));
      } else {
        surroundings.variable(name).ifPresent(value -> values.put(name, value));
      }
    }
    return values;
  }

  /** The platform that is asked for; this machine's if none is. */
  Platform platform() throws UsageException {
    Optional<String> written = arguments.value(OptionNames.PLATFORM);
    if (written.isEmpty()) {
      return surroundings.platform();
    }
    try {
      return Platform.parse(written.get(), surroundings.platform());
    } catch (MalformedValueException e) {
      throw new UsageException("--platform: " + e.getMessage());
    }
  }
}
