package org.sifter.plan;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The letters and lengths that the parts of an image reference may have.
 *
 * <p>Source: the grammar at the top of distribution's {@code reference.go}; for digests, {@code
 * Digest.Validate} of opencontainers/go-digest, which is stricter than that grammar.
 */
final class ImageReferenceSyntax {
  private static final Pattern HOST_LABEL =
      Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?");
  private static final Pattern COMPONENT = Pattern.compile("[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*");
  private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
  private static final int LENGTH_OF_IMAGE_ID = 64;
  private static final int LONGEST_REPOSITORY = 255;

  /** Apart, as few references have any of it. */
  private static final class Seldom {
    static final Pattern IMAGE_ID = Pattern.compile("[a-f0-9]{64}");
    static final Pattern IPV6_HOST = Pattern.compile("\\[[a-fA-F0-9:]+]");
    static final Pattern PORT = Pattern.compile(":[0-9]+");
    static final Pattern DIGEST =
        Pattern.compile("sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}");
  }

  private ImageReferenceSyntax() {}

  static void requireNoImageId(String text) throws MalformedValueException {
    if (text.length() == LENGTH_OF_IMAGE_ID && Seldom.IMAGE_ID.matcher(text).matches()) {
      throw new MalformedValueException(
          "\"%s\" is the ID of an image; a repository name is needed".formatted(text));
    }
  }

  static void check(ImageReference reference) throws MalformedValueException {
    String repository = reference.repository();
    require(
        repository.equals(repository.toLowerCase(Locale.ROOT)),
        "the repository name \"%s\" must be lowercase",
        repository);
    checkName(reference);
    if (reference.tag().isPresent()) {
      String tag = reference.tag().get();
      require(TAG.matcher(tag).matches(), "\"%s\" cannot be the tag of an image", tag);
    }
    if (reference.digest().isPresent()) {
      String digest = reference.digest().get();
      require(
          Seldom.DIGEST.matcher(digest).matches(), "\"%s\" is not the digest of an image", digest);
    }
  }

  /** Checks registry and repository; a registry that no host can have may still begin the path. */
  private static void checkName(ImageReference reference) throws MalformedValueException {
    String path =
        isHost(reference.registry())
            ? reference.repository()
            : reference.registry() + "/" + reference.repository();
    require(
        path.length() <= LONGEST_REPOSITORY,
        "the repository name of \"%s\" is longer than 255 characters",
        reference.written());
    for (String component : path.split("/", -1)) {
      require(
          COMPONENT.matcher(component).matches(),
          "\"%s\" is not an image reference",
          reference.written());
    }
  }

  private static boolean isHost(String registry) {
    int colon = registry.indexOf(':', registry.indexOf(']') + 1);
    String host = colon < 0 ? registry : registry.substring(0, colon);
    if (colon >= 0 && !Seldom.PORT.matcher(registry.substring(colon)).matches()) {
      return false;
    }
    if (host.startsWith("[") && Seldom.IPV6_HOST.matcher(host).matches()) {
      return true;
    }
    for (String label : host.split("\\.", -1)) {
      if (!HOST_LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return true;
  }

  private static void require(boolean condition, String message, String culprit)
      throws MalformedValueException {
    if (!condition) {
      throw new MalformedValueException(message.formatted(culprit));
    }
  }
}
