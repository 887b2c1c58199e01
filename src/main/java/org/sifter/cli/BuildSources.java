package org.sifter.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sifter.build.ImageRecipe;
import org.sifter.image.ImagePlace;
import org.sifter.image.LocalImage;
import org.sifter.oci.ImageLookupException;
import org.sifter.source.SourceFile;

/** Finds what a command line wants built: a Dockerfile, a definition file, or an image. */
final class BuildSources {
  private static final String HERE = ".";
  private static final String IMAGE_FILE = ".sif";
  private static final String DEFINITION_FILE = ".def";

  /** The first line that says something is the header's of the first stage. */
  private static final Pattern DEFINITION =
      Pattern.compile("(?i)\\A(?:[ \\t]*(?:#.*)?\\r?\\n)*+[ \\t]*bootstrap[ \\t]*:");

  /** Options that say something about Dockerfiles only. */
  private static final List<String> OF_DOCKERFILES =
      List.of(
          OptionNames.TARGET,
          OptionNames.PLATFORM,
          OptionNames.BASE_CONFIG,
          OptionNames.BASE_IMAGE,
          OptionNames.LENIENT,
          OptionNames.SECRET,
          OptionNames.SSH,
          OptionNames.LINT,
          OptionNames.LAUNCHER);

  private final Arguments arguments;
  private final FileReader reader;

  BuildSources(Arguments arguments, FileReader reader) {
    this.arguments = arguments;
    this.reader = reader;
  }

  /** What is to be built. */
  BuildSource find() throws UsageException, FileException {
    Optional<String> argument = argument();
    if (argument.isPresent() && isImage(argument.get())) {
      return image(argument.get());
    }
    Optional<BuildSource> definition = definition(argument);
    return definition.isPresent()
        ? definition.get()
        : new BuildSource.OfDockerfile(
            new DockerfileFinder(reader)
                .find(arguments.value(OptionNames.FILE), argument.orElse(HERE)));
  }

  private Optional<String> argument() throws UsageException {
    List<String> words = arguments.before();
    Optional<String> image = words.stream().filter(word -> word.endsWith(IMAGE_FILE)).findFirst();
    if (image.isPresent()) {
      throw new UsageException("name the image file with an option: -o " + image.get());
    }
    Optional<String> unnamed = words.stream().filter(ImageRecipe::isUnnamed).findFirst();
    if (unnamed.isPresent()) {
      throw new UsageException("%1$s names no image: write %1$sNAME".formatted(unnamed.get()));
    }
    if (words.size() > 1) {
      throw new UsageException(
          "it takes one CONTEXT, FILE.def or IMAGE, not %d: %s"
              .formatted(words.size(), String.join(" ", words)));
    }
    return words.stream().findFirst();
  }

  private boolean isImage(String argument) throws FileException {
    return ImageRecipe.isImage(argument) && !Files.exists(reader.path(argument));
  }

  private BuildSource image(String image) throws UsageException, FileException {
    refuse(OF_DOCKERFILES, "an image");
    refuse(List.of(OptionNames.FILE, OptionNames.BUILD_ARG), "an image");
    return new BuildSource.OfImage(image, place(image), reader.path(HERE));
  }

  /**
   * What stands behind the path of a directory or archive is not for engines: they take a digest.
   */
  private String place(String image) throws FileException {
    Optional<ImagePlace> named = ImagePlace.parse(image);
    if (named.isEmpty()) {
      return image;
    }
    String path = named.get().path();
    try {
      named.get().requireOrdinary(reader.path(path));
      if (named.get().selector().isEmpty()) {
        return image;
      }
      LocalImage found = named.get().open(reader.path(path), path);
      return image.substring(0, image.indexOf(':') + 1) + found.source().name();
    } catch (ImageLookupException e) {
      throw FileException.of(CliCode.SOURCE_IMAGE, path, e.shortReason());
    }
  }

  private Optional<BuildSource> definition(Optional<String> argument)
      throws UsageException, FileException {
    Optional<String> file = arguments.value(OptionNames.FILE);
    Optional<String> name = file.or(() -> argument);
    if (name.isEmpty() || !Files.isRegularFile(reader.path(name.get()))) {
      return Optional.empty();
    }
    SourceFile source = reader.read(name.get(), FileRole.DEFINITION);
    if (!isDefinition(name.get(), source)) {
      return Optional.empty();
    }
    refuse(OF_DOCKERFILES, "a definition file");
    Path directory = reader.path(file.isPresent() ? argument.orElse(HERE) : HERE);
    if (!Files.isDirectory(directory)) {
      throw FileException.of(CliCode.NOT_A_DIRECTORY, argument.orElse(HERE));
    }
    return Optional.of(new BuildSource.OfDefinition(name.get(), source, directory));
  }

  private static boolean isDefinition(String name, SourceFile source) {
    return name.endsWith(DEFINITION_FILE) || DEFINITION.matcher(source.text()).find();
  }

  private void refuse(List<String> options, String source) throws UsageException {
    for (String option : options) {
      if (arguments.has(option)) {
        throw new UsageException("--%s says nothing about %s".formatted(option, source));
      }
    }
  }
}
