package org.sifter.plan;

import java.util.Locale;
import java.util.Optional;

/**
 * The name of an image, as {@code FROM} takes it: {@code alpine:3}, {@code ghcr.io/a/b@sha256:…}.
 *
 * @param registry the host, with its port, that serves the image; {@code docker.io} when none is
 *     written
 * @param repository the path of the image there: {@code library/alpine}
 * @param tag the tag, when one is written
 * @param digest the digest with its algorithm, when one is written
 * @param written the reference as its user wrote it
 */
public record ImageReference(
    String registry,
    String repository,
    Optional<String> tag,
    Optional<String> digest,
    String written) {

  private static final String DOCKER_HUB = "docker.io";
  private static final String DOCKER_HUB_OF_OLD = "index.docker.io";
  private static final String OFFICIAL = "library/";

  /** The tag of a reference that has neither tag nor digest. */
  public static final String DEFAULT_TAG = "latest";

  /**
   * Reads a reference, short or whole. What is accepted is what {@code ParseNormalizedNamed} of
   * distribution/reference accepts.
   *
   * @throws MalformedValueException when {@code text} is none
   */
  public static ImageReference parse(String text) throws MalformedValueException {
    ImageReferenceSyntax.requireNoImageId(text);
    int slash = text.indexOf('/');
    String first = text.substring(0, Math.max(slash, 0));
    boolean qualified = isRegistry(first);
    String registry = !qualified || first.equals(DOCKER_HUB_OF_OLD) ? DOCKER_HUB : first;
    String rest = qualified ? text.substring(slash + 1) : text;
    boolean official = registry.equals(DOCKER_HUB) && !rest.contains("/");
    int at = rest.indexOf('@');
    int colon = rest.substring(0, at < 0 ? rest.length() : at).indexOf(':');
    int nameEnd = colon >= 0 ? colon : at >= 0 ? at : rest.length();
    ImageReference reference =
        new ImageReference(
            registry,
            (official ? OFFICIAL : "") + rest.substring(0, nameEnd),
            colon < 0
                ? Optional.empty()
                : Optional.of(rest.substring(colon + 1, at < 0 ? rest.length() : at)),
            at < 0 ? Optional.empty() : Optional.of(rest.substring(at + 1)),
            text);
    ImageReferenceSyntax.check(reference);
    return reference;
  }

  /** Whether the first part of a name is a host; {@code splitDockerDomain} decides so too. */
  private static boolean isRegistry(String part) {
    return part.equals("localhost")
        || part.contains(".")
        || part.contains(":")
        || !part.equals(part.toLowerCase(Locale.ROOT));
  }

  /** The shortest form that means the same: {@code alpine:3}, without Docker Hub's own names. */
  public String familiar() {
    if (!registry.equals(DOCKER_HUB)) {
      return registry + "/" + repository + suffix(tag);
    }
    boolean official =
        repository.startsWith(OFFICIAL) && repository.lastIndexOf('/') < OFFICIAL.length();
    return (official ? repository.substring(OFFICIAL.length()) : repository) + suffix(tag);
  }

  /**
   * The form with every part written out: {@code docker.io/library/alpine:latest}. A reference with
   * a digest gets no tag that it has not.
   */
  public String canonical() {
    Optional<String> known = tag.isEmpty() && digest.isEmpty() ? Optional.of(DEFAULT_TAG) : tag;
    return registry + "/" + repository + suffix(known);
  }

  /**
   * The same for all references to an image. With a digest, the tag is of no account, as it is for
   * whoever fetches the image.
   */
  public String identity() {
    return digest.map(d -> registry + "/" + repository + "@" + d).orElseGet(this::canonical);
  }

  private String suffix(Optional<String> tag) {
    return tag.map(t -> ":" + t).orElse("") + digest.map(d -> "@" + d).orElse("");
  }

  /** The reference as its user wrote it. */
  @Override
  public String toString() {
    return written;
  }
}
