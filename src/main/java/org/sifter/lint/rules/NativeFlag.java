package org.sifter.lint.rules;

import java.util.List;
import org.sifter.diag.Severity;

/**
 * A flag that makes programs for the processor that builds them, or for few others.
 *
 * @param text the flag as it stands by itself in a word
 * @param severity how grave it is
 * @param portable what to write instead on x86; empty when that is not one flag
 */
record NativeFlag(String text, Severity severity, String portable) {

  /**
   * The flags.
   *
   * <p>Source: the manuals of GCC, Clang, Intel's compilers and rustc; llama.cpp's build guide.
   */
  static final List<NativeFlag> ALL =
      List.of(
          new NativeFlag("-march=native", Severity.ERROR, "-march=x86-64-v3"),
          new NativeFlag("-mtune=native", Severity.WARNING, "-mtune=generic"),
          new NativeFlag("-mcpu=native", Severity.ERROR, ""),
          new NativeFlag("-xHost", Severity.ERROR, "-xCORE-AVX2"),
          new NativeFlag("-xHOST", Severity.ERROR, "-xCORE-AVX2"),
          new NativeFlag("-xCORE-AVX512", Severity.WARNING, "-axCORE-AVX512"),
          new NativeFlag("-xCOMMON-AVX512", Severity.WARNING, "-axCOMMON-AVX512"),
          new NativeFlag("-xSKYLAKE-AVX512", Severity.WARNING, "-axSKYLAKE-AVX512"),
          new NativeFlag("-xMIC-AVX512", Severity.WARNING, "-axMIC-AVX512"),
          new NativeFlag("target-cpu=native", Severity.ERROR, "target-cpu=x86-64-v3"),
          new NativeFlag("-Ctarget-cpu=native", Severity.ERROR, "-Ctarget-cpu=x86-64-v3"),
          new NativeFlag("-DGGML_NATIVE=ON", Severity.ERROR, "-DGGML_NATIVE=OFF"),
          new NativeFlag("-DLLAMA_NATIVE=ON", Severity.ERROR, "-DLLAMA_NATIVE=OFF"),
          new NativeFlag("-DUSE_NATIVE=ON", Severity.ERROR, "-DUSE_NATIVE=OFF"),
          new NativeFlag("-DUSE_NATIVE=1", Severity.ERROR, "-DUSE_NATIVE=0"),
          new NativeFlag("USE_NATIVE=1", Severity.ERROR, "USE_NATIVE=0"),
          new NativeFlag("target=native", Severity.ERROR, "target=x86_64_v3"));
}
