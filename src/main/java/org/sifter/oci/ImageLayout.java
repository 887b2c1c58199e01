package org.sifter.oci;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sifter.json.MalformedJsonException;
import org.sifter.plan.Platform;
import org.sifter.source.SourceFile;

/** Images in an OCI image layout, which is a directory or a tar file of one. */
public final class ImageLayout implements ImageStore {
  private static final String MARK = "oci-layout";
  private static final String INDEX = "index.json";
  private static final int MAX_MARK = 1 << 10;

  private final StoredFiles files;
  private final String title;
  private final List<Descriptor> images;

  private ImageLayout(StoredFiles files, String title, List<Descriptor> images) {
    this.files = files;
    this.title = title;
    this.images = images;
  }

  /**
   * Reads the index of a layout.
   *
   * @param title what messages call it
   * @throws ImageLookupException when it is no layout
   */
  public static ImageLayout open(StoredFiles files, String title) throws ImageLookupException {
    try {
      byte[] unused = files.read(MARK, MAX_MARK);
    } catch (IOException e) {
      throw ImageLookupException.of(title, "is no OCI image layout: it holds no file " + MARK, e);
    }
    return new ImageLayout(files, title, images(files, title));
  }

  private static List<Descriptor> images(StoredFiles files, String title)
      throws ImageLookupException {
    SourceFile source =
        SourceFile.decode(INDEX, read(files, INDEX, MAX_MANIFEST, title))
            .orElse(SourceFile.of(INDEX, ""));
    try {
      if (ManifestReader.read(source) instanceof Manifest.ImageIndex index) {
        return index.manifests();
      }
    } catch (MalformedJsonException e) {
      throw ImageLookupException.of(
          title,
          "is unusable: %s:%d:%d: %s".formatted(INDEX, e.line(), e.column(), e.getMessage()),
          e);
    }
    throw ImageLookupException.of(title, "is unusable: %s is no index".formatted(INDEX));
  }

  /**
   * The digest of an image of the layout.
   *
   * @param selector the image's name in the layout or its digest; absent for the only one
   * @throws ImageLookupException when there is no such image, or more than one
   */
  public Digest select(Optional<String> selector) throws ImageLookupException {
    List<Digest> found =
        images.stream()
            .filter(image -> selector.isEmpty() || isNamed(image, selector.get()))
            .map(Descriptor::digest)
            .distinct()
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    String names =
        images.stream().flatMap(image -> image.name().stream()).collect(Collectors.joining(", "));
    String images = names.isEmpty() ? "" : "; it has " + names;
    throw ImageLookupException.of(
        title,
        found.isEmpty()
            ? "has no image%s%s".formatted(selector.map(s -> " " + s).orElse(""), images)
            : "has several images" + images);
  }

  private static boolean isNamed(Descriptor image, String selector) {
    return image.digest().toString().equals(selector) || image.name().equals(Optional.of(selector));
  }

  /** An image of the layout. */
  public StoredImage image(Digest digest) {
    return (Platform platform) -> new ImageFinder(this, platform).config(digest);
  }

  /** How many images it has. */
  public long count() {
    return images.stream().map(Descriptor::digest).distinct().count();
  }

  @Override
  public byte[] manifest(Digest digest) throws ImageLookupException {
    return read(files, blob(digest), MAX_MANIFEST, title);
  }

  @Override
  public byte[] config(Digest digest) throws ImageLookupException {
    return read(files, blob(digest), MAX_CONFIG, title);
  }

  @Override
  public String title() {
    return title;
  }

  private static String blob(Digest digest) {
    return "blobs/" + digest.algorithm() + "/" + digest.hex();
  }

  private static byte[] read(StoredFiles files, String name, int limit, String title)
      throws ImageLookupException {
    try {
      return files.read(name, limit);
    } catch (NoSuchFileException e) {
      throw ImageLookupException.of(title, "has no file " + name, e);
    } catch (IOException e) {
      throw ImageLookupException.unreadable(title, e);
    }
  }
}
