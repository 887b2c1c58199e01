package org.sifter.layer;

import java.util.Arrays;
import java.util.Optional;

/** The processors that an image file can be marked as for. Source: sif, {@code pkg/sif}. */
public enum Architecture {
  /** Intel, 32 bit. */
  I386("386", 1),
  /** Intel, 64 bit. */
  AMD64("amd64", 2),
  /** ARM, 32 bit. */
  ARM("arm", 3),
  /** ARM, 64 bit. */
  ARM64("arm64", 4),
  /** POWER, big endian. */
  PPC64("ppc64", 5),
  /** POWER, little endian. */
  PPC64LE("ppc64le", 6),
  /** IBM Z. */
  S390X("s390x", 11),
  /** RISC-V. */
  RISCV64("riscv64", 12);

  private final String word;
  private final int number;

  Architecture(String word, int number) {
    this.word = word;
    this.number = number;
  }

  /** The architecture of a platform; empty when an image file cannot name it. */
  public static Optional<Architecture> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  /** How platforms call it. */
  public String word() {
    return word;
  }

  /** How image files call it. */
  public int number() {
    return number;
  }
}
