package org.sifter.context;

/**
 * A source of {@code COPY --parents}, cut at {@code /./}: what stands before is not kept in the
 * destination (Dockerfile reference, "COPY --parents"; BuildKit {@code convert_copy.go}).
 *
 * @param base the directory from which paths are kept; may have wildcards
 * @param pattern what is taken below it, in the syntax of {@code .dockerignore}
 * @param required whether it is an error when nothing is found, as it is without wildcards
 */
public record ParentsSource(CleanPath base, String pattern, boolean required) {
  private static final String PIVOT = "/./";

  /** Cuts a source, with variables replaced. */
  public static ParentsSource parse(String source) {
    int pivot = source.indexOf(PIVOT);
    String base = pivot < 0 ? "" : source.substring(0, pivot);
    String below = pivot < 0 ? source : source.substring(pivot + PIVOT.length());
    // BuildKit cleans a relative pattern only.
    String pattern = below.startsWith("/") ? below.substring(1) : CleanPath.of(below).relative();
    boolean required = !PathPattern.hasWildcards(base) && !PathPattern.hasWildcards(below);
    return new ParentsSource(CleanPath.of(base), pattern, required);
  }

  /** The path that it stands for when it has no wildcards. */
  CleanPath whole() {
    return CleanPath.of(base.absolute() + "/" + pattern);
  }
}
