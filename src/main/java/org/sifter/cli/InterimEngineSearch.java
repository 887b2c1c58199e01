package org.sifter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sifter.engine.Engine;
import org.sifter.engine.EngineKind;
import org.sifter.engine.EngineVersion;
import org.sifter.engine.ProcessGroup;

/** Finds Apptainer, until there is a real search. */
record InterimEngineSearch(Surroundings surroundings) {
  Optional<Engine> find() {
    for (String directory : surroundings.variable("PATH").orElse("").split(":", -1)) {
      Path program = Path.of(directory).resolve("apptainer");
      if (Files.isExecutable(program)) {
        return Optional.of(new Engine(program, EngineKind.APPTAINER, version(program)));
      }
    }
    return Optional.empty();
  }

  private EngineVersion version(Path program) {
    StringBuilder answer = new StringBuilder();
    try (ProcessGroup group =
        ProcessGroup.start(
            List.of(program.toString(), "--version"),
            surroundings.variables(),
            surroundings.workingDirectory(),
            answer::append)) {
      group.waitFor();
    } catch (IOException | InterruptedException e) {
      return new EngineVersion(1, 0, 0);
    }
    return EngineVersion.find(answer.toString()).orElse(new EngineVersion(1, 0, 0));
  }
}
