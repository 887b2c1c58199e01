package org.sifter.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sifter.oci.Digest;
import org.sifter.oci.DirectoryFiles;
import org.sifter.oci.DockerArchive;
import org.sifter.oci.ImageLayout;
import org.sifter.oci.ImageLookupException;
import org.sifter.oci.OrdinaryFile;
import org.sifter.oci.StoredFiles;
import org.sifter.oci.StoredImage;
import org.sifter.oci.TarFiles;
import org.sifter.plan.ImageSource;
import org.sifter.plan.ImageSource.Transport;

/**
 * A place on this machine where an image is, as users write it: {@code oci:DIR:TAG}, {@code
 * oci:DIR@DIGEST}, {@code oci-archive:FILE}, {@code docker-archive:FILE:NAME}.
 *
 * @param transport what kind of place it is
 * @param path the directory or file
 * @param selector which of several images is meant: a name or a digest
 */
public record ImagePlace(Transport transport, String path, Optional<String> selector) {
  private static final Map<String, Transport> TRANSPORTS =
      Map.of(
          "oci", Transport.LAYOUT,
          "oci-layout", Transport.LAYOUT,
          "oci-archive", Transport.LAYOUT_ARCHIVE,
          "docker-archive", Transport.DOCKER_ARCHIVE);
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?<transport>[a-z-]+):(?://)?(?<path>[^:@]+)(?::(?<name>[^@]+))?(?:@(?<digest>.+))?");

  /** Reads what a user writes; empty when it names no place. */
  public static Optional<ImagePlace> parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<Transport> transport = Optional.ofNullable(TRANSPORTS.get(matcher.group("transport")));
    Optional<String> digest = Optional.ofNullable(matcher.group("digest"));
    if (digest.isPresent() && digest.flatMap(Digest::parse).isEmpty()) {
      return Optional.empty();
    }
    Optional<String> selector = digest.or(() -> Optional.ofNullable(matcher.group("name")));
    return transport.map(kind -> new ImagePlace(kind, matcher.group("path"), selector));
  }

  /**
   * Opens the image there.
   *
   * @param file where {@link #path} is
   * @param shown how the definition file is to call it
   * @throws ImageLookupException when there is no such image, or engines could not get at it
   */
  public LocalImage open(Path file, String shown) throws ImageLookupException {
    return switch (transport) {
      case LAYOUT -> layout(file, shown);
      case LAYOUT_ARCHIVE -> layoutArchive(file, shown);
      case DOCKER_ARCHIVE -> dockerArchive(file, shown);
      case REGISTRY -> throw new AssertionError("a registry is no place on this machine");
    };
  }

  /**
   * Refuses what is neither a file nor a directory, before an engine waits for what is in it.
   *
   * @param file where {@link #path} is
   */
  public void requireOrdinary(Path file) throws ImageLookupException {
    if (OrdinaryFile.isSpecial(file)) {
      throw ImageLookupException.of(path, "is a pipe, a socket or a device");
    }
  }

  private LocalImage layout(Path file, String shown) throws ImageLookupException {
    if (!Files.isDirectory(file)) {
      throw ImageLookupException.of(path, "is no directory");
    }
    ImageLayout layout = ImageLayout.open(new DirectoryFiles(file), path);
    Digest digest = layout.select(selector);
    return image(layout.image(digest), shown + "@" + digest);
  }

  private LocalImage layoutArchive(Path file, String shown) throws ImageLookupException {
    ImageLayout layout = ImageLayout.open(files(file), path);
    Digest digest = layout.select(selector);
    requireOne(layout.count());
    return image(layout.image(digest), shown);
  }

  private LocalImage dockerArchive(Path file, String shown) throws ImageLookupException {
    DockerArchive archive = DockerArchive.open(files(file), path);
    StoredImage image = archive.image(selector);
    requireOne(archive.count());
    return image(image, shown);
  }

  private LocalImage image(StoredImage image, String name) {
    return new LocalImage(image, new ImageSource(transport, name), path);
  }

  /** Behind the name of an archive, Apptainer takes nothing that would pick one. */
  private void requireOne(long count) throws ImageLookupException {
    if (count != 1) {
      throw ImageLookupException.of(
          path, "has several images, of which engines cannot be told to take one");
    }
  }

  private StoredFiles files(Path file) throws ImageLookupException {
    try {
      return TarFiles.open(file);
    } catch (NoSuchFileException e) {
      throw ImageLookupException.of(path, "does not exist", e);
    } catch (IOException e) {
      throw ImageLookupException.unreadable(path, e);
    }
  }
}
