package org.sifter.plan;

import java.util.Optional;
import java.util.stream.Stream;

/** What a source of COPY or ADD names. */
public sealed interface SourceLocation {

  /** The words that a script which fetches it may hold. */
  Stream<String> words();

  /**
   * A path in the step's origin, which may hold wildcards.
   *
   * @param path as the Dockerfile has it after expansion
   */
  record Local(String path) implements SourceLocation {
    @Override
    public Stream<String> words() {
      return Stream.of(path);
    }
  }

  /**
   * A file that is fetched.
   *
   * @param url its address
   * @param fileName the name that it gets in a directory
   */
  record Url(String url, String fileName) implements SourceLocation {
    @Override
    public Stream<String> words() {
      return Stream.of(url, fileName);
    }
  }

  /**
   * A git repository.
   *
   * @param reference all that the source says about it
   */
  record Git(GitReference reference) implements SourceLocation {
    @Override
    public Stream<String> words() {
      return Stream.concat(
          Stream.of(reference.remote()),
          Stream.of(reference.ref(), reference.subdirectory(), reference.checksum())
              .flatMap(Optional::stream));
    }
  }

  /**
   * Tells what a source is: a git repository, else the URL of a file, else a path.
   *
   * <p>Source: {@code dispatchCopy} and {@code isHTTPSource} in BuildKit's {@code convert_copy.go}.
   *
   * @param source the word after expansion
   * @throws MalformedValueException when it is a git repository's, but malformed
   */
  static SourceLocation of(String source) throws MalformedValueException {
    Optional<GitReference> git = GitReference.parse(source);
    if (git.isPresent() && !git.get().isIndistinguishableFromLocal()) {
      return new Git(git.get());
    }
    if (source.startsWith("http://") || source.startsWith("https://")) {
      String fileName = GoUrl.parse(source).flatMap(GoUrl::fileName).orElse("__unnamed__");
      return new Url(source, fileName);
    }
    return new Local(source);
  }
}
