package org.sifter.analysis;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a base image when all that is known is its name. From the Dockerfiles of these
 * images, as their projects publish them.
 */
public enum BaseTrait {
  /** It is there for Python programs, with pip or conda. */
  PYTHON,
  /** It is there for R programs. */
  R,
  /** It is there for Perl programs. */
  PERL,
  /** It is there for Julia programs. */
  JULIA,
  /** It has NVIDIA's CUDA libraries. */
  CUDA,
  /** It has AMD's ROCm libraries. */
  ROCM,
  /** It has Intel's libraries for GPUs. */
  ONEAPI,
  /** It sets LD_LIBRARY_PATH. */
  LIBRARY_PATH,
  /** Its own programs need the LD_LIBRARY_PATH that it sets. */
  NEEDS_LIBRARY_PATH,
  /** The GNU C library with no locale but C, POSIX and C.UTF-8. */
  ONLY_C_LOCALES;

  /** By repository, or by the first components of repositories. */
  private static final Map<String, Set<BaseTrait>> BY_REPOSITORY =
      Map.ofEntries(
          known("ubuntu", ONLY_C_LOCALES),
          known("debian", ONLY_C_LOCALES),
          known("fedora", ONLY_C_LOCALES),
          known("rockylinux", ONLY_C_LOCALES),
          known("rockylinux/rockylinux", ONLY_C_LOCALES),
          known("almalinux", ONLY_C_LOCALES),
          known("oraclelinux", ONLY_C_LOCALES),
          known("archlinux", ONLY_C_LOCALES),
          known("centos", ONLY_C_LOCALES),
          known("ubi8", ONLY_C_LOCALES),
          known("ubi9", ONLY_C_LOCALES),
          known("redhat", ONLY_C_LOCALES),
          known("buildpack-deps", ONLY_C_LOCALES),
          known("gcc", ONLY_C_LOCALES),
          known("golang", ONLY_C_LOCALES),
          known("rust", ONLY_C_LOCALES),
          known("node", ONLY_C_LOCALES),
          known("ruby", ONLY_C_LOCALES),
          known("openjdk", ONLY_C_LOCALES),
          known("phusion/baseimage", ONLY_C_LOCALES),
          known("mambaorg/micromamba", ONLY_C_LOCALES),
          known("condaforge/linux-anvil", ONLY_C_LOCALES),
          known("python", PYTHON, ONLY_C_LOCALES),
          known("pypy", PYTHON, ONLY_C_LOCALES),
          known("continuumio", PYTHON, ONLY_C_LOCALES),
          known("condaforge", PYTHON, ONLY_C_LOCALES),
          known("jupyter", PYTHON),
          known("tensorflow/tensorflow", PYTHON),
          known("pytorch/pytorch", PYTHON, CUDA, LIBRARY_PATH, ONLY_C_LOCALES),
          known("rapidsai", PYTHON, CUDA),
          known("vllm/vllm-openai", PYTHON, CUDA, LIBRARY_PATH),
          known("rocm/pytorch", PYTHON, ROCM),
          known("rocm/tensorflow", PYTHON, ROCM),
          known("rocm", ROCM),
          known("perl", PERL, ONLY_C_LOCALES),
          known("julia", JULIA, ONLY_C_LOCALES),
          known("r-base", R),
          known("rocker", R),
          known("rstudio/r-base", R),
          known("bioconductor", R),
          known("nvidia/cuda", CUDA, LIBRARY_PATH, ONLY_C_LOCALES),
          known("nvidia/cudagl", CUDA, LIBRARY_PATH, ONLY_C_LOCALES),
          known("nvidia/opengl", LIBRARY_PATH, ONLY_C_LOCALES),
          known("nvidia/nvhpc", CUDA, LIBRARY_PATH, NEEDS_LIBRARY_PATH),
          known("nvidia/pytorch", PYTHON, CUDA, LIBRARY_PATH, NEEDS_LIBRARY_PATH),
          known("nvidia/tensorflow", PYTHON, CUDA, LIBRARY_PATH, NEEDS_LIBRARY_PATH),
          known("nvidia/jax", PYTHON, CUDA, LIBRARY_PATH, NEEDS_LIBRARY_PATH),
          known("intel/oneapi", ONEAPI, LIBRARY_PATH, NEEDS_LIBRARY_PATH),
          known("intel/oneapi-basekit", ONEAPI, LIBRARY_PATH, NEEDS_LIBRARY_PATH),
          known("intel/oneapi-hpckit", ONEAPI, LIBRARY_PATH, NEEDS_LIBRARY_PATH),
          known("intel/hpckit", ONEAPI, LIBRARY_PATH, NEEDS_LIBRARY_PATH),
          known("tomcat", LIBRARY_PATH));

  /** Where Docker Hub has official images for one kind of processor. */
  private static final Set<String> PROCESSORS =
      Set.of("amd64", "arm64v8", "arm32v7", "i386", "ppc64le", "s390x", "riscv64");

  private static Map.Entry<String, Set<BaseTrait>> known(
      String repository, BaseTrait first, BaseTrait... others) {
    return Map.entry(repository, Collections.unmodifiableSet(EnumSet.of(first, others)));
  }

  /** What is known of an image by its name; nothing of an image that is not known. */
  public static Set<BaseTrait> of(BaseImage image) {
    Set<BaseTrait> traits = EnumSet.noneOf(BaseTrait.class);
    traits.addAll(byRepository(image.repository()));
    String tag = image.tag();
    if (image.repository().equals("tensorflow/tensorflow") && tag.contains("gpu")) {
      traits.addAll(EnumSet.of(CUDA, LIBRARY_PATH));
    }
    boolean hasEnglish = image.name().equals("centos") && (tag.startsWith("6") || isCentos7(tag));
    if (tag.startsWith("alpine") || tag.contains("-alpine") || hasEnglish) {
      traits.remove(ONLY_C_LOCALES);
    }
    return traits;
  }

  private static boolean isCentos7(String tag) {
    return tag.startsWith("7") || tag.startsWith("centos7");
  }

  private static Set<BaseTrait> byRepository(String repository) {
    int slash = repository.indexOf('/');
    boolean ofProcessor = slash > 0 && PROCESSORS.contains(repository.substring(0, slash));
    String known = ofProcessor ? repository.substring(slash + 1) : repository;
    while (!known.isEmpty() && !BY_REPOSITORY.containsKey(known)) {
      known = known.substring(0, Math.max(0, known.lastIndexOf('/')));
    }
    return BY_REPOSITORY.getOrDefault(known, Set.of());
  }
}
