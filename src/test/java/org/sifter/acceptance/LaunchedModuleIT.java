package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real Lmod and Environment Modules load the modules, and the commands run. */
@Tag("engine")
class LaunchedModuleIT {
  private static final String LMOD = "/usr/share/lmod/lmod";
  private static final String TCL =
      "/usr/bin/tclsh8.6 /opt/sifter-engines/environment-modules/usr/lib/modulecmd.tcl bash ";

  private LaunchedImage image;

  @BeforeEach
  void build() throws IOException {
    image = LaunchedImage.of(Path.of("testdata/launched/service"));
    for (String language : List.of("lua", "tcl")) {
      image.sifter(
          "launcher",
          "--sif=image.sif",
          "--modulefile=" + language,
          "--module=tools/" + language,
          "--command=entry",
          "--command=/bin/cat",
          "--command=sh",
          "-o",
          "modules");
    }
    Commands.in(image.directory()).run("chown", "-R", Engines.USER, "modules").orFail();
    image = image.with("MODULEPATH", image.directory().resolve("modules/modulefiles").toString());
  }

  @AfterEach
  void clean() {
    if (image != null) {
      image.close();
    }
  }

  @Test
  void lmodLoadsBothKinds() {
    String lmod = ". " + LMOD + "/init/bash; ";
    for (String language : List.of("lua", "tcl")) {
      checkCommands(lmod + "module load tools/" + language + "; ");
    }
    assertEquals(
        image.directory() + "/modules/tools/tcl/bin/cat\n",
        bash(lmod + "module load tools/lua; module load tools/tcl 2>/dev/null; command -v cat"));
    String help = bash(lmod + "module help tools/lua 2>&1");
    assertTrue(help.contains("A service") && help.contains("Commands: entry cat sh"), help);
    assertTrue(
        bash(lmod + "module load tools/lua; module unload tools; command -v entry || echo gone")
            .contains("gone"));
  }

  @Test
  void environmentModulesLoadTcl() {
    checkCommands("eval \"$(" + TCL + "load tools/tcl)\"; ");
    String help = bash(TCL + "help tools/tcl 2>&1");
    assertTrue(help.contains("A service"), help);
  }

  @Test
  void theModuleCanBeMovedWithItsImage() {
    String moved = image.newDirectory("moved").toString();
    bash("mv modules image.sif moved/");
    assertEquals(
        "hi there\n",
        bash(
            "MODULEPATH="
                + moved
                + "/modules/modulefiles; . "
                + LMOD
                + "/init/bash; module load tools/lua; sh -c 'echo $GREETING'"));
  }

  @Test
  void theEngineIsFoundInAModule() throws IOException {
    Path modules = image.newDirectory("engine");
    String program = bash("command -v apptainer").strip();
    Files.writeString(
        modules.resolve("apptainer.lua"),
        "prepend_path(\"PATH\", \"" + Path.of(program).getParent() + "\")\n");
    bash("mkdir bin; for p in bash sh uname readlink; do ln -s \"$(command -v $p)\" bin/; done");
    String clean = "env -i HOME=\"$HOME\" PATH=\"$PWD/bin\" ";
    Outcome none =
        image.run(
            image.directory(), List.of("sh", "-c", clean + "MODULEPATH=/nowhere ./launch run x"));
    assertEquals(69, none.status(), none.report());
    for (String shell : List.of("bash", "sh")) {
      image.write(shell);
      for (String lmod : List.of("", "LMOD_PKG=" + LMOD + " ")) {
        assertEquals(
            "/srv/app\n<x>",
            bash(clean + lmod + "MODULEPATH=\"$PWD/engine\" ./launch run x"),
            shell + lmod);
      }
    }
    Path site = image.directory().resolve("site.yaml");
    Files.writeString(site, "engine: apptainer\nmodule: apptainer\n");
    image.write("sh", "--site", site.toString());
    assertEquals(
        "/srv/app\n<x>",
        bash(clean + "MODULEPATH=\"$PWD/engine\" LMOD_PKG=" + LMOD + " ./launch run x"));
  }

  private void checkCommands(String loaded) {
    assertEquals(
        image.directory() + "\n<--help><two words>", bash(loaded + "entry --help 'two words'"));
    assertEquals("hi there\n", bash(loaded + "sh -c 'echo $GREETING'"));
    assertEquals("given\n", bash(loaded + "echo given | cat"));
    assertEquals("/srv/app\n<x>", bash(loaded + "tools-launcher run x"));
  }

  private String bash(String script) {
    return image.run(image.directory(), List.of("/bin/bash", "-c", script)).orFail().output();
  }
}
