package org.sifter.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the query of a git source asks for. Source: {@code GitRef.loadQuery} of BuildKit. */
final class GitQuery {
  private static final Set<String> TEXTS =
      Set.of("ref", "tag", "branch", "subdir", "checksum", "commit", "mtime");
  private static final Set<String> FLAGS = Set.of("keep-git-dir", "submodules", "fetch-by-commit");
  private static final Set<String> TRUE = Set.of("", "1", "t", "T", "TRUE", "true", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

  private final Map<String, List<String>> fields;

  private GitQuery(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  static GitQuery of(UrlQuery query) throws MalformedValueException {
    for (Map.Entry<String, List<String>> field : query.fields().entrySet()) {
      checkField(field.getKey(), field.getValue());
    }
    return new GitQuery(query.fields());
  }

  private static void checkField(String key, List<String> values) throws MalformedValueException {
    boolean flag = FLAGS.contains(key);
    require(flag || TEXTS.contains(key), "the query of a git source has no key \"%s\"", key);
    require(values.size() == 1, "the key \"%s\" of a git source is given twice", key);
    String value = values.get(0);
    require(flag || !value.isEmpty(), "the key \"%s\" of a git source has no value", key);
    require(
        !flag || TRUE.contains(value) || FALSE.contains(value),
        "the key \"%s\" of a git source is neither true nor false",
        key);
    require(
        !key.equals("mtime") || value.equals("checkout") || value.equals("commit"),
        "the key \"%s\" of a git source is neither checkout nor commit",
        key);
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(fields.get(key)).map(values -> values.get(0));
  }

  Optional<Boolean> flag(String key) {
    return text(key).map(TRUE::contains);
  }

  /** The value of {@code key}, or that of the fragment; both may be there when they agree. */
  Optional<String> text(String key, Optional<String> ofFragment) throws MalformedValueException {
    return agreed(key, ofFragment, text(key));
  }

  /** The branch, tag or commit that the fragment or one of three keys names. */
  Optional<String> ref(Optional<String> ofFragment) throws MalformedValueException {
    Optional<String> tag = text("tag").map(name -> prefixed("refs/tags/", name));
    Optional<String> branch = text("branch").map(name -> prefixed("refs/heads/", name));
    require(tag.isEmpty() || branch.isEmpty(), "the keys tag and %s exclude each other", "branch");
    Optional<String> ref = text("ref", ofFragment);
    return agreed("ref", ref, tag.or(() -> branch));
  }

  private static String prefixed(String prefix, String name) {
    return name.startsWith(prefix) ? name : prefix + name;
  }

  private static Optional<String> agreed(String key, Optional<String> one, Optional<String> other)
      throws MalformedValueException {
    require(
        one.isEmpty() || other.isEmpty() || one.equals(other),
        "a git source gives its %s twice, and not the same",
        key);
    return one.or(() -> other);
  }

  private static void require(boolean condition, String message, String key)
      throws MalformedValueException {
    if (!condition) {
      throw new MalformedValueException(message.formatted(key));
    }
  }
}
