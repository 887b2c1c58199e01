package org.sifter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sifter.plan.Process;
import org.sifter.plan.Provenance;
import org.sifter.plan.Step;
import org.sifter.source.Span;

/** What the text of a step tells of what it may do. */
final class StepTextTest {
  private static Process shell(String text) {
    return new Process.Shell(List.of("/bin/sh", "-c"), text, List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rm /bin/sh && ln -s /bin/bash /bin/sh",
        "ln -snf /bin/bash /bin/sh",
        "cd /bin && ln -sf bash sh",
        "mv /bin/sh.distrib /bin/sh",
        "echo 'dash dash/sh boolean false' | debconf-set-selections",
        "dpkg-reconfigure dash",
        "update-alternatives --install /bin/sh sh /bin/bash 100",
        "busybox --install -s"
      })
  void mayReplaceTheShell(String text) {
    assertEquals(true, OtherShell.mayInstall(shell(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"apt-get update", "make install", "echo shell > /etc/shells", "./configure.sh"})
  void leavesTheShellAlone(String text) {
    assertEquals(false, OtherShell.mayInstall(shell(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/bin", "/bin/", "/usr/bin/sh", "/usr/", "/bin/sh", "/."})
  void aCopyMayBringAShell(String destination) {
    assertEquals(true, OtherShell.mayArriveAt(destination));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/opt", "/usr/local/bin/", "/bin/show", "/etc/"})
  void aCopyBringsNoShell(String destination) {
    assertEquals(false, OtherShell.mayArriveAt(destination));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "find / -name '*.pyc' -delete",
        "chmod -R a+rX /",
        "rm -rf /*",
        "cd / && find . -type f",
        "du -xs /; true",
        "tar -C / -c . > /x.tar",
        "(ls -R /)"
      })
  void mayGoThroughTheWholeFileSystem(String text) {
    assertEquals(true, RootWalk.isPossible(shell(text), "/work"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"find . -delete", "chmod -R a+rX .", "rm -rf *", "grep -r x *"})
  void mayGoThroughItFromTheRoot(String text) {
    assertEquals(true, RootWalk.isPossible(shell(text), "/"));
    assertEquals(false, RootWalk.isPossible(shell(text), "/work"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apt-get update && rm -rf /var/lib/apt/lists/*",
        "find /opt -name '*.a'",
        "cd /src/a"
      })
  void staysWhereItIs(String text) {
    assertEquals(false, RootWalk.isPossible(shell(text), "/work"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"su -p app -c 'touch x'", "gosu app id", "exec sudo -u app id", "runuser -u a b"})
  void becomesSomebodyElse(String text) {
    assertEquals(true, StepUser.mindsOwners(run(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stat -c %u /srv",
        "ls -F -ln /home",
        "find / -xdev ! -user root",
        "chown --reference=/home/app /x",
        "cp -R -p /home/app /srv",
        "cp -a /home/app /srv"
      })
  void looksAtOwners(String text) {
    assertEquals(true, StepUser.mindsOwners(run(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make sure",
        "apt-get install issue",
        "echo result",
        "cp -r a b",
        "ls /opt",
        "find . -name x",
        "chown app /x"
      })
  void doesNotMindOwners(String text) {
    assertEquals(false, StepUser.mindsOwners(run(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mkfifo /run/queue",
        "mknod -m 600 /run/queue p",
        "ln a b",
        "ln -f a b",
        "cp -al a b",
        "cp --link a b"
      })
  void mayMakeOddFiles(String text) {
    assertEquals(true, OddFiles.mayBeMade(shell(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ln -s a b", "ln -v -nsf a b", "ln --symbolic a b", "cp -a l b", "make"})
  void makesOrdinaryFiles(String text) {
    assertEquals(false, OddFiles.mayBeMade(shell(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "printf x > /opt/bin/mv",
        "ln -s /bin/true /usr/local/bin/chown",
        "install w \"$HOME/bin/cp\"",
        "cp wrapper ~/bin/rm && chmod 755 ~/bin/rm"
      })
  void mayBringOtherPrograms(String text) {
    assertEquals(true, OtherPrograms.mayInstall(shell(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/bin/rm -rf /x",
        "x && /usr/bin/mv a b",
        "ls /opt/mv.txt",
        "cat /src/cp/x",
        "mv a b"
      })
  void bringsNoOtherPrograms(String text) {
    assertEquals(false, OtherPrograms.mayInstall(shell(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#!/bin/bash\nset -e\nln -sf /bin/bash /bin/sh",
        "#!/bin/sh\ncp -a x /bin/busybox\n"
      })
  void aScriptMayReplaceTheShell(String text) {
    assertEquals(true, OtherShell.mayBeInstalledBy(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#!/bin/bash\necho /bin/sh", "#!/bin/sh\n# cp x /bin/sh", "ln x /bin/sh"})
  void aScriptLeavesTheShellAlone(String text) {
    assertEquals(false, OtherShell.mayBeInstalledBy(text));
  }

  private static Step.Run run(String text) {
    Provenance provenance =
        new Provenance("RUN", Span.at(0), 1, /* triggered= */ false, "RUN", List.of());
    return new Step.Run(provenance, shell(text), "/", "", List.of(), "default", "sandbox");
  }
}
