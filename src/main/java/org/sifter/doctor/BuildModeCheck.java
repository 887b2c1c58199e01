package org.sifter.doctor;

import java.util.List;
import org.sifter.engine.BuildModeChoice;

/**
 * The way in which an engine builds here.
 *
 * @param choice the best way
 */
public record BuildModeCheck(BuildModeChoice choice) implements Check {
  private static final String LIMITS =
      "; steps that change owners or users may fail, as those of package managers";

  @Override
  public String subject() {
    return "build mode";
  }

  @Override
  public List<Finding> findings() {
    String text = choice.explanation();
    return List.of(
        switch (choice.mode()) {
          case ROOT, SUBORDINATE_IDS -> Finding.ok(text);
          case FAKEROOT_COMMAND, ONE_ID -> Finding.warning(text + LIMITS, choice.remedy());
          case REMOTE -> Finding.warning(text, choice.remedy());
          case NONE -> Finding.problem(text, choice.remedy());
        });
  }
}
