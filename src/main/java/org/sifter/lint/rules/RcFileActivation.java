package org.sifter.lint.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.ImageEnvironment;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Paths;
import org.sifter.analysis.WrittenText;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.source.Span;

/** What programs need is set in a file that only shells read that somebody types at. */
public final class RcFileActivation implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF036", "rc-file-activation", Category.ENVIRONMENT, Severity.ERROR, Phase.RUN);

  private static final Set<String> NAMES =
      Set.of(
          ".bashrc",
          ".bash_profile",
          ".bash_login",
          ".profile",
          ".zshrc",
          ".zprofile",
          ".cshrc",
          ".kshrc");

  private static final List<String> OF_ALL =
      List.of("/etc/profile", "/etc/profile.d", "/etc/bash.bashrc", "/etc/bashrc", "/etc/zsh");

  private static final String REMEDY =
      "Set it with ENV: PATH with the directory of the programs first, and what else they need.";

  /** What the rule looks up again and again. */
  private record Image(ImageEnvironment environment, SearchPath path) {
    static Image of(Analysis analysis) {
      return new Image(ImageEnvironment.of(analysis), SearchPath.of(analysis));
    }

    boolean has(ShellSetting setting) {
      return setting.isIn(environment, path);
    }
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Image image = Image.of(subject.analysis());
    List<Invocation> invocations = subject.analysis().shippedInvocations();
    WrittenText.of(invocations).forEach(written -> check(written, image, findings));
    for (Invocation invocation : invocations) {
      if (initializes(invocation) && !image.path().hasEnvironment("")) {
        report(
            invocation.span(),
            "is what %s %s writes".formatted(invocation.name(), invocation.subcommand()),
            "~/.bashrc",
            image,
            findings);
      }
      link(invocation)
          .ifPresent(
              target -> {
                ShellSetting sourced = new ShellSetting(ShellSetting.Kind.FILE, target, "");
                if (!image.has(sourced)) {
                  report(
                      invocation.span(),
                      "would " + sourced.deed(),
                      "/etc/profile.d",
                      image,
                      findings);
                }
              });
    }
  }

  private static void check(WrittenText written, Image image, Findings findings) {
    Invocation writer = written.writer();
    Optional<String> file = writer.path(written.file()).filter(RcFileActivation::isRcFile);
    if (file.isEmpty()) {
      return;
    }
    Set<String> missing = new LinkedHashSet<>();
    for (Invocation command : written.commands()) {
      ShellSetting.of(command).stream()
          .filter(setting -> !isRcFile(setting.subject()) && !image.has(setting))
          .forEach(setting -> missing.add(setting.deed()));
    }
    if (!missing.isEmpty()) {
      report(
          writer.span(written.file()),
          "would " + String.join(", ", missing),
          file.get(),
          image,
          findings);
    }
  }

  private static void report(
      Span span, String setting, String file, Image image, Findings findings) {
    boolean read = image.environment().value("BASH_ENV").filter(file::equals).isPresent();
    findings.report(
        read ? Severity.INFO : Severity.ERROR,
        span,
        read
            ? "only bash -c reads %s, which %s".formatted(file, setting)
            : "apptainer exec and run do not read %s, which %s".formatted(file, setting),
        REMEDY);
  }

  private static boolean isRcFile(String path) {
    return path.startsWith("/")
        && (NAMES.contains(Paths.fileName(path)) || Paths.isWithinAny(path, OF_ALL));
  }

  /** Whether it is {@code conda init}, {@code micromamba shell init} or the like. */
  private static boolean initializes(Invocation invocation) {
    List<String> words = invocation.operands().stream().map(Argument::value).toList();
    return invocation.is("conda", "mamba", "micromamba")
        && !words.isEmpty()
        && (words.get(0).equals("init")
            || (words.get(0).equals("shell") && words.contains("init")));
  }

  /** The file that a link in {@code /etc/profile.d} stands for. */
  private static Optional<String> link(Invocation invocation) {
    List<Argument> operands = invocation.operands();
    return invocation.is("ln") && operands.size() == 2
        ? invocation
            .path(operands.get(1))
            .filter(RcFileActivation::isRcFile)
            .flatMap(unused -> invocation.path(operands.get(0)))
        : Optional.empty();
  }
}
