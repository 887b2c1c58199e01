package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Launchers fill the volumes of an image with its files, and with nothing else. */
@Tag("engine")
class LaunchedVolumesIT {
  private LaunchedImage image;
  private Path volumes;

  @BeforeEach
  void build() throws IOException {
    image = LaunchedImage.of(Path.of("testdata/launched/volumes"));
    volumes = image.directory().resolve("home/.local/state/image/volumes");
  }

  @AfterEach
  void clean() {
    if (image != null) {
      image.close();
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void nothingOfTheMachineGetsIntoThem() throws IOException {
    Path bound = image.newDirectory("bound");
    Path ofTheMachine = Files.createTempFile(Path.of("/var/tmp"), "of-the-machine", null);
    Files.writeString(bound.resolve("file"), "of the caller");
    try {
      image.with("APPTAINER_BIND", bound + ":/data").launch("run").orFail();
    } finally {
      Files.delete(ofTheMachine);
    }
    assertEquals(List.of("data", "var"), names(volumes));
    assertEquals(List.of("kept"), names(volumes.resolve("var/tmp")));
    assertEquals("of the image\n", Files.readString(volumes.resolve("var/tmp/kept/file")));
    assertEquals(List.of("large"), names(volumes.resolve("data")));
  }

  @Test
  void nothingIsLeftOfOneThatIsNotFull() throws Exception {
    image.launch("run").orFail();
    Commands.in(volumes).run("rm", "-rf", "data").orFail();
    // As of a call that was killed.
    String left = "data.new-" + node() + "-999999999";
    image.newDirectory("home/.local/state/image/volumes/" + left);
    String launcher = image.directory().resolve("launch").toString();
    Process process = new ProcessBuilder(image.words(List.of(launcher))).start();
    while (names(volumes).stream()
        .noneMatch(name -> name.startsWith("data.") && !name.equals(left))) {
      assertTrue(process.isAlive(), "it has ended before it could be ended");
      Thread.sleep(5);
    }
    process.destroy();
    assertEquals(143, process.waitFor());
    assertEquals(List.of("var"), names(volumes));
  }

  private String node() {
    return image.run(image.directory(), List.of("uname", "-n")).orFail().output().strip();
  }

  @Test
  void theDirectoryOfTheCallerIsNotHiddenSilently() {
    List<String> command = List.of(image.directory().resolve("launch").toString(), "exec", "true");
    assertEquals("", image.run(Path.of("/"), command).orFail().errors());
    Outcome below = image.run(Path.of("/var/tmp"), command);
    String warning = "warning: what programs find in /var, where you are";
    assertTrue(below.errors().contains(warning), below::report);
  }

  @Test
  void imagesOfOneNameHaveEachTheirOwn() throws IOException {
    Path other = image.newDirectory("other");
    for (String name : List.of("launch", "image.sif")) {
      String from = image.directory().resolve(name).toString();
      image.run(other, List.of("cp", from, ".")).orFail();
    }
    image.run(other, List.of("./launch", "--dry-run", "run")).orFail();
    image.launch("run").orFail();
    image.run(other, List.of("./launch", "run")).orFail(); // A copy is the same image.
    renumber(other, "other");
    Outcome refused = image.run(other, List.of("./launch", "run"));
    assertEquals(73, refused.status(), refused::report);
    assertTrue(
        refused.errors().contains(volumes + " is of " + image.directory() + "/image.sif"),
        refused::report);
    image.run(other, List.of("./launch", "--data", "volumes", "run")).orFail();
    // It makes no difference that the one that they were made for is not there just now.
    Commands.in(image.directory()).run("mv", "image.sif", "old.sif").orFail();
    Outcome stranger = image.run(other, List.of("./launch", "run"));
    assertEquals(73, stranger.status(), stranger::report);
    assertTrue(
        stranger.errors().contains("/image if this image takes its place"), stranger::report);
  }

  /** Makes another image of one, as far as the number in its header tells. */
  private void renumber(Path directory, String number) {
    String change = "printf " + number + " | dd of=image.sif bs=1 seek=50 conv=notrunc status=none";
    image.run(directory, List.of("sh", "-c", change)).orFail();
  }

  @Test
  void oneOfTwoThatComeAtOnceIsTheFirst() throws Exception {
    List<Process> calls = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      Path place = image.newDirectory(name);
      for (String file : List.of("launch", "image.sif")) {
        image.run(place, List.of("cp", image.directory().resolve(file).toString(), ".")).orFail();
      }
      renumber(place, name);
      List<String> words = image.words(List.of(place.resolve("launch").toString(), "run"));
      calls.add(new ProcessBuilder(words).start());
    }
    List<Integer> statuses = new ArrayList<>();
    for (Process call : calls) {
      statuses.add(call.waitFor());
    }
    assertEquals(List.of(0, 73, 73), statuses.stream().sorted().toList());
  }
}
