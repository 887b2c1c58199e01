package org.sifter.engine;

import java.util.ArrayList;
import java.util.List;

/** Whether root may do all that root can, which containers and virtual machines may restrict. */
final class RootRights {
  /** In the order of their numbers; capabilities(7). */
  private static final List<String> NAMES =
      List.of(
          "CHOWN",
          "DAC_OVERRIDE",
          "DAC_READ_SEARCH",
          "FOWNER",
          "FSETID",
          "KILL",
          "SETGID",
          "SETUID",
          "SETPCAP",
          "LINUX_IMMUTABLE",
          "NET_BIND_SERVICE",
          "NET_BROADCAST",
          "NET_ADMIN",
          "NET_RAW",
          "IPC_LOCK",
          "IPC_OWNER",
          "SYS_MODULE",
          "SYS_RAWIO",
          "SYS_CHROOT",
          "SYS_PTRACE",
          "SYS_PACCT",
          "SYS_ADMIN",
          "SYS_BOOT",
          "SYS_NICE",
          "SYS_RESOURCE",
          "SYS_TIME",
          "SYS_TTY_CONFIG",
          "MKNOD",
          "LEASE",
          "AUDIT_WRITE",
          "AUDIT_CONTROL",
          "SETFCAP",
          "MAC_OVERRIDE",
          "MAC_ADMIN",
          "SYSLOG",
          "WAKE_ALARM",
          "BLOCK_SUSPEND",
          "AUDIT_READ",
          "PERFMON",
          "BPF",
          "CHECKPOINT_RESTORE");

  private static final int MAX_SHOWN = 3;

  private RootRights() {}

  /** Engines give {@code %post} the whole set, and fail where they have not all of it. */
  static Ability of(Caller root, Machine machine) {
    int last =
        machine
            .read("proc/sys/kernel/cap_last_cap")
            .map(text -> Integer.parseInt(text.strip()))
            .orElse(NAMES.size() - 1);
    List<String> missing = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      if ((root.capabilities() >> i & 1) == 0) {
        missing.add(i < NAMES.size() ? "CAP_" + NAMES.get(i) : "capability " + i);
      }
    }
    return missing.isEmpty()
        ? new Ability.Given("you are root")
        : new Ability.Lacking(
            "engines want root to have all capabilities, and here it lacks " + shown(missing),
            "Build as an ordinary user, or have the container or virtual machine give root all"
                + " capabilities.");
  }

  private static String shown(List<String> names) {
    return names.size() <= MAX_SHOWN
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MAX_SHOWN))
            + " and %d more".formatted(names.size() - MAX_SHOWN);
  }
}
