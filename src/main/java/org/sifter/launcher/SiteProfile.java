package org.sifter.launcher;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What launchers have to know of a cluster. Paths may name environment variables, {@code
 * $SLURM_TMPDIR} or {@code ${USER}}, which have their values where the script runs.
 *
 * @param engine the engine's program
 * @param module the module that has the engine
 * @param login where users log in, for hints about ssh
 * @param binds files and directories that containers are shown where they exist, {@code
 *     SOURCE[:DESTINATION[:OPTIONS]]} as {@code --bind} has it
 * @param tmp the directory for temporary files
 * @param environment variables that are set in containers
 * @param mpi how programs that use MPI are started
 * @param slurm what jobs ask for
 */
public record SiteProfile(
    Optional<String> engine,
    Optional<String> module,
    Optional<String> login,
    List<String> binds,
    Optional<String> tmp,
    Map<String, String> environment,
    Mpi mpi,
    Slurm slurm) {

  /** A cluster of which nothing is known. */
  public static final SiteProfile UNKNOWN =
      new SiteProfile(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Map.of(),
          new Mpi(List.of(), List.of(), List.of()),
          new Slurm(Optional.empty(), Optional.empty(), Optional.empty()));

  /**
   * About MPI.
   *
   * @param options the options of {@code srun}
   * @param binds what containers of ranks are shown besides
   * @param libraryPath directories of the container where libraries are looked for first
   */
  public record Mpi(List<String> options, List<String> binds, List<String> libraryPath) {
    public Mpi {
      options = List.copyOf(options);
      binds = List.copyOf(binds);
      libraryPath = List.copyOf(libraryPath);
    }
  }

  /**
   * About jobs.
   *
   * @param partition where jobs run
   * @param account whose share they use
   * @param local the directory on a node that images are copied to
   */
  public record Slurm(
      Optional<String> partition, Optional<String> account, Optional<String> local) {}

  public SiteProfile {
    binds = List.copyOf(binds);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }
}
