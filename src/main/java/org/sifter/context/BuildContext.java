package org.sifter.context;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.Optional;
import org.sifter.source.SourceFile;

/**
 * A directory from which COPY and ADD take files, as a build sees it: without what the {@code
 * .dockerignore} leaves out, and with no way out of it through links.
 *
 * <p>It is a picture of the directory from the time that each part was first looked at; a directory
 * is read once, however many instructions ask for it.
 */
public final class BuildContext {
  private static final String IGNORE_FILE = ".dockerignore";

  /** As much of a file as is worth looking into. */
  private static final int START = 65_536;

  private final Path root;
  private final Optional<Path> ignoreFile;
  private final ContextNode top;
  private final LinkedTree<IOException> tree = this::lookUp;

  private BuildContext(Path root, Optional<Path> ignoreFile, IgnorePatterns patterns) {
    this.root = root;
    this.ignoreFile = ignoreFile;
    this.top = ContextNode.root(root, patterns);
  }

  /**
   * Opens a context with the patterns of {@code <Dockerfile>.dockerignore}, or else of {@code
   * .dockerignore} in the directory (Dockerfile reference, ".dockerignore files").
   *
   * @param root the directory
   * @param dockerfile the Dockerfile, in the directory or elsewhere; absent when it is no file
   * @throws IOException when the directory or the file with the patterns cannot be read
   * @throws BadIgnoreFileException when a pattern is bad
   */
  public static BuildContext open(Path root, Optional<Path> dockerfile)
      throws IOException, BadIgnoreFileException {
    BuildContext all = of(root, IgnorePatterns.NONE);
    Optional<Path> beside =
        dockerfile
            .map(file -> file.resolveSibling(file.getFileName() + IGNORE_FILE))
            .filter(Files::isRegularFile);
    Optional<Path> file = beside.isPresent() ? beside : all.file(IGNORE_FILE);
    if (file.isEmpty()) {
      return all;
    }
    // Its name is not that of what a link in the context leads to.
    String name = beside.orElse(root.resolve(IGNORE_FILE)).toString();
    return new BuildContext(all.root, file, patterns(read(name, file.get())));
  }

  /**
   * Opens a context with given patterns; a {@code .dockerignore} in it is not looked at.
   *
   * @throws IOException when {@code root} is not a directory
   */
  public static BuildContext of(Path root, IgnorePatterns patterns) throws IOException {
    Path real = root.toRealPath();
    if (!Files.isDirectory(real)) {
      throw new NotDirectoryException(root.toString());
    }
    return new BuildContext(real, Optional.empty(), patterns);
  }

  private static SourceFile read(String name, Path file) throws IOException {
    return SourceFile.of(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  private static IgnorePatterns patterns(SourceFile source) throws BadIgnoreFileException {
    try {
      return IgnorePatterns.parse(List.of(source.text().split("\n", -1)));
    } catch (BadPatternException e) {
      throw new BadIgnoreFileException(source, e);
    }
  }

  /** The directory, without links. */
  public Path root() {
    return root;
  }

  /** The file from which the patterns come, when there is one. */
  public Optional<Path> ignoreFile() {
    return ignoreFile;
  }

  /** Where a path of a selection is in the file system. */
  public Path path(String contextPath) {
    Path path = root;
    for (String name : CleanPath.of(contextPath).names()) {
      path = path.resolve(name);
    }
    return path;
  }

  /** The first bytes of the file at a path of a selection, each as one character. */
  public String start(String contextPath) {
    try (InputStream in = Files.newInputStream(path(contextPath))) {
      return new String(in.readNBytes(START), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  /** Whether the file at a path of a selection has other names, by hard links. */
  public boolean hasOtherNames(String contextPath) {
    Path file = path(contextPath);
    try {
      return file.getFileSystem().supportedFileAttributeViews().contains("unix")
          && (Integer) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1;
    } catch (IOException e) {
      // That it cannot be read, or has a name that Java cannot say, is told elsewhere.
      return false;
    }
  }

  /** Whether what is at a path of a selection has extended attributes that users give files. */
  public boolean hasUserAttributes(String contextPath) {
    try {
      return !userAttributes(path(contextPath)).isEmpty();
    } catch (IOException e) {
      // As above.
      return false;
    }
  }

  /**
   * The extended attributes that users have given a file or directory, without their prefix {@code
   * user.}, sorted; none where the file system has no such.
   *
   * @throws IOException if it cannot be read
   */
  public static List<String> userAttributes(Path file) throws IOException {
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    return view == null ? List.of() : view.list().stream().sorted().toList();
  }

  /** The regular file at a path, found through links inside the context. */
  private Optional<Path> file(String contextPath) throws IOException {
    LinkedTree.Resolution found = tree.follow(CleanPath.of(contextPath));
    return found
        .facts()
        .filter(facts -> facts.kind() == FileKind.FILE)
        .map(facts -> path(found.path().relative()));
  }

  /** The context as a build sees it. */
  LinkedTree<IOException> tree() {
    return tree;
  }

  private Optional<FileFacts> lookUp(CleanPath path) throws IOException {
    Optional<ContextNode> node = node(path);
    return node.isPresent() && node.get().isVisible()
        ? Optional.of(node.get().facts())
        : Optional.empty();
  }

  /** What is at a path without links, left out or not. */
  Optional<ContextNode> node(CleanPath path) throws IOException {
    Optional<ContextNode> node = Optional.of(top);
    for (String name : path.names()) {
      if (node.isEmpty() || !node.get().isDirectory()) {
        return Optional.empty();
      }
      node = node.get().child(name);
    }
    return node;
  }
}
