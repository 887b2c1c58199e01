package org.sifter.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.Variable;

/** The environment variables of an image. */
public final class ImageEnvironment {
  private final List<EnvironmentPair> pairs;
  private final Map<String, EnvironmentPair> lasting = new LinkedHashMap<>();
  private final Map<String, String> inherited = new LinkedHashMap<>();

  private ImageEnvironment(List<EnvironmentPair> pairs, List<Variable> inherited) {
    this.pairs = List.copyOf(pairs);
    for (EnvironmentPair pair : pairs) {
      lasting.remove(pair.name());
      lasting.put(pair.name(), pair);
    }
    inherited.forEach(variable -> this.inherited.put(variable.name(), variable.value().orUnset()));
  }

  /** The variables of the image that a Dockerfile makes. */
  public static ImageEnvironment of(Analysis analysis) {
    List<EnvironmentPair> pairs = new ArrayList<>();
    analysis.shippedMoments().forEach(moment -> pairs.addAll(EnvironmentPair.of(moment)));
    return new ImageEnvironment(
        pairs,
        analysis.base().flatMap(BaseImage::config).map(ImageConfig::environment).orElse(List.of()));
  }

  /** All that ENV sets on the way to the image, in the order of the file. */
  public List<EnvironmentPair> pairs() {
    return pairs;
  }

  /** What ENV sets and no later ENV replaces, in the order of the file. */
  public List<EnvironmentPair> lasting() {
    return List.copyOf(lasting.values());
  }

  /** The last ENV of a variable. */
  public Optional<EnvironmentPair> last(String name) {
    return Optional.ofNullable(lasting.get(name));
  }

  /** The value that the base image gives a variable, where its config is known. */
  public Optional<String> inherited(String name) {
    return Optional.ofNullable(inherited.get(name));
  }

  /** Whether the image has the variable, as far as is known. */
  public boolean has(String name) {
    return lasting.containsKey(name) || inherited.containsKey(name);
  }

  /** The value that the image has for a variable; empty when that is not known, or none. */
  public Optional<String> value(String name) {
    EnvironmentPair pair = lasting.get(name);
    return pair == null ? inherited(name) : pair.value().asLiteral();
  }
}
