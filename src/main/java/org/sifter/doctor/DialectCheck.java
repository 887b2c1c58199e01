package org.sifter.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sifter.build.EngineDialect;
import org.sifter.engine.Engine;
import org.sifter.translate.Dialect;

/** Whether the engine reads the definition files that sifter writes. */
public record DialectCheck(Engine engine) implements Check {
  @Override
  public String subject() {
    return "dialect";
  }

  @Override
  public List<Finding> findings() {
    Optional<Dialect> dialect = EngineDialect.of(engine);
    return List.of(
        dialect.isPresent()
            ? Finding.ok(dialect.get().name().toLowerCase(Locale.ROOT))
            : Finding.problem(
                engine.label() + " is too old for the definition files that sifter writes",
                "Use Apptainer 1.1, SingularityCE 3.8 or Singularity 3.0, or a newer one."));
  }
}
