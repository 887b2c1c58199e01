package org.sifter.lint.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Paths;
import org.sifter.shell.Expansion;

/**
 * Where the image looks for programs, as far as ENV says.
 *
 * @param directories the directories of PATH
 */
record SearchPath(List<String> directories) {
  /** Owners of base images that have Conda's own programs on their PATH. */
  private static final Set<String> WITH_CONDA = Set.of("continuumio", "condaforge", "jupyter");

  /** Variables with which base images say where their Conda is. */
  private static final Map<String, String> OF_BASES =
      Map.of("MAMBA_ROOT_PREFIX", "/opt/conda", "CONDA_DIR", "/opt/conda");

  private static final String BIN_OF_CONDA = "/opt/conda/bin";
  private static final String ENVIRONMENTS = "/envs/";
  private static final String BIN = "/bin";
  private static final Set<String> BASE = Set.of("", "base", "root");
  private static final Set<String> USUAL = Set.of("/usr", "/bin", "/sbin");

  SearchPath {
    directories = List.copyOf(directories);
  }

  /** That of the image that a Dockerfile makes. */
  static SearchPath of(Analysis analysis) {
    String path = analysis.end().variable("PATH").map(SearchPath::text).orElse("");
    List<String> directories = new ArrayList<>(split(path));
    if (analysis
        .base()
        .filter(base -> WITH_CONDA.contains(base.repository().split("/", 2)[0]))
        .isPresent()) {
      directories.add(BIN_OF_CONDA);
    }
    return new SearchPath(directories);
  }

  /** The text of a value, with the variables of base images that are known. */
  private static String text(Expansion value) {
    StringBuilder text = new StringBuilder();
    for (Expansion.Part part : value.parts()) {
      if (part instanceof Expansion.Literal literal) {
        text.append(literal.text());
      } else if (part instanceof Expansion.Reference reference) {
        text.append(OF_BASES.getOrDefault(reference.name(), ""));
      }
    }
    return text.toString();
  }

  private static List<String> split(String path) {
    return Arrays.stream(path.split(":", -1)).filter(dir -> dir.startsWith("/")).toList();
  }

  /** Whether some of it is in a directory. */
  boolean reachesInto(String directory) {
    return directories.stream().anyMatch(dir -> Paths.isWithin(dir, directory));
  }

  /** Whether it has all that another adds to the usual directories. */
  boolean hasAllOf(String path) {
    return split(path).stream()
        .filter(dir -> USUAL.stream().noneMatch(usual -> Paths.isWithin(dir, usual)))
        .allMatch(dir -> directories.contains(dir) || directories.contains(dir + "/"));
  }

  /**
   * Whether it has the programs of a Conda environment.
   *
   * @param name a name or a path; empty for the one that Conda itself is in
   */
  boolean hasEnvironment(String name) {
    if (name.startsWith("/")) {
      return reachesInto(name + BIN);
    }
    return BASE.contains(name)
        ? directories.stream().anyMatch(SearchPath::isOfConda)
        : directories.stream().anyMatch(dir -> dir.endsWith(ENVIRONMENTS + name + BIN));
  }

  private static boolean isOfConda(String directory) {
    return directory.contains("conda")
        || directory.contains("mamba")
        || directory.contains("miniforge");
  }
}
