package org.sifter.build;

import java.util.Optional;
import org.sifter.engine.Engine;
import org.sifter.engine.EngineCode;
import org.sifter.engine.EngineException;
import org.sifter.engine.EngineVersion;
import org.sifter.translate.Dialect;

/** Which definition files an engine reads. */
public final class EngineDialect {
  private EngineDialect() {}

  /** The dialect of an engine; empty when the engine is too old for any. */
  private static Optional<Dialect> of(Engine engine) {
    EngineVersion version = engine.version();
    return switch (engine.kind()) {
      case APPTAINER -> version.isAtLeast(1, 1) ? Optional.of(Dialect.APPTAINER) : Optional.empty();
      case SINGULARITY_CE ->
          version.isAtLeast(3, 8) ? Optional.of(Dialect.SINGULARITYCE) : singularity(version);
      case SINGULARITY -> singularity(version);
    };
  }

  /**
   * The dialect of an engine.
   *
   * @throws EngineException when the engine is too old for any
   */
  public static Dialect require(Engine engine) throws EngineException {
    Optional<Dialect> dialect = of(engine);
    if (dialect.isEmpty()) {
      String program = engine.program().toString();
      throw EngineException.of(EngineCode.ENGINE_TOO_OLD, program, engine.label());
    }
    return dialect.get();
  }

  private static Optional<Dialect> singularity(EngineVersion version) {
    return version.isAtLeast(3, 0) ? Optional.of(Dialect.SINGULARITY3) : Optional.empty();
  }
}
