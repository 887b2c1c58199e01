package org.sifter.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Profiles with a name. */
public enum Preset {
  /** Any cluster; the definition file is written by hand or by some tool. */
  ANY("any", "any cluster, a definition file by hand or by some tool", Profile.DEFAULT),
  /** Built by sifter, by an ordinary user with subordinate ids. */
  SIFTER(
      "sifter",
      "sifter translates the Dockerfile and builds it",
      Profile.DEFAULT
          .with(Setting.TARGET, Target.SIFTER.word())
          .with(Setting.FAKEROOT, Fakeroot.SUBUID.word())),
  /** Images come from a registry, as nothing can be built on the cluster. */
  PULL_ONLY(
      "pull-only",
      "Docker builds it elsewhere, the cluster pulls it",
      Profile.DEFAULT
          .with(Setting.TARGET, Target.PULL.word())
          .with(Setting.FAKEROOT, Fakeroot.NONE.word())),
  /** A cluster without subordinate ids. */
  ROOT_MAPPED(
      "root-mapped",
      "an ordinary user builds with one id that stands for root",
      Profile.DEFAULT.with(Setting.FAKEROOT, Fakeroot.ROOT_MAPPED.word())),
  /** A Cray or another machine whose MPI has MPICH's binary interface. */
  CRAY(
      "cray",
      "pulled to a machine whose MPI has MPICH's binary interface",
      Profile.DEFAULT
          .with(Setting.TARGET, Target.PULL.word())
          .with(Setting.FAKEROOT, Fakeroot.NONE.word())
          .with(Setting.MPI, HostMpi.MPICH_ABI.word())),
  /** A cluster whose compute nodes, where images are built, have no internet. */
  OFFLINE(
      "offline",
      "built by an ordinary user without an internet",
      Profile.DEFAULT.with(Setting.OFFLINE_BUILD, "true"));

  private final String word;
  private final String description;

  @SuppressWarnings(
      "ImmutableEnumChecker") // Profiles never change, though their type cannot say so.
  private final Profile profile;

  Preset(String word, String description, Profile profile) {
    this.word = word;
    this.description = description;
    this.profile = profile;
  }

  /** The preset of this name. */
  public static Optional<Preset> named(String word) {
    return Arrays.stream(values()).filter(preset -> preset.word.equals(word)).findFirst();
  }

  /** The names of all. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Preset::word).toList();
  }

  /** Its name in options, e.g. {@code pull-only}. */
  public String word() {
    return word;
  }

  /** What it is, as a clause. */
  public String description() {
    return description;
  }

  /** The profile. */
  public Profile profile() {
    return profile;
  }
}
