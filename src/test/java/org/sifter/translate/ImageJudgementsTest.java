package org.sifter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.ImageReference;
import org.sifter.plan.MalformedValueException;
import org.sifter.plan.Variable;
import org.sifter.shell.Expansion;

/** What the name and the variables of a base image tell. */
final class ImageJudgementsTest {

  @ParameterizedTest
  @CsvSource({
    "gcr.io/distroless/static, false",
    "gcr.io/distroless/base:debug, true",
    "gcr.io/distroless/base:debug-nonroot, true",
    "gcr.io/distroless/base:nonroot-debug, true",
    "cgr.dev/chainguard/python, false",
    "cgr.dev/chainguard/python:latest-dev, true",
    "cgr.dev/chainguard/bash, true",
    "debian, true",
    "example.org/tools/distroless-like, true"
  })
  void someImagesHaveNoShell(String image, boolean may) throws MalformedValueException {
    assertEquals(may, ShellLessImages.mayHaveShell(ImageReference.parse(image)));
  }

  @ParameterizedTest
  @CsvSource({
    "debian, true",
    "builder, false",
    "builder:1, true",
    "owner/builder, true",
    "localhost:5000/builder, true",
    "builder@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, true"
  })
  void aBareNameIsThatOfAnOfficialImage(String image, boolean may) throws MalformedValueException {
    assertEquals(may, OfficialImages.mayExist(ImageReference.parse(image)));
  }

  @ParameterizedTest
  @CsvSource({
    "NAME, plain text, true, false",
    "NAME, 'tilde ~ and quote ''', true, false",
    "NAME, 'a\"b', false, true",
    "NAME, a$b, false, true",
    "NAME, a`b, false, true",
    "NAME, a\\b, false, true",
    "NAME, 'a\nb', false, true",
    "NAME, ä, false, false",
    "a.b, plain, false, false",
    "PATH, /opt/bin, false, false",
    "PATH, " + ImageConfig.DEFAULT_PATH + ", true, false"
  })
  void enginesKeepPlainVariables(String name, String value, boolean keeps, boolean breaks) {
    Variable variable = new Variable(name, Expansion.literal(value));
    assertEquals(keeps, EngineVariables.keepsExactly(variable));
    assertEquals(breaks, EngineVariables.breaksOthers(variable));
  }

  @ParameterizedTest
  @CsvSource({
    "IFS, x, true",
    "BASH_ENV, x, true",
    "COMP_WORDS, x, true",
    "sifter_path, x, true",
    "APPTAINER_BIND, x, true",
    "SINGULARITY_BIND, x, true",
    "PATH, /opt/bin, true",
    "PATH, /opt/bin:/bin, true",
    "PATH, /opt/bin:/usr/bin:/bin, false",
    "HOME, /x, false",
    "MYBASH, x, false"
  })
  void someVariablesAreForTheStepAlone(String name, String value, boolean held) {
    Variable variable = new Variable(name, Expansion.literal(value));
    assertEquals(held, HeldVariables.mustHold(variable));
  }
}
