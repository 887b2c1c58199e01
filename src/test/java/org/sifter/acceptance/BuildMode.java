package org.sifter.acceptance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How an ordinary user may build. A build as root is not among them: in a virtual machine without
 * CAP_SYS_RESOURCE, as CI may give, Apptainer refuses it.
 */
enum BuildMode {
  /** With ranges in {@code /etc/subuid} and {@code /etc/subgid}: all ids that an image needs. */
  SUBORDINATE_IDS(Engines.USER, Optional.empty()),
  /** With one id only, and the command fakeroot around {@code %post}, which makes up the others. */
  FAKEROOT_COMMAND("sifter-plain", Optional.empty()),
  /** With one id only. */
  ONE_ID("sifter-plain", Optional.of("--ignore-fakeroot-command"));

  private final String user;
  private final Optional<String> option;

  BuildMode(String user, Optional<String> option) {
    this.user = user;
    this.option = option;
  }

  /** As {@code -Dbuild.mode=one-id} says; usually with subordinate ids. */
  static BuildMode chosen() {
    String name = System.getProperty("build.mode", SUBORDINATE_IDS.name());
    return valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  /** Who builds, and must own the files. */
  String user() {
    return user;
  }

  /** The options of {@code apptainer build}. */
  List<String> options() {
    return option.stream().toList();
  }

  /** What makes the wrapper of the engine run it as the user. */
  Map<String, String> environment() {
    return Map.of("SIFTER_ENGINE_USER", user);
  }
}
