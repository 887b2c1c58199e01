package org.sifter.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class CheckupTest {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** A check that a test writes down. */
  private record Given(String subject, Supplier<List<Finding>> look) implements Check {
    @Override
    public List<Finding> findings() {
      return look.get();
    }
  }

  @Test
  void resultsAreInTheOrderOfTheChecks() {
    Checkup checkup =
        Checkup.of(
            List.of(
                new Given("a", () -> List.of(Finding.ok("1"), Finding.warning("2", "r"))),
                new Given("b", List::of),
                new Given("c", () -> List.of(Finding.ok("3")))),
            PATIENCE);
    assertEquals(
        List.of(
            new Checkup.Result("a", List.of(Finding.ok("1"), Finding.warning("2", "r"))),
            new Checkup.Result("b", List.of()),
            new Checkup.Result("c", List.of(Finding.ok("3")))),
        checkup.results());
    assertTrue(checkup.canBuild());
    assertEquals(2, checkup.count(State.OK));
  }

  @Test
  void aCheckThatHangsIsAProblem() {
    CountDownLatch never = new CountDownLatch(1);
    Checkup checkup = Checkup.of(List.of(new Given("disk", () -> await(never))), PATIENCE);
    assertEquals(
        List.of(
            Finding.problem(
                "there is no answer within 1 s", "Look whether a file system hangs: df")),
        checkup.results().get(0).findings());
    assertFalse(checkup.canBuild());
    never.countDown();
  }

  private static List<Finding> await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.of();
  }

  @Test
  void anErrorInACheckIsNotHidden() {
    Check broken =
        new Given(
            "x",
            () -> {
              throw new IllegalStateException("a bug");
            });
    CompletionException e =
        assertThrows(CompletionException.class, () -> Checkup.of(List.of(broken), PATIENCE));
    assertEquals("a bug", e.getCause().getMessage());
  }
}
