package org.sifter.lint.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Architectures;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.analysis.WordText;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.Platform;
import org.sifter.script.Assignment;
import org.sifter.script.Word;
import org.sifter.source.Span;
import org.sifter.syntax.Instruction;

/** Programs are compiled for the processor of the machine that builds the image. */
public final class NativeCpuFlags implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF063", "native-cpu-flags", Category.PORTABILITY, Severity.ERROR, Phase.RUN);

  /** Commands to which a flag is only text: it may well be what they take away. */
  private static final Set<String> TEXT_TOOLS =
      Set.of("echo", "printf", "sed", "gsed", "grep", "egrep", "rg", "awk", "perl", "find", "test");

  /**
   * A project whose build asks the machine for its instructions when nothing else is said.
   *
   * @param options how options for its build begin
   * @param choices how those begin that settle the matter
   */
  private record Project(String name, List<String> options, List<String> choices, String remedy) {}

  private static final List<Project> PROJECTS =
      List.of(
          new Project(
              "GROMACS", List.of("-DGMX_"), List.of("-DGMX_SIMD"), "Add -DGMX_SIMD=AVX2_256."),
          new Project(
              "llama.cpp",
              List.of("-DGGML_", "-DLLAMA_"),
              List.of("-DGGML_NATIVE", "-DLLAMA_NATIVE", "-DGGML_CPU_ALL_VARIANTS"),
              "Add -DGGML_NATIVE=OFF."));

  private static final String OPENBLAS = "openblas";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    new Search(findings, isX86(subject)).search(subject.analysis());
  }

  private static boolean isX86(Subject subject) {
    Optional<String> host =
        subject.profile().architecture().map(name -> Architectures.named(name).orElse(name));
    Optional<String> image =
        subject.analysis().lineage().get(0).stage().platform().map(Platform::architecture);
    return host.or(() -> image).orElse("amd64").equals("amd64");
  }

  /** Goes through one Dockerfile. */
  private static final class Search {
    private final Findings findings;
    private final boolean x86;
    private final Set<Span> reported = new HashSet<>();

    Search(Findings findings, boolean x86) {
      this.findings = findings;
      this.x86 = x86;
    }

    void search(Analysis analysis) {
      analysis.moments().forEach(this::searchVariables);
      for (Invocation command : analysis.invocations()) {
        if (!TEXT_TOOLS.contains(command.name())) {
          words(command).forEach(word -> search(word, command));
          checkProject(command);
        }
      }
    }

    private void searchVariables(Moment moment) {
      values(moment.instruction())
          .forEach(
              value -> {
                for (NativeFlag flag : NativeFlag.ALL) {
                  WordText.places(value, flag.text()).forEach(span -> report(flag, span, true));
                }
              });
    }

    private static Stream<org.sifter.syntax.Word> values(Instruction instruction) {
      if (instruction instanceof Instruction.Env env) {
        return env.variables().stream().map(pair -> pair.value());
      }
      return instruction instanceof Instruction.Arg arg
          ? arg.arguments().stream().flatMap(argument -> argument.defaultValue().stream())
          : Stream.of();
    }

    private static Stream<Word> words(Invocation command) {
      return Stream.concat(
          command.simple().assignments().stream().map(Assignment::value),
          command.simple().words().stream());
    }

    private void search(Word word, Invocation command) {
      boolean editable = command.source().isDockerfile();
      for (NativeFlag flag : NativeFlag.ALL) {
        WordText.places(word, flag.text())
            .forEach(span -> report(flag, command.source().shown(span), editable));
      }
    }

    /** Reports a flag, once for a script in quotes and the commands in it. */
    private void report(NativeFlag flag, Span span, boolean editable) {
      if (!reported.add(span)) {
        return;
      }
      boolean fixable =
          editable
              && x86
              && !flag.portable().isEmpty()
              && findings.source().text(span).equals(flag.text());
      findings.report(
          flag.severity(),
          span,
          message(flag),
          flag.portable().isEmpty() || !x86
              ? "Name the oldest processor that the cluster has."
              : "Write %s, or name the oldest processor that the cluster has."
                  .formatted(flag.portable()),
          fixable
              ? Optional.of(
                  Fix.unsafe(
                      "compile for processors of the last ten years",
                      new Edit(span, flag.portable())))
              : Optional.empty());
    }

    private static String message(NativeFlag flag) {
      if (flag.text().contains("AVX512")) {
        return flag.text() + " makes a program for processors with AVX-512 only";
      }
      return flag.text().startsWith("-mtune")
          ? flag.text() + " tunes the program for the processor that the image is built on"
          : flag.text() + " makes a program for the processor that the image is built on";
    }

    private void checkProject(Invocation command) {
      if (command.is("cmake")) {
        PROJECTS.stream()
            .filter(project -> isLeftOpen(command, project))
            .findFirst()
            .ifPresent(project -> report(project.name(), project.remedy(), command));
      } else if (command.is("make") && isOpenBlas(command)) {
        report("OpenBLAS", "Add DYNAMIC_ARCH=1, or TARGET=HASWELL.", command);
      }
    }

    private void report(String project, String remedy, Invocation command) {
      findings.report(
          Severity.WARNING,
          command.nameSpan(),
          "%s is built for the processor that the image is built on unless told otherwise"
              .formatted(project),
          remedy);
    }

    private static boolean isLeftOpen(Invocation cmake, Project project) {
      List<Argument> arguments = cmake.arguments();
      return arguments.stream().allMatch(argument -> argument.text().isPresent())
          && arguments.stream().anyMatch(argument -> begins(argument, project.options()))
          && arguments.stream().noneMatch(argument -> begins(argument, project.choices()));
    }

    private static boolean begins(Argument argument, List<String> prefixes) {
      return prefixes.stream().anyMatch(prefix -> argument.value().startsWith(prefix));
    }

    private static boolean isOpenBlas(Invocation make) {
      String directory = make.position().directory().orElse("");
      String name = directory.substring(directory.lastIndexOf('/') + 1);
      boolean within =
          name.regionMatches(/* ignoreCase= */ true, 0, OPENBLAS, 0, OPENBLAS.length());
      return within
          && !make.subcommand().equals("install")
          && make.arguments().stream().allMatch(argument -> argument.text().isPresent())
          && make.arguments().stream()
              .noneMatch(argument -> begins(argument, List.of("TARGET=", "DYNAMIC_ARCH=")));
    }
  }
}
