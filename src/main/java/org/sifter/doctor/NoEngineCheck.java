package org.sifter.doctor;

import java.util.List;
import org.sifter.diag.Diagnostic;

/**
 * An engine that has not been found.
 *
 * @param diagnostic why
 */
public record NoEngineCheck(Diagnostic diagnostic) implements Check {
  @Override
  public String subject() {
    return EngineCheck.SUBJECT;
  }

  @Override
  public List<Finding> findings() {
    return List.of(
        Finding.problem(
            diagnostic.source().name() + ": " + diagnostic.message(), diagnostic.remedy()));
  }
}
