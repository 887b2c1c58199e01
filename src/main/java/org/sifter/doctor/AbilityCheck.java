package org.sifter.doctor;

import java.util.List;
import java.util.function.Supplier;
import org.sifter.engine.Ability;

/**
 * Something that builds need.
 *
 * @param subject what it is
 * @param trial tries it
 * @param need whether builds miss it where it is not there
 */
public record AbilityCheck(String subject, Supplier<Ability> trial, Need need) implements Check {

  /** Whether builds miss something. */
  public enum Need {
    /** They do. */
    NEEDED,
    /** They have something better. */
    SPARE
  }

  @Override
  public List<Finding> findings() {
    Ability ability = trial.get();
    if (ability instanceof Ability.Lacking lacking) {
      return List.of(
          need == Need.NEEDED
              ? Finding.warning(lacking.why(), lacking.remedy())
              : Finding.ok(lacking.why() + ", and none is needed"));
    }
    return List.of(Finding.ok(((Ability.Given) ability).how()));
  }
}
