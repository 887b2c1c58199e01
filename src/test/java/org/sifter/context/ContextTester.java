package org.sifter.context;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sifter.context.SelectedDirectory.Entry;

/**
 * A build context in memory, made from lines such as {@code dir/ 0750}, {@code a} and {@code l->a}.
 */
final class ContextTester {
  private static final String LINK = "->";

  private final Path root;

  private ContextTester(Path root) {
    this.root = root;
  }

  /** A context of the given files; directories and files without a mode have 0755 and 0644. */
  static ContextTester of(String... lines) throws IOException {
    FileSystem files =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder()
                .setAttributeViews("basic", "owner", "posix", "unix")
                .build());
    ContextTester tester = new ContextTester(files.getPath("/work/context"));
    Files.createDirectories(tester.root);
    for (String line : lines) {
      tester.add(line);
    }
    return tester;
  }

  Path root() {
    return root;
  }

  ContextTester add(String line) throws IOException {
    if (line.contains(LINK)) {
      int arrow = line.indexOf(LINK);
      Path link = parented(line.substring(0, arrow));
      Files.createSymbolicLink(link, root.getFileSystem().getPath(line.substring(arrow + 2)));
      return this;
    }
    boolean moded = line.matches("(?s).* 0[0-7]{3}");
    String path = moded ? line.substring(0, line.length() - 5) : line;
    Path file = parented(path);
    if (path.endsWith("/")) {
      Files.createDirectories(file);
      chmod(file, moded ? line.substring(line.length() - 3) : "755");
    } else {
      Files.createFile(file);
      chmod(file, moded ? line.substring(line.length() - 3) : "644");
    }
    return this;
  }

  ContextTester write(String path, String content) throws IOException {
    Files.writeString(parented(path), content);
    return this;
  }

  private Path parented(String path) throws IOException {
    Path file = root.resolve(path.startsWith("/") ? path.substring(1) : path);
    Files.createDirectories(file.getParent());
    return file;
  }

  private static void chmod(Path file, String octal) throws IOException {
    StringBuilder letters = new StringBuilder();
    for (int digit : octal.chars().toArray()) {
      letters
          .append((digit & 4) == 0 ? '-' : 'r')
          .append((digit & 2) == 0 ? '-' : 'w')
          .append((digit & 1) == 0 ? '-' : 'x');
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(letters.toString()));
  }

  BuildContext open() throws IOException, BadIgnoreFileException {
    return BuildContext.open(root, Optional.empty());
  }

  /** What sources without flags stand for, as text. */
  String select(String... sources) throws IOException, BadIgnoreFileException {
    return select(SelectionOptions.NONE, sources);
  }

  /** What sources stand for, as text: one line for each, then the problem. */
  String select(SelectionOptions options, String... sources)
      throws IOException, BadIgnoreFileException {
    Selection selection = SourceSelector.select(open(), List.of(sources), options);
    String found =
        selection.selected().stream().map(ContextTester::text).collect(Collectors.joining("\n"));
    String problem = selection.problem().map(ContextTester::text).orElse("");
    return found + (found.isEmpty() || problem.isEmpty() ? "" : "\n") + problem;
  }

  private static String text(SelectionProblem problem) {
    return problem.reason()
        + " "
        + problem.path()
        + (problem.linked() ? " linked" : "")
        + problem.suggestion().map(path -> " near " + path).orElse("");
  }

  private static String text(Selected selected) {
    if (selected instanceof SelectedDirectory directory) {
      return directory.entries().stream()
          .map(ContextTester::text)
          .collect(
              Collectors.joining(
                  " ", "/" + directory.contextPath() + (directory.whole() ? ": " : " part: "), ""));
    }
    if (selected instanceof SelectedFile file) {
      return "%s=%s %04o".formatted(file.name(), file.contextPath(), file.mode());
    }
    return selected.toString();
  }

  private static String text(Entry entry) {
    return switch (entry.kind()) {
      case DIRECTORY -> entry.path() + (entry.implied() ? "/ (implied)" : "/");
      case LINK -> entry.path() + LINK + entry.linkTarget().orElseThrow();
      case FILE, SPECIAL -> entry.path();
    };
  }
}
