package org.sifter.doctor;

import java.util.List;
import java.util.Locale;
import org.sifter.build.EngineDialect;
import org.sifter.engine.Engine;
import org.sifter.engine.EngineException;

/** Whether the engine reads the definition files that sifter writes. */
public record DialectCheck(Engine engine) implements Check {
  @Override
  public String subject() {
    return "dialect";
  }

  @Override
  public List<Finding> findings() {
    try {
      return List.of(Finding.ok(EngineDialect.require(engine).name().toLowerCase(Locale.ROOT)));
    } catch (EngineException e) {
      return List.of(Finding.problem(e.diagnostic().message(), e.diagnostic().remedy()));
    }
  }
}
