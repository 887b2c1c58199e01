package org.sifter.launcher;

import java.util.List;
import java.util.Optional;

/**
 * What is asked of a run script.
 *
 * @param image where the image is: an absolute path, or one from the script's own directory
 * @param build the command that builds the image, in the directory of its Dockerfile; the name of
 *     the image is added
 * @param shell the shell that reads the script
 * @param site the cluster that it runs on
 * @param isLate whether the script reads what is known of the cluster where it runs; then nothing
 *     is known of it yet
 * @param programs the programs of the image that it is when it is called by their names
 * @param job what it asks for as a Slurm job; empty when it is none
 * @param presets the options that it has from the start
 */
public record ScriptOptions(
    String image,
    String build,
    ScriptShell shell,
    SiteProfile site,
    boolean isLate,
    Optional<Job> job,
    List<OfferedProgram> programs,
    List<Preset> presets) {
  private static final String SUFFIX = ".sif";
  private static final String FALLBACK = "image";

  public ScriptOptions {
    programs = List.copyOf(programs);
    presets = List.copyOf(presets);
  }

  /**
   * What the image is called among services and directories: the name of its file without {@code
   * .sif}, with only what the name of an instance may have.
   */
  String name() {
    String file = image.substring(image.lastIndexOf('/') + 1);
    String stem = file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
    String name = stem.replaceAll("[^A-Za-z0-9_.-]+", "-").replaceFirst("^[^A-Za-z0-9]+", "");
    return name.isEmpty() ? FALLBACK : name;
  }
}
