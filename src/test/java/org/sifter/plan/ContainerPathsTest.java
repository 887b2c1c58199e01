package org.sifter.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContainerPathsTest {

  @ParameterizedTest
  @CsvSource({
    "'', .",
    "., .",
    "/, /",
    "//, /",
    "/.., /",
    "/../a, /a",
    "a/.., .",
    "a/../.., ..",
    "../../a, ../../a",
    "/a/./b//c/, /a/b/c",
    "a/b/../c, a/c",
    "..., ..."
  })
  void cleanLeavesTheShortestPath(String path, String cleaned) {
    assertEquals(cleaned, ContainerPaths.clean(path));
  }

  @ParameterizedTest
  @CsvSource({
    "/w, b, /w/b",
    "/w, b/, /w/b/",
    "/w, ., /w/",
    "/w, './', /w/",
    "/w, '', /w/",
    "/w, .., /",
    "/w, ../z, /z",
    "/w, /, /",
    "/, '', /",
    "/w, /x/., /x/.",
    "/w, x/., /w/x/.",
    "/w, /., /.",
    "/w, /a/../b, /b",
    "/x/../y, b, /y/b",
    "/x/../y, ., /y/",
    "w, b, /w/b",
    "'', b, /b"
  })
  void destinationsKeepWhatMarksADirectory(String directory, String path, String destination) {
    assertEquals(destination, ContainerPaths.destination(directory, path));
  }

  @ParameterizedTest
  @CsvSource({"/w, '', /w", "/w, ., /w", "/x/../y, '', /y", "/w, a/./b/, /w/a/b/"})
  void resolveNeedsNoDirectory(String directory, String path, String resolved) {
    assertEquals(resolved, ContainerPaths.resolve(directory, path));
  }

  @ParameterizedTest
  @CsvSource({
    "/, a, /a",
    "/a, b/../c, /a/c",
    "/a/c, /x/../y, /x/../y",
    "/x/../y, /x//y/, /x//y/",
    "/x//y/, ., /x/y",
    "/x/./y, z/, /x/y/z",
    "/x/../y, '', /x/../y",
    "'', '', /",
    "test, current, /test/current",
    "test, '', /test"
  })
  void onlyRelativeWorkingDirectoriesAreCleaned(String current, String path, String next) {
    assertEquals(next, ContainerPaths.normalizeWorkdir(current, path));
  }
}
