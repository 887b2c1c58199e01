package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A service that would let everybody in is started so that it asks for a secret. */
@Tag("engine")
class LaunchedTokenIT {
  private static final String WORDS = "<two words><$(id)><it's>";

  private Optional<LaunchedImage> image = Optional.empty();

  @BeforeEach
  void build() throws IOException {
    image = Optional.of(LaunchedImage.of(Path.of("testdata/launched/open")));
  }

  @AfterEach
  void clean() {
    image.ifPresent(built -> built.launch("stop"));
    image.ifPresent(LaunchedImage::close);
  }

  @Test
  void itIsGivenASecretThatOnlyTheUserCanRead() throws IOException {
    LaunchedImage built = image.orElseThrow();
    Outcome first = built.launch("run", "show").orFail();
    Path file = built.directory().resolve("home/.local/state/image/token");
    String token = Files.readString(file).strip();
    assertTrue(token.matches("[0-9a-f]{32}"), token);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals("/srv\n" + token + "\n<--auth=password><show>", first.output());
    assertTrue(first.errors().contains("the password that is in " + file), first.errors());
    assertTrue(first.errors().contains("http://localhost:17870/"), first.errors());
    assertFalse(first.errors().contains(token), "others may read a log");
    Outcome dry = built.launch("--dry-run", "run");
    assertFalse(dry.output().contains(token), dry.output());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertEquals(first.output(), built.launch("run", "show").output(), "it is kept");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void theUserCanChooseAnotherOrNone() {
    LaunchedImage built = image.orElseThrow();
    assertEquals(
        "/srv\nmy own\n<--auth=password><show>",
        built.launch("--env", "PASSWORD=my own", "run", "show").orFail().output());
    assertEquals(
        "/srv\nmine\n<--auth=password><show>",
        built.with("PASSWORD", "mine").launch("run", "show").orFail().output());
    Outcome open = built.launch("--no-token", "--dry-run", "run").orFail();
    assertTrue(open.errors().contains("everybody who reaches"), open.errors());
    assertFalse(open.output().contains("--auth=password"), open.output());
  }

  @Test
  void inTheBackgroundToo() throws IOException {
    LaunchedImage built = image.orElseThrow();
    built.launch("start").orFail();
    String token =
        Files.readString(built.directory().resolve("home/.local/state/image/token")).strip();
    assertEquals(
        "/srv\n" + token + "\n<--auth=password>" + WORDS,
        built.launch("exec", "wget", "-q", "-O", "-", "http://127.0.0.1:17870/").orFail().output());
  }
}
