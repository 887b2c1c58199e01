package org.sifter.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sifter.source.SourceFile;

/** What an image is built from. */
sealed interface BuildSource {

  /** The file name of the image if nothing else is said; empty when there is no good one. */
  Optional<String> imageName();

  /** The directory in which it is built, where relative paths start from. */
  Path directory();

  /** The file that says how; empty when there is none. */
  Optional<Path> file();

  /**
   * A Dockerfile; the image is called as the build context is.
   *
   * @param input the Dockerfile
   */
  record OfDockerfile(DockerfileInput input) implements BuildSource {
    @Override
    public Path directory() {
      return input.context();
    }

    @Override
    public Optional<Path> file() {
      return input.path();
    }

    @Override
    public Optional<String> imageName() {
      return Optional.ofNullable(input.context().toAbsolutePath().normalize().getFileName())
          .map(name -> name + ".sif");
    }
  }

  /**
   * A definition file; the image is called as it is.
   *
   * @param name how the user calls it
   * @param source its text
   * @param directory where its relative paths start from
   */
  record OfDefinition(String name, SourceFile source, Path directory) implements BuildSource {
    private static final Pattern EXTENSION = Pattern.compile("(.+)\\.[^.]*");

    @Override
    public Optional<Path> file() {
      return Optional.empty();
    }

    @Override
    public Optional<String> imageName() {
      if (name.equals(FileReader.STANDARD_INPUT)) {
        return Optional.empty();
      }
      String file = name.substring(name.lastIndexOf('/') + 1);
      return Optional.of(EXTENSION.matcher(file).replaceFirst("$1") + ".sif");
    }
  }

  /**
   * An image; its file is called as {@code apptainer pull} would call it: by its name and tag.
   *
   * @param image how the user calls it
   * @param place how engines call it, which take no tag of an image in a directory or archive
   * @param directory where relative paths start from
   */
  record OfImage(String image, String place, Path directory) implements BuildSource {
    private static final Pattern ARCHIVE = Pattern.compile("\\.(tar|oci|tar\\.gz|tgz)(?=:|$)");

    @Override
    public Optional<Path> file() {
      return Optional.empty();
    }

    @Override
    public Optional<String> imageName() {
      String name = image.replaceFirst("^[a-z-]+:(//)?", "").replaceFirst("@.*", "");
      String last = name.substring(name.lastIndexOf('/') + 1);
      String file = ARCHIVE.matcher(last).replaceFirst("").replace(':', '_');
      return Optional.of(file).filter(each -> !each.isEmpty()).map(each -> each + ".sif");
    }
  }
}
