package org.sifter.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GitReferenceTest {

  @ParameterizedTest
  @CsvSource({
    "https://h.x/a.git, https://h.x/a.git, '', ''",
    "HTTPS://h.x/a.git, https://h.x/a.git, '', ''",
    "http://u:p@h.x:80/a.git#v1, http://u:p@h.x:80/a.git, v1, ''",
    "https://h.x/a.git#r/1:d/../e/f/, https://h.x/a.git, r/1, e/f",
    "https://h.x/a.git#:d, https://h.x/a.git, '', d",
    "https://h.x/a.git#v%201, https://h.x/a.git, v 1, ''",
    "https://h.x/a%20b.git, https://h.x/a%20b.git, '', ''",
    "https://h.x/a b.git, https://h.x/a%20b.git, '', ''",
    "https://h.x/a-$b c.git, https://h.x/a-$b%20c.git, '', ''",
    "https://h.x/a%2Fb(c)!.git, https://h.x/a%2Fb(c)!.git, '', ''",
    "https://h.x/a%2Fb(c) .git, https://h.x/a/b%28c%29%20.git, '', ''",
    "https://[::1]:80/a.git, https://[::1]:80/a.git, '', ''",
    "git://h.x/a, git://h.x/a, '', ''",
    "git://h%C3%A4.x/a, git://h%C3%A4.x/a, '', ''",
    "git://h%C3%84.x/a, git://h%C3%84.x/a, '', ''",
    "https://@h.x/a.git, https://@h.x/a.git, '', ''",
    "ssh://git@h.x:22/~/a, ssh://git@h.x:22/~/a, '', ''",
    "git@h.x:a/b, git@h.x:a/b, '', ''",
    "git@h.x:a/b.git?subdir=/s#v1, git@h.x:a/b.git, v1, /s",
    "https://h.x/a.git?ref=v1&subdir=s, https://h.x/a.git, v1, s",
    "https://h.x/a.git?ref=v1#v1, https://h.x/a.git, v1, ''",
    "https://h.x/a.git?tag=v1, https://h.x/a.git, refs/tags/v1, ''",
    "https://h.x/a.git?tag=refs/tags/v1, https://h.x/a.git, refs/tags/v1, ''",
    "https://h.x/a.git?branch=b+c, https://h.x/a.git, refs/heads/b c, ''",
    "https://h.x/a.git?%zz=1&ref=v1, https://h.x/a.git, v1, ''",
    "https://h.x/a.git?, https://h.x/a.git?, '', ''",
    "github.com/a/b?tag=v1, github.com/a/b, refs/tags/v1, ''"
  })
  void sourcesNameRepositoryRefAndDirectory(
      String source, String remote, String ref, String subdirectory)
      throws MalformedValueException {
    GitReference reference = GitReference.parse(source).orElseThrow();
    assertEquals(remote, reference.remote());
    assertEquals(ref, reference.ref().orElse(""));
    assertEquals(subdirectory, reference.subdirectory().orElse(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h.x/a",
        "https://h.x/a.git/",
        "https://h.x/a.git.b",
        "https://h.x/a.git:#b",
        "https://h.x/a.git#%zz",
        "https://h:x/a.git",
        "https://h:1:2/a.git",
        "https://[h]/a.git",
        "https://h%41.x/a.git",
        "https://h.x%/a.git",
        "https://h x/a.git",
        "https://h.x/\ta.git",
        "ftp://h.x/a.git",
        "git+ssh://h.x/a.git",
        "h.x/a/b.git",
        "git@h.x:a?%zz",
        "git@h.x",
        "./a.git",
        "../a.git",
        ".git",
        ""
      })
  void otherSourcesAreNotGits(String source) throws MalformedValueException {
    assertEquals(Optional.empty(), GitReference.parse(source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x=1",
        "x",
        "ref",
        "ref=",
        "ref=a&ref=a",
        "ref=a#b",
        "ref=a&tag=a",
        "tag=a&branch=a",
        "subdir=a#:b",
        "submodules=2",
        "keep-git-dir=yes",
        "fetch-by-commit=TrUe",
        "mtime=now"
      })
  void queryMayOnlyAskForWhatThereIs(String query) {
    for (String source : new String[] {"https://h.x/a.git?", "git@h.x:a?", "github.com/a/b?"}) {
      assertThrows(MalformedValueException.class, () -> GitReference.parse(source + query));
    }
  }

  @Test
  void flagsAreOnWithoutAValue() throws MalformedValueException {
    GitReference reference =
        GitReference.parse(
                "https://h.x/a.git?keep-git-dir&submodules=0&fetch-by-commit=&commit=c"
                    + "&mtime=commit")
            .orElseThrow();
    assertEquals(Optional.of(true), reference.keepGitDirectory());
    assertEquals(Optional.of(false), reference.submodules());
    assertEquals(Optional.of("c"), reference.checksum());
    assertTrue(reference.fetchByCommit());
  }

  @Test
  void flagsThatAreNotGivenAreAbsent() throws MalformedValueException {
    GitReference reference = GitReference.parse("https://h.x/a.git").orElseThrow();
    assertEquals(Optional.empty(), reference.keepGitDirectory());
    assertEquals(Optional.empty(), reference.submodules());
    assertEquals(Optional.empty(), reference.checksum());
    assertFalse(reference.fetchByCommit());
    assertFalse(reference.isIndistinguishableFromLocal());
  }
}
