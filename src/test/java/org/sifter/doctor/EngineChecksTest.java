package org.sifter.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sifter.engine.Ability;
import org.sifter.engine.BuildMode;
import org.sifter.engine.BuildModeChoice;
import org.sifter.engine.Engine;
import org.sifter.engine.EngineKind;
import org.sifter.engine.EngineVersion;

final class EngineChecksTest {
  private static Engine engine(EngineKind kind, int major, int minor) {
    return new Engine(Path.of("/bin/engine"), kind, new EngineVersion(major, minor, 2));
  }

  @Test
  void theEngineIsNamed() {
    assertEquals(
        List.of(Finding.ok("SingularityCE 4.1.2, /bin/engine")),
        new EngineCheck(engine(EngineKind.SINGULARITY_CE, 4, 1)).findings());
  }

  @Test
  void theDialectIsNamedAsOnTheCommandLine() {
    assertEquals(
        List.of(Finding.ok("singularity3")),
        new DialectCheck(engine(EngineKind.SINGULARITY, 3, 8)).findings());
  }

  @Test
  void oldEnginesHaveNoDialect() {
    assertEquals(
        List.of(
            Finding.problem(
                "Singularity 2.6.2 is too old for the definition files that sifter writes",
                "Use Apptainer 1.1, SingularityCE 3.8 or Singularity 3.0, or a newer one.")),
        new DialectCheck(engine(EngineKind.SINGULARITY, 2, 6)).findings());
  }

  @ParameterizedTest
  @CsvSource({
    "ROOT, OK",
    "SUBORDINATE_IDS, OK",
    "FAKEROOT_COMMAND, WARNING",
    "ONE_ID, WARNING",
    "REMOTE, WARNING",
    "NONE, PROBLEM",
  })
  void theBuildModeTellsWhetherBuildsWork(BuildMode mode, State state) {
    BuildModeChoice choice = new BuildModeChoice(mode, "reason", List.of(), List.of());
    assertEquals(state, new BuildModeCheck(choice).findings().get(0).state());
  }

  @Test
  void withOneIdItIsSaidWhatMayFail() {
    BuildModeChoice choice =
        new BuildModeChoice(
            BuildMode.ONE_ID,
            "you may make user namespaces",
            List.of(),
            List.of(
                new BuildModeChoice.PassedOver(
                    BuildMode.SUBORDINATE_IDS, new Ability.Lacking("there are none", "Ask."))));
    assertEquals(
        List.of(
            Finding.warning(
                "with one id: you may make user namespaces; not with subordinate ids, as there are"
                    + " none; steps that change owners or users may fail, as those of package"
                    + " managers",
                "Ask.")),
        new BuildModeCheck(choice).findings());
  }

  @ParameterizedTest
  @EnumSource(AbilityCheck.Need.class)
  void anAbilityThatIsGiven(AbilityCheck.Need need) {
    assertEquals(
        List.of(Finding.ok("it works")),
        new AbilityCheck("x", () -> new Ability.Given("it works"), need).findings());
  }

  @Test
  void anAbilityThatIsLacking() {
    Ability lacking = new Ability.Lacking("there is no program x", "Install x.");
    assertEquals(
        List.of(Finding.warning("there is no program x", "Install x.")),
        new AbilityCheck("x", () -> lacking, AbilityCheck.Need.NEEDED).findings());
    assertEquals(
        List.of(Finding.ok("there is no program x, and none is needed")),
        new AbilityCheck("x", () -> lacking, AbilityCheck.Need.SPARE).findings());
  }
}
