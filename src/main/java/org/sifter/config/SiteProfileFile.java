package org.sifter.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.diag.DiagnosticLog;
import org.sifter.launcher.SiteProfile;
import org.sifter.shell.Suggestion;

/** Reads what launchers have to know of a cluster: YAML with the keys of {@link SiteProfile}. */
public final class SiteProfileFile {
  /** The name of the file in the directories that it is looked for in. */
  public static final String NAME = "site.yaml";

  private static final List<String> KEYS =
      List.of("engine", "module", "login", "binds", "tmp", "environment", "mpi", "slurm");
  private static final List<String> MPI_KEYS = List.of("options", "binds", "library-path");
  private static final List<String> SLURM_KEYS = List.of("partition", "account", "local");

  private static final String ENGINE = "|apptainer|singularity|/.*";
  private static final String MODULE = "|[A-Za-z0-9_][A-Za-z0-9_.+/-]*";
  private static final String PATH = "|[/$].*";
  private static final String PATH_REMEDY =
      "It is an absolute path, or begins with a variable such as $HOME.";
  private static final String SLURM_NAME = "|[A-Za-z0-9_][A-Za-z0-9_.,-]*";

  /** Variables that containers have from the engine, whatever is forwarded to it. */
  private static final Set<String> OF_THE_ENGINE = Set.of("HOME", "UID", "EUID", "GID");

  private final DiagnosticLog log;
  private final Map<String, YamlValue> values = new LinkedHashMap<>();

  private SiteProfileFile(DiagnosticLog log) {
    this.log = log;
  }

  /**
   * Reads a profile.
   *
   * @param log has its text, and gets what is wrong with it; the result counts only without errors
   */
  public static SiteProfile read(DiagnosticLog log) {
    SiteProfileFile file = new SiteProfileFile(log);
    new YamlReader(log).root().ifPresent(root -> file.collect("", root, KEYS));
    file.map("mpi", MPI_KEYS);
    file.map("slurm", SLURM_KEYS);
    return file.profile();
  }

  private void map(String key, List<String> known) {
    Optional.ofNullable(values.get(key)).ifPresent(value -> collect(key + ".", value, known));
  }

  private void collect(String prefix, YamlValue map, List<String> known) {
    for (YamlValue.Entry entry : map.entries()) {
      if (known.contains(entry.key())) {
        values.put(prefix + entry.key(), entry.value());
      } else {
        log.report(
            ConfigCode.CONFIG_KEY,
            entry.keySpan(),
            prefix + entry.key(),
            Suggestion.nearest(entry.key(), known)
                .map(near -> "Did you mean " + near + "?")
                .orElse("The keys are " + String.join(", ", known) + "."));
      }
    }
  }

  private SiteProfile profile() {
    return new SiteProfile(
        text("engine", ENGINE, "It is apptainer, singularity or an absolute path."),
        text("module", MODULE, "It is made of letters, digits and _.+/-."),
        text("login"),
        paths("binds"),
        text("tmp", PATH, PATH_REMEDY),
        environment(),
        new SiteProfile.Mpi(texts("mpi.options"), paths("mpi.binds"), paths("mpi.library-path")),
        new SiteProfile.Slurm(
            text("slurm.partition", SLURM_NAME, "It is made of letters, digits and _.,-."),
            text("slurm.account", SLURM_NAME, "It is made of letters, digits and _.,-."),
            text("slurm.local", PATH, PATH_REMEDY)));
  }

  private Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).flatMap(value -> checked(key, value));
  }

  /** A text of a form. */
  private Optional<String> text(String key, String form, String remedy) {
    Optional<String> text = text(key);
    if (text.isPresent() && !text.get().matches(form)) {
      log.report(ConfigCode.CONFIG_VALUE, values.get(key).span(), key, text.get(), remedy);
      return Optional.empty();
    }
    return text;
  }

  private Optional<String> checked(String key, YamlValue value) {
    return value.text().filter(text -> isLine(key, new YamlValue.Text(text, value.span())));
  }

  /** A script cannot hold every text. */
  private boolean isLine(String key, YamlValue.Text text) {
    boolean isLine = text.text().chars().noneMatch(Character::isISOControl);
    if (!isLine) {
      log.report(
          ConfigCode.CONFIG_VALUE, text.span(), key, "this", "It is one line without a tab.");
    }
    return isLine;
  }

  private List<YamlValue.Text> lines(String key) {
    return Optional.ofNullable(values.get(key)).stream()
        .flatMap(value -> value.texts().stream())
        .filter(text -> isLine(key, text))
        .toList();
  }

  private List<String> texts(String key) {
    return lines(key).stream().map(YamlValue.Text::text).toList();
  }

  private List<String> paths(String key) {
    List<String> paths = new ArrayList<>();
    for (YamlValue.Text text : lines(key)) {
      if (text.text().startsWith("/") || text.text().startsWith("$")) {
        paths.add(text.text());
      } else {
        log.report(ConfigCode.CONFIG_VALUE, text.span(), key, text.text(), PATH_REMEDY);
      }
    }
    return paths;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    Optional<YamlValue> map = Optional.ofNullable(values.get("environment"));
    for (YamlValue.Entry entry : map.map(YamlValue::entries).orElse(List.of())) {
      if (OF_THE_ENGINE.contains(entry.key())) {
        log.report(
            ConfigCode.CONFIG_VALUE,
            entry.keySpan(),
            "the name of a variable",
            entry.key(),
            "The engine sets it itself, and takes no other value.");
      } else if (entry.key().matches("[A-Za-z_][A-Za-z0-9_]*")) {
        checked(entry.key(), entry.value()).ifPresent(text -> environment.put(entry.key(), text));
      } else {
        log.report(
            ConfigCode.CONFIG_VALUE,
            entry.keySpan(),
            "the name of a variable",
            entry.key(),
            "It is made of letters, digits and _.");
      }
    }
    return environment;
  }
}
