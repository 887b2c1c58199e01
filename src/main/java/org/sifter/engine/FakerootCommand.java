package org.sifter.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The command that lets programs believe that they are root and own files of any user. */
final class FakerootCommand {
  /** In the order in which Apptainer looks for them. */
  private static final List<String> NAMES = List.of("fakeroot-sysv", "fakeroot");

  private FakerootCommand() {}

  /** The one that Apptainer takes. */
  static Optional<Path> find(Machine machine) {
    return NAMES.stream().map(machine.programs()::find).flatMap(Optional::stream).findFirst();
  }

  /** Runs a program with it. */
  static Ability of(Machine machine) {
    Optional<Path> fakeroot = find(machine);
    if (fakeroot.isEmpty()) {
      return new Ability.Lacking("there is no program fakeroot", "Install the package fakeroot.");
    }
    try {
      machine.attempt(fakeroot.get(), "true");
      return new Ability.Given(fakeroot.get() + " works");
    } catch (TrialFailedException e) {
      return new Ability.Lacking(
          "%s does not work (%s)".formatted(fakeroot.get(), e.getMessage()),
          "Install the package fakeroot anew.");
    }
  }
}
