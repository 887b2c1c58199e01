package org.sifter.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.FileChange.Kind;
import org.sifter.analysis.FileChange.Reach;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.Mount;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Step;
import org.sifter.source.Span;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.Word;

/** Goes through instructions, and notes what they do to files. */
final class FileChangeReader {
  /** Directories that every image has, or that nobody uses for a file. */
  private static final Set<String> USUAL_DIRECTORIES =
      Set.of(
          "/",
          "/bin",
          "/boot",
          "/data",
          "/etc",
          "/home",
          "/lib",
          "/mnt",
          "/opt",
          "/root",
          "/run",
          "/sbin",
          "/srv",
          "/tmp",
          "/usr",
          "/usr/bin",
          "/usr/lib",
          "/usr/local",
          "/usr/local/bin",
          "/usr/local/lib",
          "/usr/local/share",
          "/usr/local/src",
          "/usr/share",
          "/usr/src",
          "/var",
          "/var/lib",
          "/var/log",
          "/var/tmp",
          "/dev/shm");

  private static final List<String> ARCHIVES =
      List.of(".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst");

  private final List<FileChange> changes = new ArrayList<>();
  private final Set<String> directories = new HashSet<>(USUAL_DIRECTORIES);

  private FileChangeReader() {}

  /** The changes that instructions, and the commands of their steps, make. */
  static List<FileChange> read(List<Moment> moments, List<Invocation> invocations) {
    FileChangeReader reader = new FileChangeReader();
    Deque<Invocation> open = new ArrayDeque<>(invocations);
    for (Moment moment : moments) {
      reader.read(moment);
      while (!open.isEmpty() && open.peek().moment().order() == moment.order()) {
        reader.read(moment, open.remove());
      }
    }
    return reader.changes;
  }

  private void read(Moment moment) {
    moment.step(Step.Copy.class).ifPresent(copy -> copied(moment, copy));
    moment
        .step(Step.MakeDirectory.class)
        .ifPresent(
            made ->
                add(
                    moment,
                    Optional.empty(),
                    new FileEffect(
                        Kind.DIRECTORY, made.path(), Reach.ITSELF, "", argumentSpan(moment))));
  }

  private void read(Moment moment, Invocation invocation) {
    for (FileEffect effect : FileCommands.effects(invocation, directories::contains)) {
      if (!isMounted(moment, effect.path())) {
        add(moment, Optional.of(invocation), effect);
      }
    }
  }

  /** Whether something that is no part of the image is mounted there while the step runs. */
  private static boolean isMounted(Moment moment, String path) {
    return moment.step(Step.Run.class).map(Step.Run::mounts).orElse(List.of()).stream()
        .map(Mount::target)
        .anyMatch(target -> target.startsWith("/") && Paths.isWithin(path, target));
  }

  private void copied(Moment moment, Step.Copy copy) {
    String destination = ContainerPaths.clean(copy.destination());
    boolean directory =
        copy.destination().endsWith("/")
            || copy.destination().endsWith("/.")
            || copy.sources().size() + copy.files().size() > 1
            || directories.contains(destination);
    for (Step.Source source : copy.sources()) {
      add(moment, Optional.empty(), copied(copy, source, destination, directory, moment));
    }
    for (Step.InlineFile file : copy.files()) {
      String path = directory ? below(destination, file.name()) : destination;
      add(moment, Optional.empty(), copied(copy, path, Reach.ITSELF, moment));
    }
    if (directory) {
      directories.add(destination);
    }
  }

  private static FileEffect copied(
      Step.Copy copy, Step.Source source, String destination, boolean directory, Moment moment) {
    String name = name(source.location());
    if (isUnpacked(copy, source) || (directory && name.isEmpty())) {
      return copied(copy, destination, Reach.INSIDE, moment);
    }
    String path = directory && !name.isEmpty() ? below(destination, name) : destination;
    return copied(copy, path, Reach.TREE, moment);
  }

  private static FileEffect copied(Step.Copy copy, String path, Reach reach, Moment moment) {
    return new FileEffect(
        Kind.CONTENT, path, reach, copy.options().mode().orElse(""), argumentSpan(moment));
  }

  private static boolean isUnpacked(Step.Copy copy, Step.Source source) {
    return copy.options().add()
        && source.location() instanceof SourceLocation.Local local
        && ARCHIVES.stream().anyMatch(local.path()::endsWith);
  }

  /** The name that a source keeps in a directory; empty when only what it holds gets there. */
  private static String name(SourceLocation location) {
    if (location instanceof SourceLocation.Url url) {
      return url.fileName();
    }
    if (location instanceof SourceLocation.Local local && !local.path().endsWith("/")) {
      String name = Paths.fileName(ContainerPaths.clean("/" + local.path()));
      return name;
    }
    return "";
  }

  private static String below(String directory, String name) {
    return ContainerPaths.clean(directory + "/" + name);
  }

  /** The destination of COPY and ADD, or the directory of WORKDIR. */
  private static Span argumentSpan(Moment moment) {
    return moment
        .as(Instruction.Copy.class)
        .map(Instruction.Copy::destination)
        .or(() -> moment.as(Instruction.Add.class).map(Instruction.Add::destination))
        .or(() -> moment.as(Instruction.Workdir.class).map(Instruction.Workdir::path))
        .map(Word::span)
        .orElse(moment.span());
  }

  private void add(Moment moment, Optional<Invocation> invocation, FileEffect effect) {
    changes.add(
        new FileChange(
            effect.kind(),
            effect.path(),
            effect.reach(),
            effect.detail(),
            moment,
            invocation,
            effect.span(),
            changes.size()));
    if (effect.kind() == Kind.DIRECTORY) {
      directories.add(effect.path());
    }
  }
}
