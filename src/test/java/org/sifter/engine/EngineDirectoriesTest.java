package org.sifter.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sifter.engine.EngineDirectories.Place;

final class EngineDirectoriesTest {
  private static EngineDirectories directories(EngineKind kind, Map<String, String> variables) {
    return new EngineDirectories(
        kind, new Machine(Path.of("/"), variables, new Programs(List.of())));
  }

  private static String temporary(EngineKind kind, Map<String, String> variables) {
    return directories(kind, variables).temporary().path().toString();
  }

  @Test
  void temporaryDirectory() {
    assertEquals("/tmp", temporary(EngineKind.APPTAINER, Map.of()));
    assertEquals("/tmp", temporary(EngineKind.APPTAINER, Map.of("TMPDIR", "")));
    assertEquals("/a", temporary(EngineKind.APPTAINER, Map.of("TMPDIR", "/a")));
    Map<String, String> all =
        Map.of("TMPDIR", "/a", "SINGULARITY_TMPDIR", "/b", "APPTAINER_TMPDIR", "/c");
    assertEquals("/c", temporary(EngineKind.APPTAINER, all));
    assertEquals("/b", temporary(EngineKind.SINGULARITY_CE, all));
  }

  @Test
  void apptainerAlsoReadsTheVariablesOfSingularity() {
    assertEquals(
        new Place(Path.of("/b"), "APPTAINER_TMPDIR"),
        directories(EngineKind.APPTAINER, Map.of("SINGULARITY_TMPDIR", "/b")).temporary());
  }

  @Test
  void cache() {
    Map<String, String> home = Map.of("HOME", "/home/ada");
    assertEquals(
        Optional.of(new Place(Path.of("/home/ada/.apptainer/cache"), "APPTAINER_CACHEDIR")),
        directories(EngineKind.APPTAINER, home).cache());
    assertEquals(
        Optional.of(new Place(Path.of("/home/ada/.singularity/cache"), "SINGULARITY_CACHEDIR")),
        directories(EngineKind.SINGULARITY, home).cache());
    assertEquals(Optional.empty(), directories(EngineKind.APPTAINER, Map.of()).cache());
    assertEquals(
        Optional.of(new Place(Path.of("/c"), "APPTAINER_CACHEDIR")),
        directories(EngineKind.APPTAINER, Map.of("HOME", "/h", "APPTAINER_CACHEDIR", "/c"))
            .cache());
  }
}
