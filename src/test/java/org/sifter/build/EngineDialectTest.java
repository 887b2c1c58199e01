package org.sifter.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sifter.diag.Diagnostic;
import org.sifter.engine.Engine;
import org.sifter.engine.EngineCode;
import org.sifter.engine.EngineException;
import org.sifter.engine.EngineKind;
import org.sifter.engine.EngineVersion;
import org.sifter.translate.Dialect;

final class EngineDialectTest {
  private static Engine engine(EngineKind kind, String version) {
    return new Engine(Path.of("/bin/engine"), kind, EngineVersion.find(version).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "APPTAINER, 1.4.5, APPTAINER",
    "APPTAINER, 1.1.0, APPTAINER",
    "SINGULARITY_CE, 4.1.5, SINGULARITYCE",
    "SINGULARITY_CE, 3.8.0, SINGULARITYCE",
    "SINGULARITY_CE, 3.5.6, SINGULARITY3",
    "SINGULARITY, 3.8.7, SINGULARITY3",
    "SINGULARITY, 3.0.1, SINGULARITY3",
  })
  void dialectFollowsFromKindAndVersion(EngineKind kind, String version, Dialect dialect)
      throws EngineException {
    assertEquals(dialect, EngineDialect.require(engine(kind, version)));
  }

  @ParameterizedTest
  @CsvSource({
    "APPTAINER, 1.0.3, Apptainer 1.0.3",
    "SINGULARITY, 2.6.1, Singularity 2.6.1",
    "SINGULARITY_CE, 2.9.9, SingularityCE 2.9.9",
  })
  void someAreTooOld(EngineKind kind, String version, String name) {
    Engine old = engine(kind, version);
    Diagnostic told =
        assertThrows(EngineException.class, () -> EngineDialect.require(old)).diagnostic();
    assertEquals(name + " is too old for the definition files that sifter writes", told.message());
    assertEquals(EngineCode.ENGINE_TOO_OLD, told.code());
  }
}
