package org.sifter.launcher;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sifter.plan.Healthcheck;
import org.sifter.plan.ImageConfig;

/** Finds values that a script cannot hold: with a NUL, or bytes that are not UTF-8. */
public final class UnwritableValues {
  private final List<String> found = new ArrayList<>();

  private UnwritableValues() {}

  /** The instructions that have such values, of those that launchers make use of. */
  public static List<String> of(ImageConfig config) {
    UnwritableValues values = new UnwritableValues();
    values.check("ENTRYPOINT", config.entrypoint().orElse(List.of()));
    values.check("CMD", config.command().orElse(List.of()));
    values.check("SHELL", config.shell().orElse(List.of()));
    values.check("HEALTHCHECK", config.healthcheck().map(Healthcheck::test).orElse(List.of()));
    values.check("VOLUME", config.volumes());
    values.check("WORKDIR", List.of(config.workingDirectory()));
    values.check("STOPSIGNAL", List.of(config.stopSignal()));
    return values.found;
  }

  private void check(String instruction, List<String> values) {
    if (values.stream().anyMatch(UnwritableValues::isUnwritable)) {
      found.add(instruction);
    }
  }

  /** Whether no script can hold a value. */
  static boolean isUnwritable(String value) {
    return value.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(value);
  }
}
