package org.sifter.lint.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.lint.Target;
import org.sifter.script.WordPart;
import org.sifter.source.SourceFile;

/** A step deletes all that is in {@code /tmp}, which at build time is the host's. */
public final class TmpWipe implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF001", "tmp-wipe", Category.FILESYSTEM, Severity.ERROR, Phase.BUILD);

  private static final List<String> DIRECTORIES = List.of("/tmp", "/var/tmp", "/dev/shm");
  private static final Set<String> ALL_IN_IT = Set.of("/*", "/.*", "/.??*", "/.[!.]*", "/{*,.*}");
  private static final Set<String> DELETING_ACTIONS = Set.of("-delete", "-exec", "-execdir");

  /** Tests of find(1) that single out files. */
  private static final Set<String> CHOOSING_TESTS =
      Set.of(
          "-name",
          "-iname",
          "-path",
          "-ipath",
          "-wholename",
          "-regex",
          "-iregex",
          "-user",
          "-newer");

  private static final String REMEDY =
      "Leave it out, as nothing in that directory gets into the image, or delete files by their"
          + " names.";

  private static final String TMPDIR = "TMPDIR";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean appliesTo(Profile profile) {
    return profile.target() == Target.DEF;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    List<Invocation> invocations = subject.analysis().invocations();
    for (int i = 0; i < invocations.size(); i++) {
      Invocation invocation = invocations.get(i);
      if (i > 0 && readsNames(invocation, invocations.get(i - 1))) {
        checkList(invocations.get(i - 1), invocation, findings);
      }
      List<Argument> deleted = deleted(invocation);
      List<Argument> wiped = deleted.stream().filter(o -> isWipe(invocation, o)).toList();
      for (Argument operand : wiped) {
        findings.report(
            invocation.span(operand),
            message(invocation, directory(invocation, operand)),
            REMEDY,
            fix(invocation, operand, wiped.size() == deleted.size(), findings.source()));
      }
    }
  }

  private static String message(Invocation invocation, String directory) {
    return "%s deletes what others have in the host's %s".formatted(invocation.name(), directory);
  }

  /** Whether it is {@code xargs rm} behind a command of the same step. */
  private static boolean readsNames(Invocation invocation, Invocation before) {
    return invocation.is("rm", "shred")
        && invocation.prefixes().contains("xargs")
        && invocation.position().readsPipe()
        && before.moment().isSame(invocation.moment());
  }

  /** Looks at the names that a command gives to {@code xargs rm}. */
  private static void checkList(Invocation list, Invocation deleting, Findings findings) {
    for (Argument operand : listed(list)) {
      String directory = directory(list, operand);
      if (!directory.isEmpty()) {
        findings.report(list.span(operand), message(deleting, directory), REMEDY);
      }
    }
    // What ls prints of a directory are names, which rm looks for where it stands.
    Optional<String> here = deleting.position().directory().filter(DIRECTORIES::contains);
    boolean names =
        list.is("ls")
            && !list.hasOption("d", "directory")
            && list.operands().stream().allMatch(each -> list.path(each).equals(here));
    if (names && here.isPresent()) {
      findings.report(list.span(), message(deleting, here.get()), REMEDY);
    }
  }

  /** The operands that stand for all that a command lists, by names that lead there. */
  private static List<Argument> listed(Invocation list) {
    if (list.is("find")) {
      return list.texts().stream().anyMatch(CHOOSING_TESTS::contains)
          ? List.of()
          : startingPoints(list);
    }
    boolean paths =
        list.hasOption("d", "directory") || list.operands().stream().allMatch(Argument::isPattern);
    return list.is("ls") && paths ? list.operands() : List.of();
  }

  /** The operands whose files the command deletes. */
  private static List<Argument> deleted(Invocation invocation) {
    List<Argument> operands = invocation.operands();
    return switch (invocation.name()) {
      case "rm" -> invocation.hasOption("r", "R", "f", "recursive", "force") ? operands : List.of();
      case "shred" -> operands;
      case "find" ->
          invocation.texts().stream().anyMatch(DELETING_ACTIONS::contains)
              ? startingPoints(invocation)
              : List.of();
      case "rsync" ->
          invocation.texts().stream().anyMatch(text -> text.startsWith("--delete"))
              ? operands.subList(Math.max(0, operands.size() - 1), operands.size())
              : List.of();
      default -> List.of();
    };
  }

  private static List<Argument> startingPoints(Invocation find) {
    List<Argument> points = new ArrayList<>();
    for (Argument argument : find.arguments()) {
      if (argument.isOption() || argument.is("(") || argument.is("!")) {
        break;
      }
      points.add(argument);
    }
    return points;
  }

  private static boolean isWipe(Invocation invocation, Argument operand) {
    return !directory(invocation, operand).isEmpty();
  }

  /** The directory that is emptied; empty when none of the host's is. */
  private static String directory(Invocation invocation, Argument operand) {
    String path = invocation.path(operand).orElseGet(() -> ofTmpdir(invocation, operand));
    return DIRECTORIES.stream()
        .filter(dir -> path.startsWith(dir))
        .filter(dir -> isAll(path.substring(dir.length()), invocation, operand))
        .findFirst()
        .orElse("");
  }

  /** Whether what follows a directory stands for it or all that is in it. */
  private static boolean isAll(String rest, Invocation invocation, Argument operand) {
    return rest.isEmpty()
        || (ALL_IN_IT.contains(rest) && operand.isPattern())
        || (rest.equals("/{}") && invocation.prefixes().contains("xargs"));
  }

  /** What {@code $TMPDIR/*} comes to, as the variable is not set while an image is built. */
  private static String ofTmpdir(Invocation invocation, Argument operand) {
    boolean begins =
        !operand.word().parts().isEmpty()
            && first(operand.word().parts().get(0)) instanceof WordPart.Parameter parameter
            && parameter.name().equals(TMPDIR);
    if (!begins || invocation.position().isSet(TMPDIR)) {
      return "";
    }
    String rest =
        operand
            .word()
            .value(name -> name.equals(TMPDIR) ? Optional.of("") : Optional.empty())
            .orElse("?");
    return "/tmp" + rest.replaceFirst("/$", "");
  }

  private static WordPart first(WordPart part) {
    return part instanceof WordPart.DoubleQuoted quoted && !quoted.parts().isEmpty()
        ? quoted.parts().get(0)
        : part;
  }

  private static Optional<Fix> fix(
      Invocation invocation, Argument operand, boolean whole, SourceFile source) {
    CommandCut cut = new CommandCut(invocation, source);
    if (!whole) {
      return cut.without(operand).map(edits -> fix("leave the operand out", edits));
    }
    return cut.removed()
        .map(edits -> fix("leave the command out", edits))
        .or(() -> cut.replacedByTrue().map(edits -> fix("do nothing instead", edits)));
  }

  private static Fix fix(String summary, List<Edit> edits) {
    return new Fix(Fix.Safety.SAFE, summary, edits);
  }
}
