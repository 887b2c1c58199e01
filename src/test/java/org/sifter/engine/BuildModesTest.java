package org.sifter.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sifter.diag.Diagnostic;

/** Machines of files in memory and of scripts that stand for their programs. */
final class BuildModesTest {
  private static final String ALL = "000001ffffffffff";
  private static final String NONE = "0000000000000000";
  private static final Engine APPTAINER = engine(EngineKind.APPTAINER, 1, 4);
  private static final Engine SINGULARITY_CE = engine(EngineKind.SINGULARITY_CE, 4, 1);

  @TempDir Path scratch;
  private final Path root = Jimfs.newFileSystem(Configuration.unix()).getPath("/");
  private FakePrograms programs;

  @BeforeEach
  void ordinaryMachine() throws IOException {
    programs = new FakePrograms(scratch.resolve("bin")).real("true").real("sh");
    programs.add("unshare", "case $2 in sleep) exec unshare \"$@\" ;; esac");
    caller(1000, NONE);
    file("etc/passwd", "root:x:0:0::/root:/bin/sh\nada:x:1000:1000::/home/ada:/bin/sh\n");
    file("proc/sys/kernel/cap_last_cap", "40\n");
  }

  @Test
  void rootWithAllCapabilities() throws IOException {
    caller(0, ALL);
    assertChoice(BuildMode.ROOT, "you are root", List.of(), choose(APPTAINER));
  }

  @Test
  void rootWithoutACapability() throws IOException {
    caller(0, "000001fffeffffff");
    BuildModeChoice choice = choose(APPTAINER);
    assertEquals(
        "not at all: engines want root to have all capabilities, and here it lacks CAP_SYS_RESOURCE",
        choice.explanation());
    assertEquals(
        "Build as an ordinary user, or have the container or virtual machine give root all"
            + " capabilities.",
        choice.remedy());
  }

  @Test
  void rootOfAContainer() throws IOException {
    caller(0, "00000000a80425fb"); // what Docker gives
    assertTrue(
        choose(APPTAINER)
            .reason()
            .endsWith(
                "it lacks CAP_DAC_READ_SEARCH, CAP_LINUX_IMMUTABLE, CAP_NET_BROADCAST and 24 more"),
        choose(APPTAINER).reason());
  }

  @Test
  void subordinateIds() throws IOException {
    giveIds();
    String reason = "ada has the ids 100000-165535 of /etc/subuid, which newuidmap maps";
    assertChoice(BuildMode.SUBORDINATE_IDS, reason, List.of(), choose(APPTAINER));
    assertChoice(BuildMode.SUBORDINATE_IDS, reason, List.of("--fakeroot"), choose(SINGULARITY_CE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada:100000:65536",
        "# none\n\nada:1:10\nada:100000:65536\nada:200000:99999",
        "1000:100000:65536",
        "ada:90000:1\nada:100000:65536",
        "bob:1:65536\n  ada:100000:65536  ",
      })
  void linesThatGiveIds(String lines) throws IOException {
    giveIds();
    file("etc/subuid", lines);
    assertEquals(
        "ada has the ids 100000-165535 of /etc/subuid, which newuidmap maps",
        choose(APPTAINER).reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bob:100000:65536",
        "!ada:100000:65536",
        "ada:100000:65535",
        "ada:100000",
        "ada:x:65536",
        "ada:100000:99999999999",
        "ad:100000:65536"
      })
  void linesThatGiveNone(String lines) throws IOException {
    giveIds();
    file("etc/subuid", lines);
    BuildModeChoice choice = choose(APPTAINER);
    assertEquals(BuildMode.ONE_ID, choice.mode());
    assertEquals("/etc/subuid gives ada no 65536 ids", choice.passedOver().get(0).why().why());
    assertEquals(
        "Ask an administrator for subordinate ids: apptainer config fakeroot --add ada",
        choice.remedy());
  }

  @Test
  void theOptionsAndTheBetterWaysAreExplained() throws IOException {
    file("etc/subuid", "ada:100000:65535\n");
    assertEquals(
        "with one id (--ignore-subuid): you may make user namespaces; not with subordinate ids, as"
            + " /etc/subuid gives ada no 65536 ids; not with one id and the command fakeroot, as"
            + " there is no program fakeroot",
        choose(APPTAINER).explanation());
  }

  @Test
  void idsOfGroupsAreNeededToo() throws IOException {
    giveIds();
    file("etc/subgid", "ada:100000:1000\n");
    assertEquals(
        "/etc/subgid gives ada no 65536 ids", choose(APPTAINER).passedOver().get(0).why().why());
    file("etc/subgid", "ada:300000:70000\n");
    assertEquals(
        "ada has the ids 100000-165535 of /etc/subuid and 300000-369999 of /etc/subgid, which"
            + " newuidmap maps",
        choose(APPTAINER).reason());
  }

  @Test
  void usersOfOtherDatabasesAreKnownById() throws IOException {
    giveIds();
    file("etc/passwd", "root:x:0:0::/root:/bin/sh\n");
    programs.add("id", "[ \"$*\" = -un ] && echo ada");
    assertEquals(BuildMode.SUBORDINATE_IDS, choose(APPTAINER).mode());
  }

  @Test
  void usersWithoutANameAreCalledByTheirId() throws IOException {
    file("etc/passwd", "");
    assertEquals(
        "/etc/subuid gives 1000 no 65536 ids", choose(APPTAINER).passedOver().get(0).why().why());
  }

  @Test
  void idsWithoutNewuidmapAreIgnored() throws IOException {
    giveIds();
    Files.delete(programs.path("newuidmap"));
    BuildModeChoice choice = choose(APPTAINER);
    assertChoice(
        BuildMode.ONE_ID, "you may make user namespaces", List.of("--ignore-subuid"), choice);
    assertEquals("there is no program newuidmap", choice.passedOver().get(0).why().why());
  }

  @Test
  void idsThatNewuidmapCannotMapAreIgnored() throws IOException {
    giveIds();
    programs
        .add("newuidmap", "echo 'newuidmap: write to uid_map failed: Not permitted' >&2; exit 1")
        .add("fakeroot", "exec \"$@\"");
    BuildModeChoice choice = choose(APPTAINER);
    assertChoice(
        BuildMode.FAKEROOT_COMMAND,
        programs.path("fakeroot") + " works",
        List.of("--ignore-subuid"),
        choice);
    assertEquals(
        "subordinate ids cannot be mapped (newuidmap: write to uid_map failed: Not permitted)",
        choice.passedOver().get(0).why().why());
  }

  @Test
  void theSetuidPartOfAnEngineMapsIdsItself() throws IOException {
    giveIds();
    Files.delete(programs.path("newuidmap"));
    programs.add("apptainer", "[ $1 = buildcfg ] && echo LIBEXECDIR=/usr/libexec");
    file("usr/libexec/apptainer/bin/starter-suid", "");
    assertChoice(
        BuildMode.SUBORDINATE_IDS,
        "ada has the ids 100000-165535 of /etc/subuid, which the engine's setuid part maps",
        List.of(),
        choose(new Engine(programs.path("apptainer"), APPTAINER.kind(), APPTAINER.version())));
  }

  @Test
  void aBrokenFakerootIsIgnored() {
    programs.add("fakeroot", "echo 'fakeroot: error while starting the faked daemon.' >&2; exit 1");
    BuildModeChoice choice = choose(APPTAINER);
    assertChoice(
        BuildMode.ONE_ID,
        "you may make user namespaces",
        List.of("--ignore-fakeroot-command"),
        choice);
    assertEquals(
        programs.path("fakeroot")
            + " does not work (fakeroot: error while starting the faked daemon.)",
        choice.passedOver().get(1).why().why());
  }

  @ParameterizedTest
  @CsvSource({
    "user.max_user_namespaces, 0, 15000",
    "kernel.unprivileged_userns_clone, 0, 1",
    "kernel.apparmor_restrict_unprivileged_userns, 1, 0",
  })
  void kernelsThatForbidUserNamespaces(String setting, String value, String better)
      throws IOException {
    programs.add("unshare", "echo 'unshare: unshare failed: Operation not permitted' >&2; exit 1");
    file("proc/sys/" + setting.replace('.', '/'), value + "\n");
    BuildModeChoice choice = choose(APPTAINER);
    assertEquals(
        "not at all: you may make no user namespace, as %s is %s".formatted(setting, value),
        choice.explanation());
    assertEquals(
        "Ask an administrator to set it: sysctl -w %s=%s".formatted(setting, better),
        choice.remedy());
  }

  @Test
  void anAppArmorProfileLetsTheEngineMakeThem() throws IOException {
    programs.add("unshare", "exit 1");
    file("proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1\n");
    file("etc/apparmor.d/apptainer", "profile apptainer {}");
    assertChoice(
        BuildMode.ONE_ID,
        "the AppArmor profile /etc/apparmor.d/apptainer lets the engine make user namespaces",
        List.of(),
        choose(APPTAINER));
  }

  @Test
  void containersThatForbidUserNamespaces() {
    programs.add("unshare", "echo 'unshare: unshare failed: Operation not permitted' >&2; exit 1");
    EngineException e =
        assertThrows(EngineException.class, () -> new BuildModes(machine()).require(APPTAINER));
    Diagnostic diagnostic = e.diagnostic();
    assertEquals(
        "/bin/engine: it cannot build images here: you may make no user namespace (unshare: unshare"
            + " failed: Operation not permitted)",
        diagnostic.source().name() + ": " + diagnostic.message());
    assertEquals(
        "Build on a machine that allows them; in a container, it is its security profile that"
            + " forbids them.",
        diagnostic.remedy());
  }

  @Test
  void withoutUnshareTheKernelTells() throws IOException {
    Files.delete(programs.path("unshare"));
    assertEquals("the kernel has user namespaces", choose(APPTAINER).reason());
    file("proc/sys/user/max_user_namespaces", "0");
    assertEquals(BuildMode.NONE, choose(APPTAINER).mode());
  }

  @Test
  void aServiceBuildsForThoseWhoAreLoggedIn() throws IOException {
    programs.variable("HOME", "/home/ada");
    assertEquals(
        "not at all: /etc/subuid gives ada no 65536 ids; ~/.singularity/remote.yaml has no login to"
            + " a service that builds images",
        choose(SINGULARITY_CE).explanation());
    file(
        "home/ada/.singularity/remote.yaml",
        "Active: SylabsCloud\nRemotes:\n  SylabsCloud:\n" + "    Token: \"\"\n    System: true\n");
    assertEquals(BuildMode.NONE, choose(SINGULARITY_CE).mode());
    file("home/ada/.singularity/remote.yaml", "Remotes:\n  SylabsCloud:\n    Token: eyJh\n");
    assertChoice(
        BuildMode.REMOTE,
        "~/.singularity/remote.yaml has a login to a service that builds images",
        List.of("--remote"),
        choose(SINGULARITY_CE));
  }

  @ParameterizedTest
  @CsvSource({
    "APPTAINER, 1, 0, SUBORDINATE_IDS, --fakeroot",
    "APPTAINER, 1, 1, SUBORDINATE_IDS, ''",
    "SINGULARITY, 3, 8, SUBORDINATE_IDS, --fakeroot",
    "SINGULARITY, 3, 3, SUBORDINATE_IDS, --fakeroot",
    "SINGULARITY, 3, 2, NONE, ''",
    "SINGULARITY, 2, 6, NONE, ''",
  })
  void enginesDifferInWhatTheyCan(
      EngineKind kind, int major, int minor, BuildMode mode, String options) throws IOException {
    giveIds();
    BuildModeChoice choice = choose(engine(kind, major, minor));
    assertEquals(mode, choice.mode());
    assertEquals(options, String.join(" ", choice.options()));
  }

  @Test
  void enginesThatBuildAsRootOnly() {
    BuildModeChoice choice = choose(engine(EngineKind.SINGULARITY, 2, 6));
    assertEquals("not at all: Singularity 2.6.0 builds as root only", choice.explanation());
    assertEquals("Install Apptainer.", choice.remedy());
  }

  @Test
  void otherSystemsThanLinux() throws IOException {
    Files.delete(root.resolve("proc/self/status"));
    assertEquals("not at all: this is no Linux", choose(APPTAINER).explanation());
  }

  private static Engine engine(EngineKind kind, int major, int minor) {
    return new Engine(Path.of("/bin/engine"), kind, new EngineVersion(major, minor, 0));
  }

  private Machine machine() {
    return new Machine(root, programs.variables(), Programs.of(programs.variables(), scratch));
  }

  private BuildModeChoice choose(Engine engine) {
    return new BuildModes(machine()).choose(engine);
  }

  /** Gives ada ids, and programs that map them. */
  private void giveIds() throws IOException {
    assumeTrue(mayUnshare(), "this machine forbids user namespaces");
    file("etc/subuid", "ada:100000:65536\n");
    file("etc/subgid", "ada:100000:65536\n");
    programs.add("newuidmap", "[ $# = 7 ]").add("newgidmap", "[ $# = 7 ]");
  }

  private static boolean mayUnshare() {
    try {
      List<String> command = List.of("unshare", "--user", "true");
      return Answer.of(command, System.getenv(), Duration.ofSeconds(5)).isSuccess();
    } catch (IOException | NoAnswerException e) {
      return false;
    }
  }

  private void caller(int uid, String capabilities) throws IOException {
    file(
        "proc/self/status",
        "Name:\tjava\nUid:\t%1$d\t%1$d\t%1$d\t%1$d\nGid:\t%1$d\t%1$d\t%1$d\t%1$d\nCapPrm:\t%2$s\n"
            .formatted(uid, capabilities));
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void assertChoice(
      BuildMode mode, String reason, List<String> options, BuildModeChoice choice) {
    assertEquals(mode, choice.mode(), choice::explanation);
    assertEquals(reason, choice.reason());
    assertEquals(options, choice.options());
  }
}
