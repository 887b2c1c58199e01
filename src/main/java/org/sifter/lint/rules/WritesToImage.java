package org.sifter.lint.rules;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.EnvSetting;
import org.sifter.analysis.FileChange;
import org.sifter.analysis.FileChange.Kind;
import org.sifter.analysis.FileChange.Reach;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Paths;
import org.sifter.analysis.Permissions;
import org.sifter.analysis.StageState;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.ContainerPaths;
import org.sifter.source.Span;

/** Something is meant to be written into the image, which is read-only. */
public final class WritesToImage implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF012", "writes-to-image", Category.FILESYSTEM, Severity.WARNING, Phase.RUN);

  private static final String REMEDY =
      "Let the place be chosen when the image starts, with a default below /tmp or in the current"
          + " directory.";

  /** Options of services that name a file or directory which they write to. */
  private static final String[] WRITTEN_OPTIONS = {
    "access-logfile",
    "data-dir",
    "datadir",
    "dbpath",
    "error-logfile",
    "lock-file",
    "log-dir",
    "log-file",
    "log_file",
    "logdir",
    "logfile",
    "logpath",
    "pid-file",
    "pid_file",
    "pidfile",
    "pidfilepath",
    "socket-file",
    "unix-socket"
  };

  /** Words in the names of variables that name such a file or directory. */
  private static final Set<String> WRITTEN_WORDS =
      Set.of(
          "DATADIR",
          "LOCK",
          "LOCKFILE",
          "LOG",
          "LOGDIR",
          "LOGFILE",
          "LOGS",
          "PGDATA",
          "PID",
          "PIDFILE",
          "SOCKET",
          "SPOOL");

  private static final Set<String> READ_WORDS = Set.of("CONF", "CONFIG", "CFG", "FORMAT", "LEVEL");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Image image = new Image(subject.analysis(), subject.profile().sitePaths());
    variables(subject.analysis(), image, findings);
    for (Invocation invocation : subject.analysis().defaultCommand().all()) {
      if (!invocation.position().forRootOnly() && !invocation.position().failureIgnored()) {
        command(invocation, image, findings);
      }
    }
    openedDirectories(subject.analysis(), image, findings);
  }

  /**
   * Which paths are the read-only image's at run time.
   *
   * @param analysis what is known of the image
   * @param sitePaths directories that a site mounts
   */
  private record Image(Analysis analysis, List<String> sitePaths) {
    boolean holds(String path) {
      return path.startsWith("/")
          && !Paths.isHiddenAtRun(path)
          && !Paths.isRootHome(path)
          && !Paths.isUserHome(path)
          && !Paths.isWithinAny(path, sitePaths)
          && !Paths.isWithinAny(path, analysis.config().volumes());
    }
  }

  private static void variables(Analysis analysis, Image image, Findings findings) {
    for (EnvSetting setting : EnvSetting.of(analysis.shippedMoments())) {
      List<String> words = Arrays.asList(setting.name().split("_", -1));
      boolean written =
          words.stream().anyMatch(WRITTEN_WORDS::contains)
              && words.stream().noneMatch(READ_WORDS::contains);
      if (written && image.holds(setting.value()) && !Paths.isWithin(setting.value(), "/etc")) {
        findings.report(
            setting.span(),
            "%s names %s in the image, which is read-only"
                .formatted(setting.name(), setting.value()),
            REMEDY);
      }
    }
  }

  private static void command(Invocation invocation, Image image, Findings findings) {
    Stream<Argument> made =
        invocation.is("mkdir", "touch", "tee") ? invocation.operands().stream() : Stream.of();
    Stream<Argument> written =
        Stream.of(
                invocation.optionValue(WRITTEN_OPTIONS).stream(),
                invocation.writtenFiles().stream(),
                made)
            .flatMap(arguments -> arguments);
    Set<Span> told = new HashSet<>();
    written
        .filter(argument -> argument.value().startsWith("/"))
        .forEach(
            argument -> {
              String path = ContainerPaths.clean(argument.value());
              Span span = invocation.span(argument);
              if (image.holds(path) && told.add(span)) {
                findings.report(
                    span,
                    "%s writes to %s in the image, which is read-only%s"
                        .formatted(invocation.name(), path, invocation.place()),
                    REMEDY);
              }
            });
  }

  /** Directories that a step opens for writing, or gives to the user that a service runs as. */
  private static void openedDirectories(Analysis analysis, Image image, Findings findings) {
    Set<String> directories = new HashSet<>();
    Set<String> filled = new HashSet<>();
    for (FileChange change : analysis.files().changes()) {
      if (change.is(Kind.DIRECTORY)) {
        directories.add(change.path());
      } else if (change.is(Kind.CONTENT)) {
        addWithParents(change, filled);
      }
    }
    Set<Integer> told = new HashSet<>();
    for (FileChange change : analysis.files().changes()) {
      boolean directory = directories.contains(change.path());
      boolean opened =
          change.is(Kind.MODE)
              && (directory || change.reach() == Reach.TREE)
              && Permissions.letsAllWrite(change.detail());
      boolean given =
          change.is(Kind.OWNER)
              && directory
              && !filled.contains(change.path())
              && isUser(change.detail(), analysis.end());
      if ((opened || given)
          && image.holds(change.path())
          && analysis.files().isKept(change)
          && told.add(change.moment().order())) {
        findings.report(
            change.span(),
            "%s is made writable, but is read-only at run time".formatted(change.path()),
            "Have users bind a directory there, or write below /tmp or in the current directory.");
      }
    }
  }

  private static void addWithParents(FileChange change, Set<String> paths) {
    String at = change.path();
    while (!at.isEmpty() && paths.add(at)) {
      at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
    }
  }

  /** Whether an owner is the USER that the image ends with. */
  private static boolean isUser(String owner, StageState end) {
    Optional<String> name =
        Stream.of(owner.split("[:.]", 2)[0]).filter(text -> !text.isEmpty()).findFirst();
    return !end.isRoot() && name.filter(end.user().split(":", 2)[0]::equals).isPresent();
  }
}
