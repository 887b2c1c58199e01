package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * A launcher does all that sites' own start scripts of an editor in the browser do: each test is
 * called by something that such a script does, or says that it does. The launcher's user has no
 * page of flags: what the site always wants is in the launcher from the start.
 */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaunchedEditorIT {
  private static final String GRANT = "SI:localuser:" + Engines.USER;
  private static final String HOME_THERE = "/nfs/site/home/" + Engines.USER + "/editor";

  private LaunchedImage image;
  private XServer server;
  private Path nfs;

  @BeforeAll
  void build() throws Exception {
    LaunchedImage made = LaunchedImage.of(Path.of("testdata/launcher/code-server"));
    image = made;
    nfs = made.newDirectory("nfs of the site");
    Path certificates = made.newDirectory("certificates");
    Files.writeString(certificates.resolve("ca-bundle.pem"), "of the site\n");
    Files.writeString(nfs.resolve("project"), "a project\n");
    server = XServer.start(made.directory());
    made.run(made.directory(), List.of("sh", "-c", "cp cookie home/.Xauthority")).orFail();
    made.write(
        "sh",
        "--site=context/site.yaml",
        "--default=x11",
        "--default=fuse",
        "--default=make-home",
        "--default=home=$NFS/site/home/$USER/editor:" + HOME_THERE);
    image =
        made.with("NFS", nfs.toString())
            .with("CERTIFICATES", certificates.toString())
            .with("DISPLAY", server.local());
  }

  @AfterAll
  void clean() throws Exception {
    if (server != null) {
      server.close();
    }
    if (image != null) {
      image.launch("stop");
      image.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> serves() {
    return Stream.of(
        dynamicTest("the service at port 7860", () -> assertTold("port=7860", image)),
        dynamicTest(
            "PORT=8080 chooses another", () -> assertTold("port=8080", image.with("PORT", "8080"))),
        dynamicTest(
            "an engine's variable does, too",
            () -> {
              assertTold("port=8081", image.with("SINGULARITYENV_PORT", "8081"));
              assertTold("port=8082", image.with("APPTAINERENV_PORT", "8082"));
            }),
        dynamicTest("says where, with a tunnel", this::saysWhere),
        dynamicTest("really: a page is served in the background", this::servesPages),
        dynamicTest(
            "arguments reach the program",
            () ->
                assertTrue(
                    output("run", "two words", "$(id)", "").endsWith("<two words><$(id)><>"))),
        dynamicTest(
            "the exit status is the program's",
            () -> assertEquals(9, image.launch("run", "status", "9").status())));
  }

  private void saysWhere() {
    String node = image.run(image.directory(), List.of("uname", "-n")).output().strip();
    String errors = image.launch("run", "x").errors();
    assertTrue(errors.contains("port 7860 of " + node), errors);
    assertTrue(errors.contains("ssh -N -L 7860:" + node + ":7860 sifter-engine@login."), errors);
  }

  private void servesPages() {
    image.run(nfs, List.of("sh", "-c", "mkdir -p site/home/$USER/editor")).orFail();
    image.run(nfs, List.of("sh", "-c", "echo hello > site/home/$USER/editor/index.html")).orFail();
    image.launch("--port=17870", "start").orFail();
    try {
      assertEquals("healthy\n", image.launch("health").orFail().output());
      String page =
          image
              .launch("exec", "wget", "-q", "-O", "-", "http://127.0.0.1:17870/")
              .orFail()
              .output();
      assertEquals("hello\n", page);
    } finally {
      image.launch("stop").orFail();
    }
  }

  @TestFactory
  Stream<DynamicTest> hasAHome() {
    return Stream.of(
        dynamicTest("that of the site's file system", this::homeIsOfTheSite),
        dynamicTest("or one that is named", this::homeCanBeNamed),
        dynamicTest("which has to be there and writable", this::homeIsChecked),
        dynamicTest("a shell has the same home and port", this::shellIsTheSame));
  }

  private void homeIsOfTheSite() {
    assertTold("home=" + HOME_THERE, image);
    image.launch("exec", "sh", "-c", "echo kept > ~/kept").orFail();
    assertTrue(Files.exists(nfs.resolve("site/home/" + Engines.USER + "/editor/kept")));
  }

  private void homeCanBeNamed() {
    Path named = image.newDirectory("another home");
    assertTrue(told(image, "--home", "another home").contains("home=" + named + "\n"));
  }

  private void homeIsChecked() {
    LaunchedImage plain = image.with("SIFTER_OPTIONS", "--home=/usr");
    Outcome outcome = plain.launch("run", "x");
    assertEquals(73, outcome.status());
    assertTrue(outcome.errors().contains("no permission to write into /usr"), outcome.errors());
  }

  private void shellIsTheSame() {
    String typed = "printf 'echo $HOME $PORT $DISPLAY\\nexit 5\\n' | ./launch shell /bin/sh";
    Outcome outcome = image.run(image.directory(), List.of("sh", "-c", typed));
    assertEquals(5, outcome.status(), outcome.report());
    assertEquals(HOME_THERE + " 7860 " + server.local() + "\n", outcome.output());
  }

  @TestFactory
  Stream<DynamicTest> shows() {
    return Stream.of(
        dynamicTest(
            "the site's file system",
            () -> assertEquals("a project\n", output("exec", "cat", "/nfs/project"))),
        dynamicTest(
            "the certificates, read-only",
            () -> {
              String file = "/var/lib/ca-certificates/ca-bundle.pem";
              assertEquals("of the site\n", output("exec", "cat", file));
              assertFalse(image.launch("exec", "sh", "-c", "echo > " + file).succeeded());
            }),
        dynamicTest(
            "/tmp and /var/tmp of the machine",
            () -> {
              for (String directory : List.of("/tmp", "/var/tmp")) {
                Path file = Files.createTempFile(Path.of(directory), "shown", "");
                assertEquals(file + "\n", output("exec", "ls", file.toString()));
                Files.delete(file);
              }
            }),
        dynamicTest(
            "/dev/fuse, and not without",
            () -> {
              String[] isThere = {"exec", "test", "-c", "/dev/fuse"};
              assertEquals(0, image.launch(with("--contain", isThere)).status());
              assertEquals(1, image.launch(with("--no-fuse", with("--contain", isThere))).status());
            }),
        dynamicTest(
            "proxies, in both cases and with --clean",
            () -> {
              LaunchedImage proxied =
                  image
                      .with("http_proxy", "http://proxy:1")
                      .with("HTTPS_PROXY", "http://proxy:2")
                      .with("no_proxy", ".example.org");
              String line = "proxy=http://proxy:1|http://proxy:2|.example.org\n";
              assertTrue(told(proxied).contains(line));
              assertTrue(told(proxied, "--clean").contains(line));
            }));
  }

  @TestFactory
  Stream<DynamicTest> showsWindows() {
    return Stream.of(
        dynamicTest("with DISPLAY", () -> assertTold("display=" + server.local(), image)),
        dynamicTest("on a real server, with the cookie of ~/.Xauthority", this::windowsOpen),
        dynamicTest("the user is let in by xhost, and out again", this::userIsLetInAndOut),
        dynamicTest("not when the image is missing", this::missingImageLetsNobodyIn),
        dynamicTest(
            "or goes on without a display, and says so",
            () -> {
              Outcome outcome = image.with("DISPLAY", "").launch("run", "x").orFail();
              assertTrue(outcome.errors().contains("going on without graphics"), outcome.errors());
            }),
        dynamicTest("or without xhost", this::goesOnWithoutXhost),
        dynamicTest(
            "of another machine",
            () ->
                assertTold("display=" + server.remote(), image.with("DISPLAY", server.remote()))));
  }

  private void windowsOpen() {
    String client = "--bind /usr --bind /lib --bind /lib64 exec /usr/bin/xdpyinfo";
    for (String display : List.of(server.local(), server.remote())) {
      Outcome shown = image.with("DISPLAY", display).launch(client.split(" "));
      assertTrue(shown.orFail().output().contains(display), shown.output());
    }
  }

  private void userIsLetInAndOut() throws Exception {
    awaitGuest(false);
    List<String> command = new ArrayList<>(List.of(Engines.AS_USER, "env"));
    image.variables().forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(List.of(image.directory() + "/launch", "exec", "sh", "-c", "echo up; sleep 60"));
    Process running =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var reader = running.inputReader()) {
      assertEquals("up", reader.readLine());
      awaitGuest(true);
    } finally {
      running.destroy();
      assertTrue(running.waitFor(30, TimeUnit.SECONDS));
    }
    awaitGuest(false);
  }

  private void missingImageLetsNobodyIn() throws Exception {
    awaitGuest(false);
    Outcome outcome = image.launch("--sif", "missing.sif", "run");
    assertEquals(66, outcome.status());
    assertTrue(outcome.errors().contains("sifter build -o "), outcome.errors());
    awaitGuest(false);
  }

  private void goesOnWithoutXhost() {
    String programs = "bash sh uname readlink id env cat mkdir ldconfig";
    Outcome outcome =
        image
            .with("XAUTHORITY", "/nowhere")
            .run(
                image.directory(),
                List.of(
                    "sh",
                    "-c",
                    "mkdir bin; engine=$(command -v apptainer); for p in "
                        + programs
                        + "; do ln -s \"$(command -v $p)\" bin/; done;"
                        + " SIFTER_ENGINE=$engine PATH=$PWD/bin exec ./launch run x"))
            .orFail();
    assertTrue(outcome.errors().contains("neither xhost nor a cookie"), outcome.errors());
  }

  private void awaitGuest(boolean expected) throws InterruptedException {
    for (int i = 0; i < 50 && isLetIn() != expected; i++) {
      Thread.sleep(100);
    }
    assertEquals(expected, isLetIn());
  }

  private boolean isLetIn() {
    LaunchedImage owner = image.with("XAUTHORITY", server.cookie().toString());
    return owner.run(image.directory(), List.of("xhost")).orFail().output().contains(GRANT);
  }

  private static String[] with(String option, String... words) {
    return Stream.concat(Stream.of(option), Stream.of(words)).toArray(String[]::new);
  }

  private String output(String... words) {
    return image.launch(words).orFail().output();
  }

  private static void assertTold(String line, LaunchedImage image) {
    String told = told(image);
    assertTrue(told.contains(line + "\n"), told);
  }

  /** What the program in the editor's place has been given. */
  private static String told(LaunchedImage image, String... options) {
    String[] words =
        Stream.concat(Stream.of(options), Stream.of("run", "x")).toArray(String[]::new);
    return image.launch(words).orFail().output();
  }
}
