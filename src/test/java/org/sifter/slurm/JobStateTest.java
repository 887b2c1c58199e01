package org.sifter.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code scontrol} of Slurm 22.05 prints. */
final class JobStateTest {
  @Test
  void aJobIsRead() {
    JobState state =
        JobState.parse(
                "JobId=3 JobName=sifter-build UserId=ada(1001) JobState=TIMEOUT Reason=TimeLimit"
                    + " ExitCode=65:0 BatchHost=node12 Command=/x JobState=RUNNING")
            .orElseThrow();
    assertEquals(new JobState("TIMEOUT", "TimeLimit", Optional.of("node12"), 65), state);
    assertTrue(state.isLast());
    assertFalse(state.isPending() || state.isRunning());
  }

  @Test
  void somethingElseIsNone() {
    assertEquals(Optional.empty(), JobState.parse("slurm_load_jobs error: Unable to contact"));
  }
}
