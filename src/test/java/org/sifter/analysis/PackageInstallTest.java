package org.sifter.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sifter.lint.LintTester;

/** Which packages a command installs. */
final class PackageInstallTest {

  @Test
  void debian() {
    check(
        "apt-get -qq -o Acquire::Retries=3 install -y git=1:2.39 libc6:i386 vim/stable",
        "APT git libc6 vim");
    check("apt install -t bookworm-backports --yes ./local.deb", "APT ./local.deb");
    check("apt-get update");
    check("apt-get remove install-info");
  }

  @Test
  void redHat() {
    check("dnf -y install gcc-c++ openssh-server", "DNF gcc-c++ openssh-server");
    check("yum groupinstall -y 'Development Tools'", "DNF @Development Tools");
    check("dnf group install -y 'Development Tools'", "DNF @Development Tools");
    check("dnf install -y @development", "DNF @development");
  }

  @Test
  void suseAndAlpine() {
    check("zypper -n in -t pattern devel_basis", "ZYPPER devel_basis");
    check("apk add --no-cache -t .build 'gcc>10' musl-dev@edge", "APK gcc musl-dev");
  }

  @Test
  void python() {
    check("pip3 install -r req.txt 'Flash_Attn==2.5' mpi4py[extra]", "PIP flash-attn mpi4py");
    check("python3 -m pip install --no-cache-dir numpy", "PIP numpy");
    check("uv pip install --system torch", "PIP torch");
    check("uv run pip install torch");
    check("python3 setup.py install numpy");
  }

  @Test
  void conda() {
    check(
        "conda install -y -c conda-forge conda-forge::mpich=4.1 'python>=3.9'",
        "CONDA mpich python");
    check("micromamba create -n base -y gcc", "CONDA gcc");
  }

  @Test
  void behindPrefixesAndWithVariables() {
    check(
        "PKGS='a b'; sudo -E DEBIAN_FRONTEND=noninteractive apt-get install -y $PKGS $OTHER",
        "APT a b");
    check("cat list | xargs apt-get install -y c", "APT c");
  }

  private static void check(String command, String... expected) {
    List<String> found =
        PackageInstall.in(
                new LintTester().analyze("FROM debian:12\nRUN " + command + "\n").invocations())
            .map(
                install ->
                    install.manager()
                        + " "
                        + String.join(" ", install.packages().stream().map(p -> p.name()).toList()))
            .toList();
    assertEquals(List.of(expected), found);
  }
}
