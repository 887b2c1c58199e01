package org.sifter.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sifter.engine.BuildModeChoice.PassedOver;

/**
 * Finds how an engine can build on this machine, by trying what each way needs. The ways are those
 * of the engines' own {@code build} (Apptainer 1.4.5, {@code cmd/internal/cli/build_linux.go}).
 */
public final class BuildModes {
  private final Machine machine;

  /** The ways on a machine. */
  public BuildModes(Machine machine) {
    this.machine = machine;
  }

  /** A way to build; whether it works is tried when that is asked for. */
  private record Way(BuildMode mode, Supplier<Ability> trial, List<String> options) {}

  /**
   * The best way that works.
   *
   * @throws EngineException when there is none
   */
  public BuildModeChoice require(Engine engine) throws EngineException {
    BuildModeChoice choice = choose(engine);
    if (choice.mode() == BuildMode.NONE) {
      throw EngineException.of(
          EngineCode.NO_BUILD_MODE, engine.program().toString(), choice.reason(), choice.remedy());
    }
    return choice;
  }

  /** The best way that works, or {@link BuildMode#NONE}. */
  public BuildModeChoice choose(Engine engine) {
    List<PassedOver> passedOver = new ArrayList<>();
    for (Way way : ways(engine)) {
      Ability ability = way.trial().get();
      if (ability instanceof Ability.Given given) {
        return new BuildModeChoice(way.mode(), given.how(), way.options(), passedOver);
      }
      if (ability instanceof Ability.Lacking lacking) {
        passedOver.add(new PassedOver(way.mode(), lacking));
      }
    }
    String reason =
        passedOver.stream()
            .map(way -> way.why().why())
            .distinct()
            .collect(Collectors.joining("; "));
    return new BuildModeChoice(BuildMode.NONE, reason, List.of(), passedOver);
  }

  private List<Way> ways(Engine engine) {
    Optional<Caller> caller = Caller.of(machine);
    if (caller.isEmpty()) {
      return List.of(noWay("this is no Linux", "Build on a machine with Linux."));
    }
    Abilities abilities = new Abilities(machine, caller.get());
    if (caller.get().isRoot()) {
      return List.of(new Way(BuildMode.ROOT, abilities::root, List.of()));
    }
    return engine.kind() == EngineKind.APPTAINER && engine.version().isAtLeast(1, 1)
        ? waysOfApptainer(engine, abilities)
        : waysOfSingularity(engine, abilities);
  }

  private static Way noWay(String why, String remedy) {
    return new Way(BuildMode.ROOT, () -> new Ability.Lacking(why, remedy), List.of());
  }

  /**
   * From version 1.1 on, Apptainer takes these ways by itself. It does not see that subordinate ids
   * are of no use, or that the command fakeroot does not work, and has to be told.
   */
  private static List<Way> waysOfApptainer(Engine engine, Abilities abilities) {
    List<String> withOneId = abilities.isListed() ? List.of("--ignore-subuid") : List.of();
    List<String> withOneIdOnly = new ArrayList<>(withOneId);
    if (abilities.hasFakerootCommand()) {
      withOneIdOnly.add("--ignore-fakeroot-command");
    }
    Ability namespaces = abilities.userNamespaces();
    return List.of(
        new Way(
            BuildMode.SUBORDINATE_IDS,
            () -> namespaces.isGiven() ? mappedIds(engine, abilities) : namespaces,
            List.of()),
        new Way(
            BuildMode.FAKEROOT_COMMAND,
            () ->
                namespaces.isGiven() || abilities.hasSetuidStarter(engine)
                    ? abilities.fakerootCommand()
                    : namespaces,
            withOneId),
        new Way(BuildMode.ONE_ID, () -> namespaces, withOneIdOnly));
  }

  private static List<Way> waysOfSingularity(Engine engine, Abilities abilities) {
    List<Way> ways = new ArrayList<>();
    if (engine.kind() != EngineKind.SINGULARITY || engine.version().isAtLeast(3, 3)) {
      ways.add(
          new Way(
              BuildMode.SUBORDINATE_IDS,
              () -> mappedIds(engine, abilities),
              List.of("--fakeroot")));
    }
    if (engine.kind() != EngineKind.APPTAINER && engine.version().isAtLeast(3, 0)) {
      ways.add(new Way(BuildMode.REMOTE, abilities::remoteBuilder, List.of("--remote")));
    }
    return ways.isEmpty()
        ? List.of(noWay(engine.label() + " builds as root only", "Install Apptainer."))
        : ways;
  }

  /** With subordinate ids; the setuid part of an engine needs no help to map them. */
  private static Ability mappedIds(Engine engine, Abilities abilities) {
    Ability ids = abilities.subordinateIds();
    if (!(ids instanceof Ability.Given listed)) {
      return ids;
    }
    Ability mapping = abilities.idMapping();
    if (mapping.isGiven()) {
      return new Ability.Given(listed.how() + ", which newuidmap maps");
    }
    return abilities.hasSetuidStarter(engine)
        ? new Ability.Given(listed.how() + ", which the engine's setuid part maps")
        : mapping;
  }
}
