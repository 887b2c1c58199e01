package org.sifter.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class SourceSelectorTest {
  private static SelectionOptions excluding(String... patterns) {
    return new SelectionOptions(List.of(patterns), /* parents= */ false, /* unpack= */ false);
  }

  private static SelectionOptions parents(String... excludes) {
    return new SelectionOptions(List.of(excludes), /* parents= */ true, /* unpack= */ false);
  }

  @Test
  void pathsAreCleanedInsideTheRoot() throws Exception {
    ContextTester tester = ContextTester.of("a 0640", "d/b 0600");
    assertEquals("a=a 0640", tester.select("../../a"));
    assertEquals("a=a 0640", tester.select("/nowhere/../a/"));
    assertEquals("b=d/b 0600", tester.select("./d//b"));
    assertEquals("/: a d/ d/b", tester.select("/"));
    assertEquals("/: a d/ d/b", tester.select(""));
    assertEquals("/d: b", tester.select("d/."));
  }

  @Test
  void directoriesGiveAllTheyHold() throws Exception {
    assertEquals(
        "/d: .h e/ l->/nowhere s/ s/a s-a",
        ContextTester.of("d/s-a", "d/s/a", "d/e/", "d/.h", "d/l->/nowhere").select("d"));
  }

  @Test
  void entriesHaveModesAndTargets() throws Exception {
    ContextTester tester = ContextTester.of("d/s/ 0750", "d/s/f 0604", "d/l->s", "k->d");
    Selection selection = SourceSelector.select(tester.open(), List.of("k"), SelectionOptions.NONE);
    SelectedDirectory directory = (SelectedDirectory) selection.selected().get(0);
    assertEquals(
        List.of(
            "d/l LINK 644 Optional[s]",
            "d/s DIRECTORY 750 Optional.empty",
            "d/s/f FILE 604 Optional.empty"),
        directory.entries().stream()
            .map(e -> "%s %s %o %s".formatted(e.contextPath(), e.kind(), e.mode(), e.linkTarget()))
            .toList());
  }

  @Test
  void namesAreSortedByTheirBytes() throws Exception {
    assertEquals(
        "/: B a \uFF5E \uD83D\uDE00",
        ContextTester.of("\uD83D\uDE00", "\uFF5E", "a", "B").select("."));
  }

  @Test
  void namesMayHaveAnyCharacters() throws Exception {
    ContextTester tester =
        ContextTester.of("a b", "a\nb", "it's", "\"q\"", "é", "$(x)", "back\\slash", "*");
    assertEquals("/: \"q\" $(x) * a\nb a b back\\slash it's é", tester.select("."));
    assertEquals("a\nb=a\nb 0644\na b=a b 0644", tester.select("a?b"));
    assertEquals("back\\slash=back\\slash 0644", tester.select("back\\slash"));
    assertEquals("*=* 0644", tester.select("[*]"));
    assertEquals("it's=it's 0644", tester.select("it's"));
  }

  @Test
  void wildcardsMatchInSortedOrder() throws Exception {
    ContextTester tester = ContextTester.of("c.x", ".a.x", "b.x", "d/a.x", "d/e/a.x", "l->d");
    assertEquals(".a.x=.a.x 0644\nb.x=b.x 0644\nc.x=c.x 0644", tester.select("*.x"));
    assertEquals("a.x=d/a.x 0644", tester.select("*/*.x"));
    assertEquals("a.x=d/e/a.x 0644", tester.select("d/[^z]/*.x"));
    assertEquals("a.x=d/a.x 0644", tester.select("l/*.x"));
    assertEquals("/d: a.x e/ e/a.x\n/d: a.x e/ e/a.x", tester.select("[dl]"));
    assertEquals("a.x=d/a.x 0644", tester.select("d[^z]*.x"));
    assertEquals("", tester.select("*.none"));
    assertEquals("", tester.select("b.x/*"));
  }

  @Test
  void whatStandsBeforeWildcardsMustExist() throws Exception {
    ContextTester tester = ContextTester.of("src/a");
    assertEquals("MISSING /scr near src", tester.select("scr/*"));
    assertEquals("BAD_PATTERN [a", tester.select("[a"));
  }

  @Test
  void linksInSourcesAreFollowed() throws Exception {
    ContextTester tester =
        ContextTester.of(
            "d/f 0600", "abs->/d/f", "out->../../d", "deep/l->../d", "chain->deep/l", "d/up->../d");
    assertEquals("abs=d/f 0600", tester.select("abs"));
    assertEquals("f=d/f 0600", tester.select("out/f"));
    assertEquals("f=d/f 0600", tester.select("chain/up/f"));
    assertEquals("/d: f up->../d", tester.select("chain"));
    assertEquals("d/ d/f d/up->../d", tester.select(".").replaceAll(".* (d/ .*?) deep/.*", "$1"));
  }

  @Test
  void linksDoNotLeaveTheContext() throws Exception {
    ContextTester tester =
        ContextTester.of("a", "l->../secret", "m->/work/secret", "d/n->../../secret");
    Files.writeString(tester.root().resolveSibling("secret"), "x");
    assertEquals("MISSING /secret linked", tester.select("l"));
    assertEquals("MISSING /work/secret linked", tester.select("m"));
    assertEquals("MISSING /secret linked", tester.select("d/n"));
  }

  @Test
  void loopsAreErrors() throws Exception {
    ContextTester tester = ContextTester.of("l->l", "a->b", "b->a", "d/up->..");
    assertEquals("LINK_LOOP /l linked", tester.select("l"));
    assertTrue(tester.select("a/x").startsWith("LINK_LOOP"));
    assertEquals("l->l", tester.select("d/up").replaceAll(".* ", ""));
  }

  @Test
  void aChainOfLinksMayBeLong() throws Exception {
    ContextTester tester = ContextTester.of("l0");
    for (int i = 1; i <= 256; i++) {
      tester.add("l" + i + "->l" + (i - 1));
    }
    assertEquals("l255=l0 0644", tester.select("l255"));
    assertEquals("LINK_LOOP /l1 linked", tester.select("l256"));
  }

  @Test
  void missingFilesAreReportedWithTheNearestName() throws Exception {
    ContextTester tester = ContextTester.of("src/main.py", "README.md", "dang->src/mian.py", "f");
    assertEquals("MISSING /src/mian.py near src/main.py", tester.select("src/mian.py"));
    assertEquals("MISSING /scr/main.py near src/main.py", tester.select("scr/main.py"));
    assertEquals("MISSING /scr/other near src", tester.select("scr/other"));
    assertEquals("MISSING /readme.md near README.md", tester.select("readme.md"));
    assertEquals("MISSING /entirely-else", tester.select("entirely-else"));
    assertEquals("MISSING /src/mian.py linked near src/main.py", tester.select("dang"));
    assertEquals("NOT_A_DIRECTORY /f/x", tester.select("f/x"));
    assertEquals("f=f 0644\nMISSING /nope", tester.select("f", "nope", "README.md"));
  }

  @Test
  void ignoredFilesAreAsIfAbsent() throws Exception {
    ContextTester tester =
        ContextTester.of("a.env", "b", "d/x.env", "l->a.env", "n/m/k")
            .write(".dockerignore", "**/*.env\nn\n.dockerignore");
    assertEquals("IGNORED /a.env", tester.select("a.env"));
    assertEquals("IGNORED /a.env linked", tester.select("l"));
    assertEquals("IGNORED /n/m", tester.select("n/m"));
    assertEquals("", tester.select("*.env"));
    assertEquals("/ part: b d/ l->a.env", tester.select("."));
    assertEquals("/d part: ", tester.select("d"));
    assertEquals("MISSING /x.env", tester.select("x.env"));
  }

  @Test
  void filesAreTakenBackInFromIgnoredDirectories() throws Exception {
    ContextTester tester =
        ContextTester.of("d/a", "d/s/keep", "d/s/x", "e/x", "whole/k/f")
            .write(".dockerignore", "*\n!d/s/keep\n!whole/k");
    assertEquals("/ part: d/ d/s/ d/s/keep whole/ whole/k/ whole/k/f", tester.select("."));
    assertEquals("/d/s part: keep", tester.select("d/s"));
    assertEquals("/whole: k/ k/f", tester.select("whole"));
    assertEquals("IGNORED /e", tester.select("e"));
    assertEquals("/d part: s/ s/keep\n/whole: k/ k/f", tester.select("*"));
  }

  @Test
  void excludesAreRelativeToEachDirectory() throws Exception {
    ContextTester tester =
        ContextTester.of("d/a.md", "d/s/b.md", "d/s/t/c", "e/a.md", "e/x", "top.md");
    assertEquals("/d part: s/ s/b.md s/t/ s/t/c", tester.select(excluding("*.md"), "d"));
    assertEquals("/d part: s/ s/t/ s/t/c", tester.select(excluding("**/*.md"), "d"));
    assertEquals(
        "/d part: s/ s/b.md s/t/ s/t/c\n/e part: x\ntop.md=top.md 0644",
        tester.select(excluding("*.md"), "d", "e", "*.md"));
    assertEquals(
        "/d part: s/ (implied) s/t/ (implied) s/t/c",
        tester.select(excluding("**", "!s/t/c"), "d"));
    assertEquals("/d part: ", tester.select(excluding("**", "!s/none"), "d"));
    assertEquals("/e: a.md x", tester.select(excluding("/a.md"), "e"));
    assertEquals("BAD_PATTERN [x", tester.select(excluding("[x"), "d"));
  }

  @Test
  void parentsKeepsThePath() throws Exception {
    ContextTester tester = ContextTester.of("d/s/z", "d/s/y", "d/x", "a", "l->d", "k->a");
    assertEquals("/ part: d/ (implied) d/s/ d/s/y d/s/z", tester.select(parents(), "d/s"));
    assertEquals("/ part: a\n/d part: s/ (implied) s/z", tester.select(parents(), "a", "d/./s/z"));
    assertEquals("/ part: d/ (implied) d/s/ (implied) d/s/z", tester.select(parents(), "**/z"));
    assertEquals("/ part: k->a", tester.select(parents(), "k"));
    assertEquals("/d part: x", tester.select(parents(), "l/./x"));
    assertEquals("/ part: d/ d/x", tester.select(parents("d/s"), "d"));
    assertEquals("/ part: ", tester.select(parents(), "*.none"));
  }

  @Test
  void parentsNeedsWhatIsPlainlyNamed() throws Exception {
    ContextTester tester = ContextTester.of("a", "d/x", "l->d", "i").write(".dockerignore", "i");
    assertEquals("MISSING /d/y near d/x", tester.select(parents(), "a", "d/y"));
    assertEquals("NOTHING_LEFT /d/x linked", tester.select(parents(), "l/x"));
    assertEquals("NOTHING_LEFT /a", tester.select(parents("a"), "a"));
    assertEquals("IGNORED /i", tester.select(parents(), "i"));
    assertEquals("BAD_PATTERN [x", tester.select(parents(), "[x"));
  }

  @Test
  void archivesAreFoundWhenTheyAreToBeUnpacked() throws Exception {
    ContextTester tester = ContextTester.of("a", "l->t.tgz", "d/");
    Files.write(tester.root().resolve("t.tgz"), new TarWriter().add("f", 0644).gzip());
    SelectionOptions add =
        new SelectionOptions(List.of(), /* parents= */ false, /* unpack= */ true);
    assertEquals(
        "SelectedArchive[source=l, contextPath=t.tgz, format=GZIP]\na=a 0644\n/d: ",
        tester.select(add, "l", "a", "d"));
    assertEquals("l=t.tgz 0644", tester.select("l"));
  }

  @Test
  void aBigContextIsTakenWhole() throws Exception {
    ContextTester tester = ContextTester.of();
    for (int d = 0; d < 50; d++) {
      Path directory = Files.createDirectory(tester.root().resolve("d" + d));
      for (int f = 0; f < 1000; f++) {
        Files.createFile(directory.resolve("f" + f));
      }
    }
    BuildContext context = tester.open();
    Selection selection =
        SourceSelector.select(context, List.of(".", "*", "d*/f1"), SelectionOptions.NONE);
    assertEquals(1 + 50 + 50, selection.selected().size());
    SelectedDirectory root = (SelectedDirectory) selection.selected().get(0);
    assertEquals(50_050, root.entries().size());
    assertTrue(root.whole());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void realFilesHaveTheirSpecialBits(@TempDir Path directory) throws Exception {
    FileSystem files = directory.getFileSystem();
    assertTrue(files.supportedFileAttributeViews().contains("unix"));
    Path file = Files.createFile(directory.resolve("f"));
    Files.setAttribute(file, "unix:mode", 04751, LinkOption.NOFOLLOW_LINKS);
    BuildContext context = BuildContext.open(directory, Optional.empty());
    Selection selection = SourceSelector.select(context, List.of("f"), SelectionOptions.NONE);
    assertEquals(
        List.of(new SelectedFile("f", "f", "f", FileKind.FILE, 04751)), selection.selected());
  }
}
