package org.sifter.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.sifter.lint.LintTester;

/** What the names of images tell of the C library. */
final class CLibraryTest {

  @Test
  void distributions() {
    check("debian:11", "Debian 11: glibc 2.31");
    check("debian:12.4-slim", "Debian 12: glibc 2.36");
    check("debian:bullseye-20230101-slim", "Debian 11: glibc 2.31");
    check("ubuntu:20.04", "Ubuntu 20.04: glibc 2.31");
    check("arm64v8/ubuntu:noble", "Ubuntu 24.04: glibc 2.39");
    check("buildpack-deps:focal-scm", "Ubuntu 20.04: glibc 2.31");
    check("centos:7", "Enterprise Linux 7: glibc 2.17");
    check("centos:centos7.9.2009", "Enterprise Linux 7: glibc 2.17");
    check("quay.io/centos/centos:stream9", "Enterprise Linux 9: glibc 2.34");
    check("rockylinux/rockylinux:8-minimal", "Enterprise Linux 8: glibc 2.28");
    check("almalinux:10", "Enterprise Linux 10: glibc 2.39");
    check("fedora:40", "Fedora 40: glibc 2.39");
    check("opensuse/leap:15.6", "openSUSE Leap 15.6: glibc 2.38");
    check("amazonlinux:2", "Amazon Linux 2: glibc 2.26");
    check("amazonlinux:2023", "Amazon Linux 2023: glibc 2.34");
    check("amazonlinux:2018.03", "Amazon Linux 2018.03: glibc 2.17");
  }

  @Test
  void releasesInTags() {
    check("python:3.12-slim-bookworm", "Debian 12: glibc 2.36");
    check("nvidia/cuda:11.8.0-cudnn8-devel-ubuntu20.04", "Ubuntu 20.04: glibc 2.31");
    check("nvidia/cuda:12.4.1-devel-rockylinux8", "Enterprise Linux 8: glibc 2.28");
    check("intel/oneapi-hpckit:2023.2.1-devel-ubuntu22.04", "Ubuntu 22.04: glibc 2.35");
    check("nvcr.io/nvidia/nvhpc:24.1-devel-cuda12.3-ubuntu22.04", "Ubuntu 22.04: glibc 2.35");
    check("mambaorg/micromamba:1.5-jammy", "Ubuntu 22.04: glibc 2.35");
  }

  @Test
  void releasesInNames() {
    check("rocm/dev-ubuntu-22.04:6.0", "Ubuntu 22.04: glibc 2.35");
    check("registry.access.redhat.com/ubi8/ubi:8.9", "Enterprise Linux 8: glibc 2.28");
    check("rocker/r-ver:4.1.2", "Ubuntu 20.04: glibc 2.31");
    check("redhat/ubi8:8.9", "Enterprise Linux 8: glibc 2.28");
    check("spack/ubuntu-jammy:0.21", "Ubuntu 22.04: glibc 2.35");
    check("quay.io/pypa/manylinux2014_x86_64", "manylinux2014: glibc 2.17");
    check("gcr.io/distroless/cc-debian11", "Debian 11: glibc 2.31");
  }

  @Test
  void otherLibraries() {
    check("alpine:3.20", "Alpine: musl");
    check("alpine", "Alpine: musl");
    check("python:3.12-alpine", "Alpine: musl");
    check("node:20-alpine3.18", "Alpine 3.18: musl");
    check("rust:1-alpine", "Alpine: musl");
    check("quay.io/pypa/musllinux_1_2_x86_64", "musllinux: musl");
    check("busybox:1.36", "BusyBox: uClibc");
    check("busybox:1.36-musl", "musl: musl");
    check("busybox:glibc", "");
  }

  @Test
  void namesThatTellNothing() {
    check("python:3.12", "");
    check("debian", "");
    check("continuumio/miniconda3:4.9.2", "");
    check("ghcr.io/alpinelab/tool:2", "");
    check("quay.io/x/debianish:8", "");
  }

  private static void check(String image, String expected) {
    BaseImage base = new LintTester().analyze("FROM " + image + "\n").base().orElseThrow();
    String found =
        CLibrary.of(base).map(library -> library.release() + ": " + library.describe()).orElse("");
    assertEquals(expected, found, image);
  }
}
