package org.sifter.engine;

/**
 * What a user may do on a machine, as far as builds need it. Each method tries it anew.
 *
 * @param machine the machine
 * @param caller the user
 */
public record Abilities(Machine machine, Caller caller) {

  /** Whether root is all that root can be. */
  public Ability root() {
    return RootRights.of(caller, machine);
  }

  /** Whether the user may make a user namespace, and be root and mount in it. */
  public Ability userNamespaces() {
    return UserNamespaces.of(machine);
  }

  /** Whether the user has enough subordinate ids. */
  public Ability subordinateIds() {
    return ids().ability();
  }

  /** Whether subordinate ids can be mapped; where the user has none, whether the programs exist. */
  public Ability idMapping() {
    return IdMapping.of(ids(), machine);
  }

  /** Whether the command fakeroot works. */
  public Ability fakerootCommand() {
    return FakerootCommand.of(machine);
  }

  /** Whether the user has a login to a service that builds. */
  Ability remoteBuilder() {
    return RemoteBuilder.of(machine);
  }

  /** Whether there is a command fakeroot, working or not. */
  boolean hasFakerootCommand() {
    return FakerootCommand.find(machine).isPresent();
  }

  /** Whether {@code /etc/subuid} has a line for the user, usable or not. */
  boolean isListed() {
    return ids().isListed();
  }

  /** Whether a part of the engine runs as root. */
  boolean hasSetuidStarter(Engine engine) {
    return SetuidStarter.isThere(engine, machine);
  }

  private SubordinateIds ids() {
    return SubordinateIds.of(caller, machine);
  }
}
