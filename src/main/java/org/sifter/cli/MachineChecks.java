package org.sifter.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.doctor.AbilityCheck;
import org.sifter.doctor.BuildModeCheck;
import org.sifter.doctor.Check;
import org.sifter.doctor.DialectCheck;
import org.sifter.doctor.DirectoryCheck;
import org.sifter.doctor.DirectoryUse;
import org.sifter.doctor.EngineCheck;
import org.sifter.doctor.FuseCheck;
import org.sifter.doctor.LoginNodeCheck;
import org.sifter.doctor.NoEngineCheck;
import org.sifter.doctor.SquashfsCheck;
import org.sifter.doctor.StepCacheCheck;
import org.sifter.engine.Abilities;
import org.sifter.engine.BuildMode;
import org.sifter.engine.BuildModeChoice;
import org.sifter.engine.BuildModes;
import org.sifter.engine.Caller;
import org.sifter.engine.Engine;
import org.sifter.engine.EngineDirectories;
import org.sifter.engine.EngineException;
import org.sifter.engine.EngineKind;
import org.sifter.engine.EngineSearch;
import org.sifter.engine.Machine;
import org.sifter.layer.LayerStore;
import org.sifter.layer.Snapshotter;

/** The checks of an engine and of the machine that it runs on. */
final class MachineChecks {
  private final Surroundings surroundings;
  private final Optional<String> program;
  private final Machine machine;
  private final Optional<Path> cacheDirectory;
  private final List<Check> checks = new ArrayList<>();

  MachineChecks(Arguments arguments, Surroundings surroundings)
      throws UsageException, FileException {
    this.cacheDirectory = new CacheOptions(arguments, surroundings).directory();
    this.surroundings = surroundings;
    this.program = arguments.value(OptionNames.ENGINE);
    this.machine = Machine.of(surroundings.variables(), surroundings.workingDirectory());
  }

  /** All of them, in the order in which they are told. */
  List<Check> checks() {
    Optional<Engine> engine = engine();
    Optional<BuildModeChoice> choice = engine.map(new BuildModes(machine)::choose);
    engine.ifPresent(known -> checks.add(new DialectCheck(known)));
    choice.ifPresent(known -> checks.add(new BuildModeCheck(known)));
    Caller.of(machine)
        .filter(caller -> !caller.isRoot())
        .ifPresent(
            caller ->
                addAbilities(caller, choice.map(BuildModeChoice::mode).orElse(BuildMode.NONE)));
    checks.add(new FuseCheck(machine));
    checks.add(new SquashfsCheck(machine));
    addDirectories(engine.map(Engine::kind).orElse(EngineKind.APPTAINER));
    engine.ifPresent(known -> addStepCache(known, choice.get().mode()));
    checks.add(new LoginNodeCheck(machine));
    return checks;
  }

  private Optional<Engine> engine() {
    try {
      Engine engine =
          new EngineSearch(surroundings.variables(), surroundings.workingDirectory()).find(program);
      checks.add(new EngineCheck(engine));
      return Optional.of(engine);
    } catch (EngineException e) {
      checks.add(new NoEngineCheck(e.diagnostic()));
      return Optional.empty();
    }
  }

  /** Root needs none of them. */
  private void addAbilities(Caller caller, BuildMode mode) {
    Abilities abilities = new Abilities(machine, caller);
    AbilityCheck.Need always = AbilityCheck.Need.NEEDED;
    AbilityCheck.Need otherwise =
        mode == BuildMode.SUBORDINATE_IDS ? AbilityCheck.Need.SPARE : always;
    checks.add(new AbilityCheck("user namespaces", abilities::userNamespaces, always));
    checks.add(new AbilityCheck("subordinate ids", abilities::subordinateIds, always));
    checks.add(new AbilityCheck("newuidmap", abilities::idMapping, always));
    checks.add(new AbilityCheck("fakeroot", abilities::fakerootCommand, otherwise));
  }

  private void addDirectories(EngineKind kind) {
    EngineDirectories directories = new EngineDirectories(kind, machine);
    add("temporary directory", directories.temporary(), DirectoryUse.TEMPORARY);
    directories.cache().ifPresent(place -> add("engine's cache", place, DirectoryUse.CACHE));
    cacheDirectory
        .map(path -> new EngineDirectories.Place(path, CacheDirectory.VARIABLE))
        .ifPresent(place -> add("sifter's cache", place, DirectoryUse.CACHE));
  }

  private void addStepCache(Engine engine, BuildMode mode) {
    checks.add(new StepCacheCheck(() -> stepCache(engine, mode)));
  }

  private StepCacheCheck.Way stepCache(Engine engine, BuildMode mode) {
    if (cacheDirectory.isEmpty()) {
      return new StepCacheCheck.Nothing("there is no home directory");
    }
    try {
      LayeredBuilds.Ground ground =
          LayeredBuilds.ground(machine, engine, mode, LayerStore.of(cacheDirectory.get()));
      if (ground instanceof LayeredBuilds.Firm firm) {
        return firm.way().snapshotter() == Snapshotter.OVERLAY
            ? new StepCacheCheck.Overlay()
            : new StepCacheCheck.Copies();
      }
      return new StepCacheCheck.Nothing(((LayeredBuilds.NoGround) ground).reason());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new StepCacheCheck.Nothing("the check was interrupted");
    }
  }

  private void add(String subject, EngineDirectories.Place place, DirectoryUse use) {
    checks.add(new DirectoryCheck(subject, place, use, machine));
  }
}
