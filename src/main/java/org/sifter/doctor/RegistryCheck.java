package org.sifter.doctor;

import java.util.List;
import org.sifter.oci.ImageLookupException;
import org.sifter.registry.Registries;

/**
 * Whether a registry answers.
 *
 * @param host its name
 * @param registries asks it
 * @param need whether a build is known to need it
 */
public record RegistryCheck(String host, Registries registries, Need need) implements Check {

  /** Whether a build needs a registry. */
  public enum Need {
    /** It does. */
    KNOWN,
    /** Many builds do. */
    LIKELY
  }

  @Override
  public String subject() {
    return "registry";
  }

  @Override
  public List<Finding> findings() {
    try {
      registries.ping(host);
      return List.of(Finding.ok(host + " answers"));
    } catch (ImageLookupException e) {
      State state = need == Need.KNOWN ? State.PROBLEM : State.WARNING;
      return List.of(
          new Finding(
              state,
              e.reason(),
              "Build where there is a network, or set HTTPS_PROXY; images of %s can also come from"
                      .formatted(host)
                  + " files: --base-image."));
    }
  }
}
