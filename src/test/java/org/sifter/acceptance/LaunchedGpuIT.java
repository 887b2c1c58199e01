package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Launchers on machines that have the device files of GPUs, as far as that can be tested without
 * one: what of them the engine shows in the container.
 */
@Tag("engine")
class LaunchedGpuIT {
  private static final Path DEVICES =
      Path.of("testdata/launched/gpu/with-devices.sh").toAbsolutePath();

  private Optional<LaunchedImage> image = Optional.empty();

  @BeforeEach
  void build() throws IOException {
    image = Optional.of(LaunchedImage.of(Path.of("testdata/launched/gpu")));
  }

  @AfterEach
  void clean() {
    image.ifPresent(LaunchedImage::close);
  }

  @Test
  void anImageForGpusSeesThemWhereTheyAre() {
    assertTrue(devices("nvidiactl", "").contains("nvidiactl\n"));
    assertTrue(command("nvidiactl", "").contains(" --nv "));
    assertTrue(command("kfd", "").contains(" --rocm "));
    String both = command("nvidiactl kfd", "");
    assertTrue(both.contains(" --nv ") && both.contains(" --rocm "), both);
  }

  @Test
  void withoutThemItGoesOnAndSaysSo() {
    Outcome outcome = launch("null", "", "--contain", "exec", "ls", "/dev");
    assertTrue(outcome.errors().contains("there is no GPU here"), outcome.errors());
    assertFalse(outcome.output().contains("nvidiactl"), outcome.output());
    assertFalse(command("null", "").contains(" --nv "));
  }

  @Test
  void theUserAndTheSchedulerDecide() {
    assertFalse(devices("nvidiactl", "", "--no-gpu").contains("nvidiactl\n"));
    assertFalse(command("nvidiactl", "CUDA_VISIBLE_DEVICES=").contains(" --nv "));
    assertFalse(command("nvidiactl", "CUDA_VISIBLE_DEVICES=NoDevFiles").contains(" --nv "));
    assertFalse(command("kfd", "ROCR_VISIBLE_DEVICES=").contains(" --rocm "));
    assertTrue(command("nvidiactl", "CUDA_VISIBLE_DEVICES=0").contains(" --nv "));
    String clean = launch("nvidiactl", "CUDA_VISIBLE_DEVICES=1", "--clean", "exec", "env").output();
    assertTrue(clean.contains("CUDA_VISIBLE_DEVICES=1\n"), clean);
  }

  /** What a container that sees no other devices has in {@code /dev}. */
  private String devices(String names, String variable, String... options) {
    List<String> words = new ArrayList<>(List.of("--contain"));
    words.addAll(List.of(options));
    words.addAll(List.of("exec", "ls", "/dev"));
    return launch(names, variable, words.toArray(String[]::new)).output();
  }

  private String command(String names, String variable) {
    return launch(names, variable, "--dry-run", "run").output();
  }

  private Outcome launch(String names, String variable, String... words) {
    LaunchedImage launched = image.orElseThrow();
    List<String> command =
        new ArrayList<>(
            List.of("unshare", "--mount", "--propagation", "private", "sh", DEVICES.toString()));
    command.addAll(List.of(names, Engines.AS_USER, "env"));
    if (!variable.isEmpty()) {
      command.add(variable);
    }
    command.add(launched.directory().resolve("launch").toString());
    command.addAll(List.of(words));
    Outcome outcome = Commands.in(launched.directory()).run(command);
    assertEquals(0, outcome.status(), outcome::report);
    return outcome;
  }
}
