package org.sifter.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.sifter.plan.Variable;
import org.sifter.shell.Expansion;

/**
 * Variables that a script must not set for itself, as its own shell or its own commands would obey
 * them: Docker sets them for the process of a step only, and so does {@code env} before it.
 */
final class HeldVariables {
  /**
   * What shells take as settings of their own, refuse to change, or change by themselves (POSIX XCU
   * 2.5.3; Bash manual, "Bash Variables").
   */
  private static final Set<String> OF_SHELLS =
      Set.of(
          "CDPATH",
          "DIRSTACK",
          "ENV",
          "EUID",
          "EXECIGNORE",
          "FIGNORE",
          "FPATH",
          "FUNCNAME",
          "FUNCNEST",
          "GLOBIGNORE",
          "GROUPS",
          "HISTCMD",
          "IFS",
          "LINENO",
          "MAIL",
          "MAILCHECK",
          "MAILPATH",
          "OLDPWD",
          "OPTARG",
          "OPTERR",
          "OPTIND",
          "PIPESTATUS",
          "POSIXLY_CORRECT",
          "PPID",
          "PS1",
          "PS2",
          "PS4",
          "PWD",
          "RANDOM",
          "REPLY",
          "SECONDS",
          "SHLVL",
          "SRANDOM",
          "TIMEFORMAT",
          "TMOUT",
          "UID",
          "_");

  private static final Pattern OF_BASH = Pattern.compile("BASH.*|COMP_.*|SHELLOPTS|READLINE_.*");

  /** What the commands of the script go by. */
  private static final Pattern OF_SIFTER = Pattern.compile("sifter_.*|(SINGULARITY|APPTAINER)_.*");

  /** Where {@code mkdir} and the like are in every image that has them. */
  private static final Set<String> PROGRAMS = Set.of("/bin", "/usr/bin");

  private final Map<String, String> words = new LinkedHashMap<>();
  private boolean setsHome;

  /** Whether the script itself must not have the variable. */
  static boolean mustHold(Variable variable) {
    String name = variable.name();
    return OF_SHELLS.contains(name)
        || OF_BASH.matcher(name).matches()
        || OF_SIFTER.matcher(name).matches()
        || (name.equals("PATH") && !leadsToPrograms(variable.value()));
  }

  /** A PATH that goes on with the base image's is taken to lead there. */
  private static boolean leadsToPrograms(Expansion path) {
    return !path.isLiteral() || List.of(path.orUnset().split(":", -1)).containsAll(PROGRAMS);
  }

  /**
   * Holds a variable for the steps that follow.
   *
   * @param word the shell word for its value, which means the same in all of them
   */
  void hold(String name, String word) {
    words.put(name, word);
  }

  /** Forgets a variable that has got a value with which the script can live. */
  void release(String name) {
    words.remove(name);
  }

  /** Takes note that HOME is set, so that a step under USER does not get the user's own. */
  void setsHome() {
    setsHome = true;
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /**
   * The command that sets them for another, with a blank behind it; empty when there are none.
   *
   * @param asUser whether it runs as another user, whose HOME has been set before it
   */
  String command(boolean asUser) {
    List<String> command = new ArrayList<>(List.of("env"));
    if (asUser && setsHome) {
      command.add("HOME=\"$HOME\"");
    }
    words.forEach((name, word) -> command.add(name + "=" + word));
    return command.size() == 1 ? "" : ShellWords.join(command) + " ";
  }
}
