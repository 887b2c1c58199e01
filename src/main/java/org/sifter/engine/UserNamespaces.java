package org.sifter.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether an ordinary user may make a user namespace, and be root and mount in it. */
final class UserNamespaces {
  private static final String LIMIT = "user.max_user_namespaces";
  private static final String SWITCH = "kernel.unprivileged_userns_clone";
  private static final String APPARMOR = "kernel.apparmor_restrict_unprivileged_userns";

  /** Where the engines' installation guides put their AppArmor profiles. */
  private static final List<String> PROFILES =
      List.of(
          "etc/apparmor.d/apptainer",
          "etc/apparmor.d/singularity-ce",
          "etc/apparmor.d/singularity");

  private UserNamespaces() {}

  /** Makes one, as Apptainer does; where there is no unshare(1), the kernel's settings tell. */
  static Ability of(Machine machine) {
    Optional<Path> unshare = machine.programs().find("unshare");
    Optional<Path> program = machine.programs().find("true");
    if (unshare.isEmpty() || program.isEmpty()) {
      return forbidden(machine).orElse(new Ability.Given("the kernel has user namespaces"));
    }
    try {
      machine.attempt(
          unshare.get(), "--user", "--map-root-user", "--mount", program.get().toString());
      return new Ability.Given("you may make user namespaces");
    } catch (TrialFailedException e) {
      return forbidden(machine)
          .orElseGet(
              () ->
                  new Ability.Lacking(
                      "you may make no user namespace (%s)".formatted(e.getMessage()),
                      "Build on a machine that allows them; in a container, it is its security"
                          + " profile that forbids them."));
    }
  }

  /** What the kernel's settings say, when they say more than that it failed. */
  private static Optional<Ability> forbidden(Machine machine) {
    if (has(machine, LIMIT, "0")) {
      return Optional.of(setting(LIMIT, "0", "15000"));
    }
    if (has(machine, SWITCH, "0")) {
      return Optional.of(setting(SWITCH, "0", "1"));
    }
    return has(machine, APPARMOR, "1") ? Optional.of(apparmor(machine)) : Optional.empty();
  }

  /** From Ubuntu 23.10 on, only programs with a profile may be root in a namespace. */
  private static Ability apparmor(Machine machine) {
    for (String profile : PROFILES) {
      if (machine.read(profile).isPresent()) {
        return new Ability.Given(
            "the AppArmor profile /%s lets the engine make user namespaces".formatted(profile));
      }
    }
    return setting(APPARMOR, "1", "0");
  }

  private static boolean has(Machine machine, String setting, String value) {
    return machine
        .read("proc/sys/" + setting.replace('.', '/'))
        .map(text -> text.strip().equals(value))
        .orElse(false);
  }

  private static Ability setting(String name, String value, String better) {
    return new Ability.Lacking(
        "you may make no user namespace, as %s is %s".formatted(name, value),
        "Ask an administrator to set it: sysctl -w %s=%s".formatted(name, better));
  }
}
