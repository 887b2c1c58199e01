package org.sifter.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What processors are called in the names of images and files. */
public final class Architectures {

  /** Docker's name for a processor by the other names that it goes by. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("amd64", "amd64"),
          Map.entry("x86_64", "amd64"),
          Map.entry("x86-64", "amd64"),
          Map.entry("x64", "amd64"),
          Map.entry("i386", "386"),
          Map.entry("arm64", "arm64"),
          Map.entry("arm64v8", "arm64"),
          Map.entry("aarch64", "arm64"),
          Map.entry("arm32v7", "arm"),
          Map.entry("arm32v6", "arm"),
          Map.entry("arm32v5", "arm"),
          Map.entry("ppc64le", "ppc64le"),
          Map.entry("s390x", "s390x"),
          Map.entry("riscv64", "riscv64"));

  /** Docker Hub's users that hold the official images of one processor. */
  private static final List<String> NAMESPACES =
      List.of(
          "amd64", "i386", "arm64v8", "arm32v7", "arm32v6", "arm32v5", "ppc64le", "s390x",
          "riscv64");

  private Architectures() {}

  /** Docker's name for a processor, e.g. {@code amd64} for {@code x86_64}; empty for no name. */
  public static Optional<String> named(String word) {
    return Optional.ofNullable(NAMES.get(word));
  }

  /** Whether official images of one processor are found under this name, as {@code arm64v8/x}. */
  public static boolean isNamespace(String user) {
    return NAMESPACES.contains(user);
  }

  /** The names that processors go by, Docker's among them, in alphabetical order. */
  public static List<String> names() {
    return NAMES.keySet().stream().sorted().toList();
  }
}
