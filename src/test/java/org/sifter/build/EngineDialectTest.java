package org.sifter.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sifter.engine.Engine;
import org.sifter.engine.EngineKind;
import org.sifter.engine.EngineVersion;
import org.sifter.translate.Dialect;

final class EngineDialectTest {
  @ParameterizedTest
  @CsvSource({
    "APPTAINER, 1.4.5, APPTAINER",
    "APPTAINER, 1.1.0, APPTAINER",
    "APPTAINER, 1.0.3, ",
    "SINGULARITY_CE, 4.1.5, SINGULARITYCE",
    "SINGULARITY_CE, 3.8.0, SINGULARITYCE",
    "SINGULARITY_CE, 3.5.6, SINGULARITY3",
    "SINGULARITY, 3.8.7, SINGULARITY3",
    "SINGULARITY, 3.0.1, SINGULARITY3",
    "SINGULARITY, 2.6.1, ",
  })
  void dialectFollowsFromKindAndVersion(EngineKind kind, String version, Dialect dialect) {
    Engine engine =
        new Engine(Path.of("/bin/engine"), kind, EngineVersion.find(version).orElseThrow());
    assertEquals(Optional.ofNullable(dialect), EngineDialect.of(engine));
  }
}
