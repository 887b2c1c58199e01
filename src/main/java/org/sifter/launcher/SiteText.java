package org.sifter.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sifter.shell.ShellQuote;

/** Writes what is known of a cluster as shell code. */
final class SiteText {
  private SiteText() {}

  /** The code for a run script: what it makes use of. */
  static String of(ScriptOptions options, LaunchFacts facts) {
    SiteProfile site = options.site();
    ShellCode code = new ShellCode();
    code.variable("_site_engine", site.engine().orElse(""));
    code.variable("_site_module", site.module().orElse(""));
    if (facts.service().isPresent()) {
      code.variable("_site_login", site.login().orElse(""));
    }
    code.expression("_site_tmp", site.tmp().map(tmp -> SitePath.of(tmp).word()).orElse(""));
    if (options.job().isPresent()) {
      code.expression(
          "_site_local", site.slurm().local().map(path -> SitePath.of(path).word()).orElse(""));
    }
    code.variable("_site_libraries", String.join(":", site.mpi().libraryPath()));
    if (!options.isLate()) {
      functions(code, site);
    }
    return code.toString();
  }

  /** What scripts that read the profile themselves have of their own. */
  private static void functions(ShellCode code, SiteProfile site) {
    each(code, "site_binds", "what containers are shown where it exists", site.binds());
    each(code, "site_mpi_binds", "what ranks are shown besides", site.mpi().binds());
    code.function("site_variables", "sets the site's variables.", variables(site.environment()));
    List<String> srun = new ArrayList<>(List.of("srun"));
    srun.addAll(site.mpi().options());
    code.function(
        "site_srun",
        "COMMAND [WORD]...: calls it with srun, the site's options of srun, and the words.",
        List.of("_caller=$1", "shift", "\"${_caller}\" " + ShellCode.words(srun) + " \"$@\""));
  }

  private static void each(ShellCode code, String name, String what, List<String> paths) {
    code.function(
        name,
        "COMMAND: calls it with " + what + ".",
        paths.stream()
            .map(SitePath::of)
            .map(path -> path.guard() + "\"$1\" " + path.word())
            .toList());
  }

  private static List<String> variables(Map<String, String> environment) {
    return environment.entrySet().stream()
        .map(
            variable ->
                SitePath.of(variable.getValue()).guard()
                    + "forward "
                    + ShellQuote.word(variable.getKey())
                    + " "
                    + SitePath.of(variable.getValue()).word())
        .toList();
  }
}
