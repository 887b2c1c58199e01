package org.sifter.lint.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Argument;
import org.sifter.analysis.ImageEnvironment;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Paths;
import org.sifter.script.WordPart;

/**
 * Something that a script changes for what the shell runs afterwards.
 *
 * @param kind what is changed
 * @param subject the variable, file or environment; empty when it is not known
 * @param value the value of a variable as far as it is known
 */
record ShellSetting(Kind kind, String subject, String value) {

  /** What is changed. */
  enum Kind {
    /** A variable is exported. */
    VARIABLE("export"),
    /** A file is sourced. */
    FILE("source"),
    /** An environment of Conda, or of Python, is activated. */
    ENVIRONMENT("activate"),
    /** A module is loaded. */
    MODULE("load the module");

    private final String verb;

    Kind(String verb) {
      this.verb = verb;
    }
  }

  private static final Set<String> CONDA = Set.of("conda", "mamba", "micromamba");
  private static final String ACTIVATE = "activate";

  /** Variables that make no difference to programs, or that belong to the user. */
  private static final Set<String> OF_NO_ACCOUNT =
      Set.of(
          "HOME",
          "USER",
          "LOGNAME",
          "UID",
          "GID",
          "PUID",
          "PGID",
          "USER_ID",
          "GROUP_ID",
          "TERM",
          "PS1",
          "PS2",
          "PROMPT_COMMAND",
          "EDITOR",
          "VISUAL",
          "PAGER",
          "LS_COLORS",
          "LS_OPTIONS",
          "HISTFILE",
          "HISTSIZE",
          "HISTCONTROL",
          "HISTFILESIZE",
          "GPG_TTY",
          "DEBIAN_FRONTEND");

  /** Files that change nothing but how a shell is typed at. */
  private static final Set<String> OF_TYPING = Set.of("bash_completion", "git-prompt.sh");

  private static final int COMPONENTS_OF_PREFIX = 3;

  /** What a command changes; nothing for most. */
  static List<ShellSetting> of(Invocation invocation) {
    return switch (invocation.name()) {
      case "export" -> variables(invocation.operands());
      case "declare", "typeset" ->
          invocation.hasOption("x") ? variables(invocation.operands()) : List.of();
      case ".", "source" -> sourced(invocation).stream().toList();
      case "module", "ml", "spack" ->
          invocation.is("ml") || invocation.subcommand().equals("load")
              ? List.of(new ShellSetting(Kind.MODULE, lastOperand(invocation), ""))
              : List.of();
      default ->
          CONDA.contains(invocation.name()) && invocation.subcommand().equals(ACTIVATE)
              ? List.of(new ShellSetting(Kind.ENVIRONMENT, operand(invocation, 1), ""))
              : List.of();
    };
  }

  private static List<ShellSetting> variables(List<Argument> operands) {
    List<ShellSetting> settings = new ArrayList<>();
    for (Argument operand : operands) {
      String text =
          operand
              .text()
              .or(() -> operand.word().value(unknown -> Optional.of("")))
              .orElseGet(() -> beginning(operand));
      String[] pair = text.split("=", 2);
      if (!OF_NO_ACCOUNT.contains(pair[0]) && !pair[0].isEmpty()) {
        settings.add(new ShellSetting(Kind.VARIABLE, pair[0], pair.length == 2 ? pair[1] : ""));
      }
    }
    return settings;
  }

  private static String beginning(Argument operand) {
    return operand.word().parts().get(0) instanceof WordPart.Literal literal ? literal.text() : "";
  }

  private static Optional<ShellSetting> sourced(Invocation source) {
    String file = operand(source, 0);
    if (Paths.fileName(file).equals(ACTIVATE)) {
      String name = operand(source, 1);
      String ofPython = file.contains("/bin/") ? file.substring(0, file.lastIndexOf("/bin/")) : "";
      return Optional.of(new ShellSetting(Kind.ENVIRONMENT, name.isEmpty() ? ofPython : name, ""));
    }
    return source.operands().stream()
        .findFirst()
        .flatMap(source::path)
        .filter(path -> !OF_TYPING.contains(Paths.fileName(path)))
        .map(path -> new ShellSetting(Kind.FILE, path, ""));
  }

  private static String operand(Invocation invocation, int index) {
    List<Argument> operands = invocation.operands();
    return index < operands.size() ? operands.get(index).value() : "";
  }

  private static String lastOperand(Invocation invocation) {
    return operand(invocation, invocation.operands().size() - 1);
  }

  /** Whether the image has the same from ENV. */
  boolean isIn(ImageEnvironment environment, SearchPath path) {
    return switch (kind) {
      case VARIABLE -> subject.equals("PATH") ? path.hasAllOf(value) : environment.has(subject);
      case FILE -> path.reachesInto(prefix(subject));
      case ENVIRONMENT -> path.hasEnvironment(subject);
      case MODULE -> false;
    };
  }

  /** What a file belongs to: {@code /opt/tool} for {@code /opt/tool/etc/setup.sh}. */
  private static String prefix(String file) {
    String[] components = file.split("/", COMPONENTS_OF_PREFIX + 1);
    return components.length > COMPONENTS_OF_PREFIX
        ? "/" + components[1] + "/" + components[2]
        : file;
  }

  /** What it does, for messages that say that it would: {@code export PATH}. */
  String deed() {
    return (kind.verb + " " + subject).strip();
  }
}
