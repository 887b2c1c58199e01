package org.sifter.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.context.BuildContext;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.Origin;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Step;
import org.sifter.script.NestedScript;
import org.sifter.script.ParsedScript;
import org.sifter.script.Script;
import org.sifter.script.ScriptText;
import org.sifter.shell.Expansion;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;
import org.sifter.syntax.Heredoc;
import org.sifter.syntax.Instruction;

/**
 * Finds the text of scripts and other files in the image: files of the build context,
 * here-documents of COPY, and what steps write with {@code cat <<EOF > file}.
 */
final class ScriptFinder {
  private static final int LONGEST_SCRIPT = 1 << 20;
  private static final int MOST_SCRIPTS = 20;

  private final List<Moment> moments;
  private final List<Invocation> invocations;
  private final Optional<BuildContext> context;

  /**
   * A finder for an image.
   *
   * @param moments the instructions that make it, in order
   * @param invocations the commands of its steps
   */
  ScriptFinder(List<Moment> moments, List<Invocation> invocations, Optional<BuildContext> context) {
    this.moments = new ArrayList<>(moments);
    Collections.reverse(this.moments);
    this.invocations = invocations;
    this.context = context;
  }

  /** The scripts that commands start, and those that these start in turn. */
  List<KnownScript> startedBy(
      List<Invocation> commands, Moment moment, Span anchor, StageState state) {
    List<KnownScript> known = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    List<Invocation> open = new ArrayList<>(commands);
    for (int i = 0; i < open.size() && known.size() < MOST_SCRIPTS; i++) {
      for (String path : mentioned(open.get(i), state)) {
        Optional<FileText> found = seen.add(path) ? find(path, anchor) : Optional.empty();
        Optional<Script> script =
            found.flatMap(file -> CommandText.ofFile(file.text())).map(ParsedScript::script);
        if (script.isPresent()) {
          ScriptSource source = found.get().source();
          List<Invocation> inside = InvocationReader.read(script.get(), moment, source, state);
          known.add(new KnownScript(path, source, inside));
          open.addAll(inside);
        }
      }
    }
    return known;
  }

  /** The files that a command may start: its program, and those that its arguments name. */
  private static List<String> mentioned(Invocation invocation, StageState state) {
    List<String> paths = new ArrayList<>();
    List<Argument> words = new ArrayList<>(List.of(invocation.program()));
    words.addAll(invocation.operands());
    for (Argument word : words) {
      if (word.value().contains("/") || !word.equals(words.get(0))) {
        invocation.path(word).ifPresent(paths::add);
      }
      if (!word.value().isEmpty() && !word.value().contains("/")) {
        searchPath(state).forEach(dir -> paths.add(ContainerPaths.clean(dir + "/" + word.value())));
      }
    }
    return paths;
  }

  private static List<String> searchPath(StageState state) {
    String path =
        state.variable("PATH").map(Expansion::orUnset).orElse(ImageConfig.DEFAULT_PATH)
            + ":"
            + ImageConfig.DEFAULT_PATH;
    return Arrays.stream(path.split(":", -1))
        .filter(dir -> dir.startsWith("/"))
        .distinct()
        .toList();
  }

  /**
   * The text of a file of the image, where it can be seen.
   *
   * @param anchor the place in the Dockerfile that stands for places in a file of the context
   */
  Optional<FileText> find(String path, Span anchor) {
    for (Moment moment : moments) {
      Optional<FileText> found =
          moment
              .step(Step.Copy.class)
              .flatMap(
                  copy -> inHeredocs(copy, moment, path).or(() -> inContext(copy, path, anchor)));
      if (found.isPresent()) {
        return found;
      }
    }
    return written(path);
  }

  private static Optional<FileText> inHeredocs(Step.Copy copy, Moment moment, String path) {
    for (Heredoc heredoc : heredocs(moment.instruction())) {
      if (path.equals(destination(copy, heredoc.name()))) {
        return Optional.of(
            new FileText(path, CommandText.body(heredoc), ScriptSource.dockerfile(heredoc.span())));
      }
    }
    return Optional.empty();
  }

  private static List<Heredoc> heredocs(Instruction instruction) {
    if (instruction instanceof Instruction.Copy copy) {
      return copy.heredocs();
    }
    return instruction instanceof Instruction.Add add ? add.heredocs() : List.of();
  }

  /** Where a file of this name goes, unless the destination is a directory without saying so. */
  private static String destination(Step.Copy copy, String name) {
    boolean directory =
        copy.destination().endsWith("/")
            || copy.destination().endsWith("/.")
            || copy.sources().size() + copy.files().size() > 1;
    return ContainerPaths.clean(directory ? copy.destination() + "/" + name : copy.destination());
  }

  private Optional<FileText> inContext(Step.Copy copy, String path, Span anchor) {
    if (context.isEmpty() || !(copy.origin() instanceof Origin.Context)) {
      return Optional.empty();
    }
    for (Step.Source source : copy.sources()) {
      if (source.location() instanceof SourceLocation.Local local) {
        Optional<FileText> found =
            candidate(copy, ContainerPaths.clean("/" + local.path()), path)
                .flatMap(this::read)
                .map(
                    file ->
                        new FileText(
                            path,
                            ScriptText.of(file.text()),
                            new ScriptSource(Optional.of(file), anchor)));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The path in the context of what a source would bring to {@code path}. */
  private static Optional<String> candidate(Step.Copy copy, String source, String path) {
    if (path.equals(destination(copy, Paths.fileName(source)))) {
      return Optional.of(source);
    }
    String directory = ContainerPaths.clean(copy.destination());
    String below = directory.equals("/") ? directory : directory + "/";
    if (!path.startsWith(below)) {
      return Optional.empty();
    }
    boolean pattern = source.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
    String parent = source.substring(0, source.lastIndexOf('/'));
    String rest = path.substring(below.length());
    return Optional.of((pattern ? parent : source) + "/" + rest);
  }

  private Optional<SourceFile> read(String contextPath) {
    String relative = contextPath.replaceFirst("^/+", "");
    try {
      Path file = context.orElseThrow().path(relative);
      if (!Files.isRegularFile(file) || Files.size(file) > LONGEST_SCRIPT) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(file)) {
        return SourceFile.decode(relative, in.readAllBytes());
      }
    } catch (IOException | InvalidPathException e) {
      return Optional.empty(); // What cannot be read is told by those who copy it.
    }
  }

  /** A file that a step has written with a here-document. */
  private Optional<FileText> written(String path) {
    for (Invocation invocation : invocations) {
      boolean here =
          invocation.writtenFiles().stream()
              .anyMatch(file -> invocation.path(file).filter(path::equals).isPresent());
      if (here) {
        Optional<NestedScript> text =
            invocation.simple().redirections().stream()
                .flatMap(redirection -> redirection.hereDocument().stream())
                .findFirst()
                .map(heredoc -> NestedScript.of(heredoc.body()));
        if (text.isPresent()) {
          return Optional.of(new FileText(path, text.get().text(), invocation.source()));
        }
      }
    }
    return Optional.empty();
  }
}
