package org.sifter.plan;

import java.util.List;
import java.util.Optional;

/**
 * A build stage.
 *
 * @param index its place among all stages of the file, from 0
 * @param name its name in small letters
 * @param base what it starts from
 * @param platform the platform that its FROM asks for
 * @param provenance its FROM instruction
 * @param environment the variables that its first step sees: those of the base image or stage, with
 *     the build arguments of a base stage
 * @param steps what is done in it, in order
 * @param config the image config that it ends with
 */
public record Stage(
    int index,
    Optional<String> name,
    Base base,
    Optional<Platform> platform,
    Provenance provenance,
    List<Variable> environment,
    List<Step> steps,
    ImageConfig config) {
  public Stage {
    environment = List.copyOf(environment);
    steps = List.copyOf(steps);
  }
}
