package org.sifter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.Process;

/** What the text of a step tells of what it may do. */
final class StepJudgementsTest {

  private static Process shell(String text) {
    return new Process.Shell(ImageConfig.DEFAULT_SHELL, text, List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mkfifo /run/pipe",
        "mknod /dev/x c 1 3",
        "cd /a && ln b c",
        "ln -f b c",
        "cp -al /a /b",
        "cp -r --link /a /b"
      })
  void someCommandsMakeFifosAndSecondNames(String text) {
    assertTrue(OddFiles.mayBeMade(shell(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ln -s b c", "ln -f -s b c", "ln --symbolic b c", "cp -a /a /b", "make"})
  void othersDoNot(String text) {
    assertFalse(OddFiles.mayBeMade(shell(text)));
  }

  @Test
  void scriptsAndWordsAreLookedIntoToo() {
    assertTrue(OddFiles.mayBeMade(new Process.Exec(List.of("mkfifo", "/run/pipe"))));
    assertTrue(
        OddFiles.mayBeMade(
            new Process.Script(ImageConfig.DEFAULT_SHELL, "EOF", "set -e\nmkfifo /run/pipe\n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ln -sf /bin/bash /bin/sh",
        "apk add bash && ln -s bash sh",
        "apt-get install -y dash",
        "busybox --install",
        "dpkg-divert --add x"
      })
  void anotherShellMayBeInstalled(String text) {
    assertTrue(OtherShell.mayInstall(shell(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"apt-get install -y curl", "echo shell", "ln -s a b"})
  void mostStepsInstallNone(String text) {
    assertFalse(OtherShell.mayInstall(shell(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "/, true",
    "/bin, true",
    "/bin/, true",
    "/usr/bin/., true",
    "/bin/sh, true",
    "/opt, false",
    "/usr/local/bin, false",
    "/binary, false"
  })
  void anotherShellMayArriveInItsDirectories(String destination, boolean may) {
    assertEquals(may, OtherShell.mayArriveAt(destination));
  }

  @Test
  void scriptsThatAreCopiedMayInstallAShellWhenTheyAreRun() {
    assertTrue(OtherShell.mayBeInstalledBy("#!/bin/sh\nln -sf bash /bin/sh\n"));
    assertFalse(OtherShell.mayBeInstalledBy("#!/bin/sh\n# ln -sf bash /bin/sh\nmake\n"));
    assertFalse(OtherShell.mayBeInstalledBy("ln -sf bash /bin/sh\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cp x /usr/local/bin/mv", "ln -s a ~/bin/chown", "echo > $HOME/tools/cat && true"})
  void aProgramMayHideTheUsualOne(String text) {
    assertTrue(OtherPrograms.mayInstall(shell(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/mv a b", "/usr/bin/chown 0 a", "mv a b", "cp a /opt/cat.txt"})
  void theUsualOnesHideNothing(String text) {
    assertFalse(OtherPrograms.mayInstall(shell(text)));
  }

  @Test
  void aCopyMayBringAProgramByItsOwnNameOrItsDestinations() {
    assertTrue(OtherPrograms.mayArrive("/opt/bin/mv", List.of("a")));
    assertTrue(OtherPrograms.mayArrive("/opt/bin/", List.of("a", "tools/chmod")));
    assertFalse(OtherPrograms.mayArrive("/opt/bin/", List.of("a", "chmod/b")));
  }

  @ParameterizedTest
  @CsvSource({
    "find / -name x -delete, /srv, true",
    "du -s /*, /srv, true",
    "tar cf /a.tar '/', /srv, true",
    "ls /opt, /srv, false",
    "find . -name x, /, true",
    "grep -r x ., /, true",
    "chmod -R a+r opt, /, true",
    "find . -name x, /srv, false",
    "make -j4, /, false"
  })
  void aStepMayGoThroughTheRoot(String text, String directory, boolean may) {
    assertEquals(may, RootWalk.isPossible(shell(text), directory));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rm -rf /srv/app",
        "rm -rf /srv//app/../app/",
        "rm -r /srv",
        "rm -rf /s*",
        "rm -rf /",
        "rm -rf ../app",
        "cd /srv; rm -rf app",
        "rm -rf $PWD",
        "mv /srv /elsewhere",
        "rmdir \"/srv/app\"",
        "find / -name app -delete",
        "find / -name app | xargs rm -rf",
        "python3 -c 'import shutil; shutil.rmtree(\"/srv\")'"
      })
  void aStepMayRemoveItsWorkingDirectory(String text) {
    assertFalse(hasAfter(text, "/srv/app"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make",
        "apt-get update && rm -rf /var/lib/apt/lists/*",
        "rm -rf /srv/app/build",
        "rm -rf /srv/app2 /srv/a",
        "rm -rf * .cache && mv a b",
        "cd sub && make && rm -f /tmp/x",
        "confirm -r /srv"
      })
  void mostStepsDoNot(String text) {
    assertTrue(hasAfter(text, "/srv/app"));
  }

  @Test
  void aNameIsOfTheDirectoryThatTheStepStartsIn() {
    assertFalse(hasAfter("rm -rf app", "/srv"));
    assertFalse(hasAfter("rm -rf a*", "/srv"));
    assertTrue(hasAfter("rm -rf app", "/srv/app"));
  }

  @Test
  void whatLiesAboveAWorkingDirectoryIsThereToo() {
    WorkingDirectories directories = new WorkingDirectories();
    directories.add("/srv/app");
    assertTrue(directories.has("/srv"));
    assertFalse(directories.has("/srv/ap"));
    WorkingDirectories later = new WorkingDirectories();
    later.startFrom(directories);
    assertTrue(later.has("/srv/app"));
  }

  /** Whether /srv/app is surely there after a step that starts in a directory. */
  private static boolean hasAfter(String text, String directory) {
    WorkingDirectories directories = new WorkingDirectories();
    directories.add("/srv/app");
    directories.run(shell(text), directory);
    return directories.has("/srv/app");
  }
}
