package org.sifter.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceLocationTest {

  @ParameterizedTest
  @CsvSource({
    "https://h.x/p/f.tar.gz?x=1, f.tar.gz",
    "http://h.x/, __unnamed__",
    "http://h.x, __unnamed__",
    "http://h.x/a/b//, b",
    "http://h.x/., __unnamed__",
    "http://h.x/a%20b, a b",
    "http://h.x/a%2Fb, b",
    "http://h.x/a%09b, 'a\tb'",
    "http://h.x/a%zz, __unnamed__",
    "http://h.x/a%4, __unnamed__",
    "http://h.x/a%, __unnamed__",
    "http://h.x/a%2, __unnamed__",
    "http://h.x/%41, A",
    "https://github.com/a/b, b"
  })
  void filesOfTheWebAreNamedByTheirPath(String source, String fileName)
      throws MalformedValueException {
    assertEquals(new SourceLocation.Url(source, fileName), SourceLocation.of(source));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "/a", "", "github.com/a/b", "ftp://h.x/a", "HTTP://h.x/a", "a@b"})
  void allElseIsAPath(String source) throws MalformedValueException {
    assertEquals(new SourceLocation.Local(source), SourceLocation.of(source));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://github.com/a/b.git#v1:sub", "git@github.com:a/b", "git://h/r"})
  void repositoriesAreGits(String source) throws MalformedValueException {
    assertInstanceOf(SourceLocation.Git.class, SourceLocation.of(source));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://github.com/a/b.git?x=1", "github.com/a/b?x"})
  void malformedRepositoriesAreNeitherUrlsNorPaths(String source) {
    assertThrows(MalformedValueException.class, () -> SourceLocation.of(source));
  }
}
