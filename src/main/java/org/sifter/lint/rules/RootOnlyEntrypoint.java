package org.sifter.lint.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.BaseImage;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.lint.Target;
import org.sifter.syntax.Instruction;

/** What the image runs by default does what only root can. */
public final class RootOnlyEntrypoint implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF018", "root-only-entrypoint", Category.IDENTITY, Severity.ERROR, Phase.RUN);

  private static final Set<String> SWITCHERS =
      Set.of("gosu", "su-exec", "setpriv", "runuser", "su", "fixuid", "chpst", "setuidgid");
  private static final Set<String> CHANGERS =
      Set.of(
          "useradd",
          "usermod",
          "userdel",
          "groupadd",
          "groupmod",
          "groupdel",
          "adduser",
          "addgroup",
          "deluser",
          "chown",
          "chgrp");
  private static final Set<String> ACCOUNTS = Set.of("/etc/passwd", "/etc/group", "/etc/shadow");

  /** Base images by what of root's their own entrypoint needs, from their published scripts. */
  private static final Map<String, Severity> BASES =
      Map.ofEntries(
          Map.entry("rocker/rstudio", Severity.ERROR),
          Map.entry("rocker/tidyverse", Severity.ERROR),
          Map.entry("rocker/verse", Severity.ERROR),
          Map.entry("rocker/geospatial", Severity.ERROR),
          Map.entry("postgres", Severity.WARNING),
          Map.entry("redis", Severity.WARNING),
          Map.entry("mysql", Severity.WARNING),
          Map.entry("mariadb", Severity.WARNING),
          Map.entry("mongo", Severity.WARNING));

  /** Something that only root can do, and the word that says so. */
  private record Need(String what, Argument word) {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean appliesTo(Profile profile) {
    return profile.target() != Target.OCI;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Set<String> told = new HashSet<>();
    for (Invocation invocation : subject.analysis().defaultCommand().all()) {
      if (!invocation.position().failureIgnored()) {
        need(invocation)
            .filter(need -> told.add(need.what() + source(invocation)))
            .ifPresent(need -> report(invocation, need, findings));
      }
    }
    ofBase(subject.analysis(), findings);
  }

  private static Optional<Need> need(Invocation invocation) {
    String name = invocation.name();
    boolean hasArguments = !invocation.arguments().isEmpty() || name.equals("fixuid");
    if ((SWITCHERS.contains(name) || CHANGERS.contains(name)) && hasArguments) {
      return Optional.of(new Need(name, invocation.program()));
    }
    if (name.equals("chroot") && invocation.hasOption("userspec")) {
      return Optional.of(new Need("chroot --userspec", invocation.program()));
    }
    return switcher(invocation).or(() -> changedFile(invocation));
  }

  /** What the command is run through, such as {@code gosu}. */
  private static Optional<Need> switcher(Invocation invocation) {
    return invocation.prefixes().stream().noneMatch(SWITCHERS::contains)
        ? Optional.empty()
        : invocation.simple().words().stream()
            .map(invocation::argument)
            .filter(word -> SWITCHERS.contains(Paths.fileName(word.value())))
            .findFirst()
            .map(word -> new Need(Paths.fileName(word.value()), word));
  }

  private static Optional<Need> changedFile(Invocation invocation) {
    List<Argument> written =
        invocation.is("tee") || (invocation.is("sed") && invocation.hasOption("i", "in-place"))
            ? invocation.operands()
            : invocation.writtenFiles();
    return written.stream()
        .filter(file -> invocation.path(file).filter(ACCOUNTS::contains).isPresent())
        .findFirst()
        .map(file -> new Need("writing " + file.value(), file));
  }

  private static String source(Invocation invocation) {
    return invocation.source().file().map(file -> file.name()).orElse("");
  }

  private static void report(Invocation invocation, Need need, Findings findings) {
    boolean guarded = invocation.position().forRootOnly();
    boolean perhaps = guarded || invocation.position().conditional();
    findings.report(
        perhaps ? Severity.WARNING : Severity.ERROR,
        invocation.span(need.word()),
        (guarded
                ? "%s%s is left out, as the image never runs as root"
                : "%s%s needs root, and the image never runs as root")
            .formatted(need.what(), invocation.place()),
        guarded
            ? "Make sure that nothing behind it counts on its effect."
            : "Start the program itself, and prepare while the image is built what it needs; what"
                + " root alone can do belongs behind a test of id -u.");
  }

  /** Looks at the entrypoint of the base image, when the file has none of its own. */
  private static void ofBase(Analysis analysis, Findings findings) {
    boolean own =
        analysis.shippedMoments().stream()
            .anyMatch(moment -> moment.instruction() instanceof Instruction.Entrypoint);
    Optional<BaseImage> base = own ? Optional.empty() : analysis.base();
    Optional<Severity> severity = base.map(image -> BASES.get(image.repository()));
    if (severity.isPresent() && !startsOther(analysis, base.orElseThrow())) {
      findings.report(
          severity.get(),
          analysis
              .lineage()
              .get(0)
              .beginning()
              .as(Instruction.From.class)
              .orElseThrow()
              .image()
              .span(),
          "the entrypoint of %s changes owners and users, and the image never runs as root"
              .formatted(base.orElseThrow().repository()),
          "Write an ENTRYPOINT that starts the program itself, with its data in a directory that"
              + " the user binds.");
    }
  }

  /** Whether a CMD takes the place of what needs root, as rocker's images have no entrypoint. */
  private static boolean startsOther(Analysis analysis, BaseImage base) {
    return base.repository().startsWith("rocker/")
        && analysis.defaultCommand().command().isPresent();
  }
}
