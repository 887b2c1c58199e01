package org.sifter.plan;

import java.util.ArrayList;
import java.util.List;

/** What a RUN executes: a process in the words of the OCI runtime specification. */
@SuppressWarnings("JavaLangClash")
public sealed interface Process {

  /** The arguments of the process, its program the first. */
  List<String> arguments();

  /**
   * A command line for a shell.
   *
   * @param shell the shell with its options
   * @param text the command line
   * @param lineBreaks the offsets in the text at which two lines of the Dockerfile were joined
   */
  record Shell(List<String> shell, String text, List<Integer> lineBreaks) implements Process {
    public Shell {
      shell = List.copyOf(shell);
      lineBreaks = List.copyOf(lineBreaks);
    }

    @Override
    public List<String> arguments() {
      return append(shell, text);
    }
  }

  /** Arguments that are executed without a shell. */
  record Exec(List<String> arguments) implements Process {
    public Exec {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A script with an interpreter line of its own, which the shell starts as a file.
   *
   * @param shell the shell with its options
   * @param name the file's name
   * @param content what the file holds
   */
  record Script(List<String> shell, String name, String content) implements Process {
    /** The directory in which BuildKit shows such a file to the step. */
    public static final String DIRECTORY = "/dev/pipes/";

    public Script {
      shell = List.copyOf(shell);
    }

    @Override
    public List<String> arguments() {
      return append(shell, DIRECTORY + name);
    }
  }

  private static List<String> append(List<String> shell, String argument) {
    List<String> all = new ArrayList<>(shell);
    all.add(argument);
    return List.copyOf(all);
  }
}
