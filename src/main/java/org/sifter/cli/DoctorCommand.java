package org.sifter.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.sifter.doctor.Check;
import org.sifter.doctor.Checkup;

/** Tells whether images can be built here, and what is in the way. */
final class DoctorCommand implements Command {
  /** More than any program or registry may take that a check waits for. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String synopsis() {
    return "[OPTION]... [FILE|CONTEXT]";
  }

  @Override
  public String summary() {
    return "tell whether images can be built here, and what is in the way";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("", "all that builds need on this machine"),
        new Example("--registry ghcr.io", "a registry, too"));
  }

  @Override
  public List<Option> options() {
    return OptionNames.ofDoctor();
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException {
    DoctorFormat format = DoctorFormat.of(arguments);
    Optional<List<Check>> registries =
        new RegistryChecks(arguments, surroundings, messages).checks();
    if (registries.isEmpty()) {
      return ExitCode.BAD_INPUT;
    }
    List<Check> checks = new ArrayList<>(new MachineChecks(arguments, surroundings).checks());
    checks.addAll(registries.get());
    Checkup checkup = Checkup.of(checks, PATIENCE);
    Results results = new StreamResults(surroundings.out());
    results.write(format.render(checkup, ColorChoice.of(arguments).palette(surroundings)));
    results.finish();
    return checkup.canBuild() ? ExitCode.DONE : ExitCode.ENGINE;
  }
}
