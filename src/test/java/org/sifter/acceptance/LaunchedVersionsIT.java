package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Modules of two versions of a program do all that Triton's singularity_wrapper and its modulefiles
 * do: each test is called by something that they do.
 */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaunchedVersionsIT {
  private static final String LMOD = ". /usr/share/lmod/lmod/init/bash; ";
  private static final String TCL =
      "module() { eval \"$(/usr/bin/tclsh8.6"
          + " /opt/sifter-engines/environment-modules/usr/lib/modulecmd.tcl bash \"$@\")\"; }; ";
  private static final Path MACHINE_WITH_GPU =
      Path.of("testdata/launched/with-nvidia.sh").toAbsolutePath();

  private LaunchedImage image;

  @BeforeAll
  void build() throws IOException {
    LaunchedImage made = LaunchedImage.of(Path.of("testdata/launcher/triton-module"));
    image = made;
    made.sifter("convert", "--build-arg", "VERSION=2.0", "-o", "second.def");
    made.buildImage("second.def", "second image.sif");
    module("image.sif", "lua", "1.0");
    module("second image.sif", "lua", "2.0");
    module("second image.sif", "tcl", "2.0-tcl");
    Commands.in(made.directory()).run("chown", "-R", Engines.USER, "modules").orFail();
    for (String name : List.of("scratch", "mounts", "extra")) {
      Files.writeString(made.newDirectory(name).resolve("file"), name + "\n");
    }
    image =
        made.with("MODULEPATH", made.directory() + "/modules/modulefiles")
            .with("SCRATCH", made.directory() + "/scratch")
            .with("MOUNTS", made.directory() + "/mounts")
            .with("WRKDIR", "/scratch/work/me");
  }

  private void module(String sif, String language, String version) {
    image.sifter(
        "launcher",
        "--sif=" + sif,
        "--modulefile=" + language,
        "--module=predict/" + version,
        "--command=predict",
        "--command=/bin/sh",
        "--command=env",
        "--command=/bin/cat",
        "--site=context/site.yaml",
        "-o",
        "modules");
  }

  @AfterAll
  void clean() {
    if (image != null) {
      image.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> theModuleChoosesTheImage() {
    return Stream.of(
        dynamicTest("by its version", this::versionsHaveImages),
        dynamicTest("one at a time", this::versionsReplaceEachOther),
        dynamicTest("and tells of both", this::modulesTell),
        dynamicTest("for users' own calls of the engine, too", this::imageIsInAVariable),
        dynamicTest(
            "and all is gone when it is unloaded",
            () ->
                assertEquals(
                    "gone\n",
                    lmod(
                        "2.0",
                        "module unload predict; command -v predict || echo gone$PREDICT_SIF"))));
  }

  private void versionsHaveImages() {
    assertEquals("predict 1.0\n", lmod("1.0", "predict"));
    assertEquals("predict 2.0\n", lmod("2.0", "predict"));
    assertEquals("predict 2.0\n", bash(TCL + "module load predict/2.0-tcl; predict"));
  }

  private void versionsReplaceEachOther() {
    assertEquals(
        "predict 2.0\n",
        bash(
            LMOD
                + "module load predict/1.0; module load predict/2.0 2>/dev/null;"
                + " test \"$PREDICT_SIF\" != \"${PREDICT_SIF%second*}\" && predict"));
  }

  private void modulesTell() {
    String told = bash(LMOD + "module avail 2>&1; module whatis predict/1.0 2>&1");
    assertTrue(told.contains("predict/1.0") && told.contains("predict/2.0"), told);
    assertTrue(told.contains("Predictions"), told);
    String help = bash(LMOD + "module help predict/1.0 2>&1");
    assertTrue(help.contains("https://example.org/predict"), help);
    assertTrue(help.contains("Commands: predict sh env cat"), help);
  }

  private void imageIsInAVariable() {
    String own = "apptainer -q exec \"$PREDICT_SIF\" cat /opt/predict/version";
    assertEquals("1.0\n", lmod("1.0", own));
    assertEquals("2.0\n", lmod("2.0", own));
    assertEquals("2.0\n", bash(TCL + "module load predict/2.0-tcl; " + own));
  }

  @TestFactory
  Stream<DynamicTest> theWrapper() {
    return Stream.of(
        dynamicTest(
            "runs what the image is made for",
            () -> assertEquals("predict 1.0 <a b>\n", lmod("1.0", "predict-launcher run 'a b'"))),
        dynamicTest(
            "runs a command of the image, with its words as they are",
            () ->
                assertEquals(
                    "predict 2.0 <a b> <*> <>\n",
                    lmod("2.0", "predict-launcher exec predict 'a b' '*' ''"))),
        dynamicTest("starts a shell, and the one that is named", this::shellsCanBeNamed),
        dynamicTest(
            "ends with the command's exit status",
            () -> assertEquals("7\n", lmod("1.0", "sh -c 'exit 7'; echo $?"))),
        dynamicTest(
            "tells how it is used",
            () -> assertTrue(lmod("1.0", "predict-launcher help").contains("exec PROGRAM"))),
        dynamicTest("tells that the image is missing", this::missingImageIsTold),
        dynamicTest(
            "uses apptainer, or singularity where that is all there is", this::engineIsFound));
  }

  private void shellsCanBeNamed() {
    for (String shell : List.of("", " /bin/ash")) {
      assertEquals(
          "2.0\n",
          lmod("2.0", "echo 'cat /opt/predict/version' | predict-launcher shell" + shell),
          shell);
    }
  }

  private void missingImageIsTold() {
    Outcome outcome =
        run(LMOD + "module load predict/1.0; predict-launcher --sif /nowhere/image.sif run");
    assertEquals(66, outcome.status());
    assertTrue(outcome.errors().contains("there is no image /nowhere/image.sif"), outcome.errors());
  }

  /** The profile names apptainer; a launcher without one looks for both. */
  private void engineIsFound() {
    image.write("sh");
    String link =
        "mkdir -p only; ln -sf \"$(command -v apptainer)\" only/singularity;"
            + " for p in sh uname readlink env cat; do ln -sf \"$(command -v $p)\" only/; done; ";
    assertEquals("predict 1.0\n", bash(link + "PATH=$PWD/only ./launch run"));
  }

  @TestFactory
  Stream<DynamicTest> flags() {
    return Stream.of(
        dynamicTest(
            "show the site's directories where there are some",
            () -> assertEquals("scratch\nmounts\n", lmod("1.0", "cat /scratch/file /m/file"))),
        dynamicTest(
            "hand on the site's variables",
            () -> assertTrue(lmod("1.0", "env").contains("\nWRKDIR=/scratch/work/me\n"))),
        dynamicTest("can be added by the user, for all commands", this::flagsCanBeAdded),
        dynamicTest("are nothing without a GPU", this::nothingIsSaidWithoutGpu),
        dynamicTest("show the GPU and its libraries", this::gpuLibrariesAreShown));
  }

  private void flagsCanBeAdded() {
    String options = "--bind=$PWD/extra:/extra --engine-option=--no-umask --env=ADDED=*";
    String script = "export SIFTER_OPTIONS=\"" + options + "\"; cat /extra/file; env | grep ^ADDED";
    assertEquals("extra\nADDED=*\n", lmod("2.0", script));
  }

  private void nothingIsSaidWithoutGpu() {
    Outcome outcome = run(LMOD + "module load predict/1.0; predict --x");
    assertEquals("predict 1.0 <--x>\n", outcome.output());
    assertEquals("", outcome.errors());
  }

  private void gpuLibrariesAreShown() {
    String look = "sh -c 'ls /dev/nvidiactl /.singularity.d/libs/libcuda.so.1 2>/dev/null'";
    assertEquals(
        "/.singularity.d/libs/libcuda.so.1\n/dev/nvidiactl\n",
        withGpu("module load predict/1.0; " + look)
            .lines()
            .sorted()
            .reduce("", (a, b) -> a + b + "\n"));
    String libraries = "module load predict/1.0; sh -c 'ls /.singularity.d/libs'";
    for (String without :
        List.of(
            "CUDA_VISIBLE_DEVICES=NoDevFiles",
            "CUDA_VISIBLE_DEVICES=",
            "SIFTER_OPTIONS=--no-gpu")) {
      String shown = withGpu("export " + without + "; " + libraries);
      assertFalse(shown.contains("libcuda"), without + ": " + shown);
    }
    assertEquals(
        "1\n",
        withGpu(
            "module load predict/1.0; export CUDA_VISIBLE_DEVICES=1 SIFTER_OPTIONS=--clean;"
                + " sh -c 'echo $CUDA_VISIBLE_DEVICES'"));
  }

  /** What a script says on a machine with a GPU. */
  private String withGpu(String script) {
    List<String> command =
        new ArrayList<>(List.of("bash", MACHINE_WITH_GPU.toString(), image.directory() + "/gpu"));
    command.addAll(image.words(List.of("/bin/bash", "-c", LMOD + script)));
    return Commands.in(image.directory()).run(command).orFail().output();
  }

  private String lmod(String version, String script) {
    return bash(LMOD + "module load predict/" + version + "; " + script);
  }

  private String bash(String script) {
    return run(script).orFail().output();
  }

  private Outcome run(String script) {
    return image.run(image.directory(), List.of("/bin/bash", "-c", script));
  }
}
