package org.sifter.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether subordinate ids can be mapped: the kernel lets only privileged programs do so. */
final class IdMapping {
  /**
   * Maps the ids in a user namespace of a process that sleeps. The arguments: unshare, newuidmap,
   * the user's id, the first id and their count; newgidmap, and the same of groups.
   */
  private static final String SCRIPT =
      """
      PATH=$PATH:/usr/bin:/bin
      outer=$(readlink /proc/self/ns/user)
      "$1" --user sleep 5 >/dev/null &
      process=$!
      while [ "$(readlink /proc/$process/ns/user)" = "$outer" ]; do :; done
      "$2" $process 0 "$3" 1 1 "$4" "$5" && "$6" $process 0 "$7" 1 1 "$8" "$9"
      status=$?
      kill $process
      exit $status
      """;

  private static final String REMEDY =
      "Ask an administrator to install newuidmap and newgidmap with their setuid bit or"
          + " capabilities: the package uidmap or shadow-utils.";

  private IdMapping() {}

  /** Maps the ids. */
  static Ability of(SubordinateIds ids, Machine machine) {
    for (String name : List.of("newuidmap", "newgidmap")) {
      if (!machine.programs().has(name)) {
        return new Ability.Lacking("there is no program " + name, REMEDY);
      }
    }
    Optional<Path> unshare = machine.programs().find("unshare");
    Optional<Path> shell = machine.programs().find("sh");
    if (ids.uids().isEmpty() || ids.gids().isEmpty() || unshare.isEmpty() || shell.isEmpty()) {
      return new Ability.Given("there are newuidmap and newgidmap");
    }
    return attempt(ids, unshare.get(), shell.get(), machine);
  }

  private static Ability attempt(SubordinateIds ids, Path unshare, Path shell, Machine machine) {
    IdRange uids = ids.uids().orElseThrow();
    IdRange gids = ids.gids().orElseThrow();
    try {
      machine.attempt(
          shell,
          "-c",
          SCRIPT,
          "sh",
          unshare.toString(),
          program("newuidmap", machine),
          Long.toString(ids.user().uid()),
          Long.toString(uids.start()),
          Long.toString(uids.count()),
          program("newgidmap", machine),
          Long.toString(ids.user().gid()),
          Long.toString(gids.start()),
          Long.toString(gids.count()));
      return new Ability.Given("newuidmap and newgidmap map subordinate ids");
    } catch (TrialFailedException e) {
      return new Ability.Lacking(
          "subordinate ids cannot be mapped (%s)".formatted(e.getMessage()), REMEDY);
    }
  }

  private static String program(String name, Machine machine) {
    return machine.programs().find(name).orElseThrow().toString();
  }
}
