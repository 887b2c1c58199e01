package org.sifter.context;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the recorded answers leave open. */
final class CopyActionTest {
  private static final ArchiveContents NO_ARCHIVES = archive -> Map.of();

  private static String copy(ImageTree before, CopyAction action, Selected... selected) {
    CopyOutcome outcome =
        action.apply(before, new Selection(List.of(selected), Optional.empty()), NO_ARCHIVES);
    return outcome.error().orElseGet(() -> String.join(", ", TreeText.lines(outcome.tree())));
  }

  private static ImageTree tree(String... lines) {
    return TreeText.parse(List.of(lines));
  }

  private static CopyAction to(String destination) {
    return CopyAction.to(Destination.of("/", destination));
  }

  private static CopyAction to(String destination, String mode) throws BadModeException {
    return new CopyAction(
        Destination.of("/", destination),
        Optional.of(new Owner(7, 8)),
        Optional.of(FileMode.parse(mode)),
        /* parents= */ false);
  }

  private static SelectedFile file(String name) {
    return new SelectedFile(name, name, name, FileKind.FILE, 0640);
  }

  private static SelectedDirectory directory(SelectedDirectory.Entry... entries) {
    return new SelectedDirectory("d", "d", 0700, List.of(entries), /* whole= */ true);
  }

  private static SelectedDirectory.Entry entry(String path, FileKind kind, boolean implied) {
    return new SelectedDirectory.Entry(path, "d/" + path, kind, 0750, Optional.empty(), implied);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          /w   | .       | /w     | true
          /w   | ""      | /w     | true
          /w   | ./      | /w     | true
          /w   | a       | /w/a   | false
          /w/  | a/      | /w/a   | true
          /w   | ../a/.  | /a     | true
          /w   | /       | /      | true
          /w   | /a/../b | /b     | false
          /w   | /x//y/  | /x/y   | true
          """)
  void aDestinationIsTakenFromTheWorkingDirectory(
      String workingDirectory, String written, String path, boolean directory) {
    assertEquals(new Destination(path, directory), Destination.of(workingDirectory, written));
  }

  @Test
  void aLinkInADirectoryIsReplacedAndOneAsDestinationFollowed() {
    ImageTree before = tree("/d/ 0755", "/d/a->/b", "/l->/c/x");
    assertEquals("/d/ 0755, /d/a 0640, /l->/c/x", copy(before, to("/d/"), file("a")));
    assertEquals(
        "/c/ 0755, /c/x 0640, /d/ 0755, /d/a->/b, /l->/c/x", copy(before, to("/l"), file("a")));
  }

  @Test
  void linksInTheDestinationStayInTheImage() {
    assertEquals(
        "/l->../../x, /x/ 0755, /x/a 0640", copy(tree("/l->../../x"), to("/l/"), file("a")));
  }

  @Test
  void aFileDoesNotReplaceADirectory() {
    ImageTree before = tree("/d/ 0755", "/d/a/ 0755");
    assertEquals("cannot replace to directory /d/a with file", copy(before, to("/d"), file("a")));
    assertEquals(
        "cannot replace to directory /d/a with file",
        copy(before, to("/d"), directory(entry("a", FileKind.FILE, false))));
  }

  @Test
  void aDirectoryDoesNotReplaceAFileOrLink() {
    SelectedDirectory selected = directory(entry("a", FileKind.DIRECTORY, false));
    assertEquals(
        "cannot copy to non-directory: /d/a",
        copy(tree("/d/ 0755", "/d/a 0644"), to("/d"), selected));
    assertEquals(
        "cannot copy to non-directory: /d/a",
        copy(tree("/d/ 0755", "/d/a->/"), to("/d"), selected));
  }

  @Test
  void anExistingDirectoryTakesTheModeUnlessItIsTheDestination() {
    assertEquals(
        "/d/ 0700, /d/a/ 0750",
        copy(
            tree("/d/ 0700", "/d/a/ 0711"),
            to("/d"),
            directory(entry("a", FileKind.DIRECTORY, false))));
  }

  @Test
  void anExistingImpliedDirectoryKeepsItsOwner() throws Exception {
    SelectedDirectory selected =
        directory(entry("a", FileKind.DIRECTORY, true), entry("a/f", FileKind.FILE, false));
    assertEquals(
        "/d/ 0700, /d/a/ 0750, /d/a/f 0644 7:8",
        copy(tree("/d/ 0700", "/d/a/ 0711"), to("/d", "644"), selected));
    assertEquals(
        "/d/ 0700, /d/a/ 0755 7:8, /d/a/f 0755 7:8",
        copy(tree("/d/ 0700"), to("/d", "755"), selected));
  }

  @Test
  void createdParentsHaveNoSpecialBits() throws Exception {
    assertEquals(
        "/d/ 0755 7:8, /d/a 4755 7:8", copy(ImageTree.EMPTY, to("/d/", "4755"), file("a")));
  }

  @Test
  void aPathThroughAFileFails() {
    assertEquals("lstat /f/x: not a directory", copy(tree("/f 0644"), to("/f/x/"), file("a")));
    assertEquals("too many links", copy(tree("/l->l"), to("/l/"), file("a")));
  }

  @Test
  void aHeredocIsNamedByItsWord() {
    assertEquals("/d/ 0755, /d/x 0644", copy(ImageTree.EMPTY, to("/d/"), new InlineFile("/x")));
    assertEquals(
        "open /a/b: no such file or directory",
        copy(ImageTree.EMPTY, to("/d/"), new InlineFile("a/b")));
  }

  @Test
  void unpackingReplacesAndKeepsOwners() throws Exception {
    Map<String, ImageFile> members = new LinkedHashMap<>();
    members.put("./", ImageFile.directory(0700, new Owner(1, 1)));
    members.put("x", ImageFile.file(0600, new Owner(1, 1)));
    members.put("n/y", ImageFile.link("../x", new Owner(1, 1)));
    Selection selection =
        new Selection(List.of(new SelectedArchive("t", "t", ArchiveFormat.TAR)), Optional.empty());
    ImageTree before = tree("/d/ 0755", "/d/x/ 0755", "/d/x/old 0644");
    CopyOutcome outcome = to("/d").apply(before, selection, archive -> members);
    assertEquals(
        List.of("/d/ 0700 1:1", "/d/n/ 0755", "/d/n/y->../x", "/d/x 0600 1:1"),
        TreeText.lines(outcome.tree()));
    CopyOutcome owned = to("/d", "777").apply(before, selection, archive -> members);
    assertEquals(
        List.of("/d/ 0700 7:8", "/d/n/ 0755", "/d/n/y->../x", "/d/x 0600 7:8"),
        TreeText.lines(owned.tree()));
  }

  @Test
  void aWorkingDirectoryIsMadeThroughLinks() {
    CopyOutcome made = new MakeDirectory("/l/a/../b", new Owner(5, 5)).apply(tree("/l->/x"));
    assertEquals(List.of("/l->/x", "/x/ 0755 5:5", "/x/b/ 0755 5:5"), TreeText.lines(made.tree()));
    CopyOutcome failed = new MakeDirectory("/f", Owner.ROOT).apply(tree("/f 0644"));
    assertEquals(Optional.of("mkdir /f: not a directory"), failed.error());
  }

  @Test
  void aTreeFindsThroughLinks() {
    ImageTree tree = tree("/d/ 0755", "/d/f 0600", "/l->d", "/loop->loop");
    assertEquals(Optional.of(ImageFile.file(0600, Owner.ROOT)), tree.find("/l/f"));
    assertEquals(Optional.of(ImageFile.directory(0755, Owner.ROOT)), tree.find("/"));
    assertEquals(Optional.empty(), tree.find("/loop"));
    assertEquals(Optional.empty(), tree.find("/l/f/x"));
  }
}
