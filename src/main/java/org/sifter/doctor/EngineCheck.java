package org.sifter.doctor;

import java.util.List;
import org.sifter.engine.Engine;

/** The engine that has been found. */
public record EngineCheck(Engine engine) implements Check {
  /** What checks of engines are about. */
  static final String SUBJECT = "engine";

  @Override
  public String subject() {
    return SUBJECT;
  }

  @Override
  public List<Finding> findings() {
    return List.of(Finding.ok("%s, %s".formatted(engine.label(), engine.program())));
  }
}
