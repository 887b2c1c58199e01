package org.sifter.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.source.Span;

final class BuildContextTest {

  private static String all(BuildContext context) throws Exception {
    Selection selection = SourceSelector.select(context, List.of("."), SelectionOptions.NONE);
    SelectedDirectory root = (SelectedDirectory) selection.selected().get(0);
    return String.join(" ", root.entries().stream().map(SelectedDirectory.Entry::path).toList());
  }

  @Test
  void theIgnoreFileOfTheDockerfileComesFirst() throws Exception {
    ContextTester tester =
        ContextTester.of("a", "b", "x/Dockerfile")
            .write(".dockerignore", "a")
            .write("x/Dockerfile.dockerignore", "\uFEFFb\r\n");
    Path dockerfile = tester.root().resolve("x/Dockerfile");
    BuildContext context = BuildContext.open(tester.root(), Optional.of(dockerfile));
    assertEquals(".dockerignore a x x/Dockerfile x/Dockerfile.dockerignore", all(context));
    assertEquals(
        Optional.of(tester.root().resolve("x/Dockerfile.dockerignore")), context.ignoreFile());
  }

  @Test
  void otherwiseTheOneInTheRootIsRead() throws Exception {
    ContextTester tester =
        ContextTester.of("a", "b", "Dockerfile").write(".dockerignore", "#\na\n");
    Path dockerfile = tester.root().resolve("Dockerfile");
    assertEquals(
        ".dockerignore Dockerfile b",
        all(BuildContext.open(tester.root(), Optional.of(dockerfile))));
    assertEquals(".dockerignore Dockerfile b", all(tester.open()));
  }

  @Test
  void withoutOneNothingIsLeftOut() throws Exception {
    BuildContext context = ContextTester.of("a", "d/").open();
    assertEquals("a d", all(context));
    assertEquals(Optional.empty(), context.ignoreFile());
  }

  @Test
  void anIgnoreFileIsNotReadThroughALinkOutOfTheRoot() throws Exception {
    ContextTester tester = ContextTester.of("a", ".dockerignore->../outside");
    Files.writeString(tester.root().resolveSibling("outside"), "a");
    assertEquals(".dockerignore a", all(tester.open()));
  }

  @Test
  void aBadPatternHasItsLine() throws Exception {
    ContextTester tester = ContextTester.of().write(".dockerignore", "a\n\n[b\n");
    BadIgnoreFileException e = assertThrows(BadIgnoreFileException.class, tester::open);
    assertEquals(tester.root().resolve(".dockerignore").toString(), e.source().name());
    assertEquals(new Span(3, 5), e.span());
    assertEquals(OptionalInt.of(3), e.problem().line());
    assertEquals("pattern \"[b\": a [ is not closed", e.problem().getMessage());
  }

  @Test
  void theRootMustBeADirectory() throws Exception {
    Path root = ContextTester.of("a").root();
    assertThrows(
        NotDirectoryException.class, () -> BuildContext.of(root.resolve("a"), IgnorePatterns.NONE));
    assertThrows(
        NoSuchFileException.class, () -> BuildContext.of(root.resolve("b"), IgnorePatterns.NONE));
  }

  @Test
  void theRootMayBeALink() throws Exception {
    ContextTester tester = ContextTester.of("a");
    Path link = Files.createSymbolicLink(tester.root().resolveSibling("link"), tester.root());
    BuildContext context = BuildContext.open(link, Optional.empty());
    assertEquals(tester.root(), context.root());
    assertEquals("a", all(context));
    assertEquals(tester.root().resolve("d").resolve("e"), context.path("d/e"));
    assertEquals(tester.root().resolve("e"), context.path("../e"));
  }

  @Test
  void aDirectoryIsReadOnce() throws Exception {
    ContextTester tester = ContextTester.of("a", "d/b");
    BuildContext context = tester.open();
    String before = all(context);
    tester.add("c").add("d/c");
    assertEquals(before, all(context));
  }

  @Test
  void hardLinksAreOtherNames(@TempDir Path directory) throws Exception {
    Path file = Files.createFile(directory.resolve("a"));
    BuildContext context = BuildContext.of(directory, IgnorePatterns.NONE);
    assertFalse(context.hasOtherNames("a"));
    Files.createLink(directory.resolve("b"), file);
    assertTrue(context.hasOtherNames("a"));
    assertFalse(context.hasOtherNames("gone"));
  }
}
