package org.sifter.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Converts several Dockerfiles on all cores. Each gets a definition file of its own, and one that
 * cannot be converted does not keep the others from it.
 */
final class ManyConversions {
  private final FileReader reader;
  private final DockerfileFinder finder;
  private final FileConversion conversion;
  private final DefinitionFiles files;
  private final ConversionReport report;
  private int written;
  private ExitCode worst = ExitCode.DONE;

  ManyConversions(
      FileReader reader,
      FileConversion conversion,
      DefinitionFiles files,
      ConversionReport report) {
    this.reader = reader;
    this.finder = new DockerfileFinder(reader);
    this.conversion = conversion;
    this.files = files;
    this.report = report;
  }

  /**
   * Converts.
   *
   * @param arguments name Dockerfiles, or build contexts with a Dockerfile
   */
  ExitCode run(List<String> arguments, Messages messages) throws UsageException, FileException {
    Map<String, String> places = places(arguments);
    report.begin();
    List.copyOf(places.entrySet()).parallelStream()
        .map(place -> convert(place.getKey(), place.getValue()))
        .forEachOrdered(this::take);
    report.end();
    messages.report(conversion.remarks());
    messages.say("wrote %d definition file%s".formatted(written, written == 1 ? "" : "s"));
    return worst;
  }

  /** For each argument the definition file that is written. None is one of the Dockerfiles. */
  private Map<String, String> places(List<String> arguments) throws UsageException, FileException {
    Map<String, String> places = new LinkedHashMap<>();
    Set<Path> read = new HashSet<>();
    for (String argument : arguments) {
      if (argument.equals(FileReader.STANDARD_INPUT)) {
        throw new UsageException("standard input can only be converted alone");
      }
      String dockerfile = finder.dockerfileOf(argument);
      if (read.add(normalized(dockerfile))) {
        places.put(argument, files.name(dockerfile));
      }
    }
    Set<Path> taken = new HashSet<>(read);
    for (String place : places.values()) {
      if (!taken.add(normalized(place))) {
        throw new UsageException("%s is read, or would be written twice".formatted(place));
      }
    }
    return places;
  }

  private Path normalized(String name) throws FileException {
    return reader.path(name).toAbsolutePath().normalize();
  }

  private Converted convert(String argument, String place) {
    try {
      Converted converted = conversion.convert(finder.findOnItsOwn(argument));
      if (converted.definition().isPresent()) {
        files.write(place, converted.definition().get().getBytes(StandardCharsets.UTF_8));
      }
      return converted;
    } catch (FileException e) {
      return Converted.unusable(argument, e);
    }
  }

  private void take(Converted converted) {
    report.tell(converted.name(), converted.told());
    written += converted.definition().isPresent() ? 1 : 0;
    worst = converted.code().compareTo(worst) > 0 ? converted.code() : worst;
  }
}
