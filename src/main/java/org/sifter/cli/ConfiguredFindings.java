package org.sifter.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.sifter.config.Configuration;

/**
 * Knows by what configuration conversions sort out what they find.
 *
 * @param reader knows how the user calls files
 * @param configurations finds that beside a Dockerfile
 * @param options what the command line says instead
 * @param lints whether rules are run, too
 */
record ConfiguredFindings(
    FileReader reader, ConfigurationFinder configurations, Configuration options, boolean lints) {

  static ConfiguredFindings of(Arguments arguments, FileReader reader)
      throws UsageException, FileException {
    return new ConfiguredFindings(
        reader,
        new ConfigurationFinder(
            reader, arguments.value(OptionNames.CONFIG), arguments.has(OptionNames.ISOLATED)),
        LintOptions.of(arguments),
        arguments.has(OptionNames.LINT));
  }

  /** What becomes of the findings in a Dockerfile, which the configuration beside it decides. */
  ConversionFindings in(DockerfileInput input) throws FileException {
    Path directory =
        input.path().flatMap(path -> Optional.ofNullable(path.getParent())).orElse(input.context());
    return new ConversionFindings(
        reader, input, configurations.find(directory).configuration().and(options), lints);
  }
}
