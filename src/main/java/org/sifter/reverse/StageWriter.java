package org.sifter.reverse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sifter.source.Blanks;

/** Writes the instructions of one build stage, and knows what is in force after the last one. */
final class StageWriter {
  private static final List<String> DEFAULT_SHELL = List.of("/bin/sh", "-c");

  /** What BuildKit takes for the end of a line that goes on in the next one. */
  private static final Pattern CONTINUED = Pattern.compile("[^\\\\]\\\\$");

  private static final int MAX_LINE = 60_000;

  private final List<String> lines = new ArrayList<>();
  private Optional<String> directory = Optional.empty();
  private Optional<String> user = Optional.empty();
  private List<String> shell = DEFAULT_SHELL;

  /** The lines so far. */
  List<String> lines() {
    return lines;
  }

  /** Takes the last lines back, down to the given number. */
  void takeBack(int length) {
    lines.subList(length, lines.size()).clear();
  }

  void blank() {
    if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
      lines.add("");
    }
  }

  void comment(String text) {
    text.lines().forEach(line -> lines.add(line.isBlank() ? "#" : "# " + line));
  }

  /** An instruction whose arguments are written as BuildKit reads them. */
  void instruction(String keyword, String arguments) {
    lines.add(keyword + " " + arguments);
  }

  void environment(String name, String word) {
    instruction("ENV", name + "=" + word);
  }

  void argument(String name, String word) {
    instruction("ARG", name + "=" + word);
  }

  void label(String key, String value) {
    instruction("LABEL", DockerfileWord.of(key) + "=" + DockerfileWord.of(value));
  }

  /** Makes a directory, and goes there. */
  void makeDirectory(String path) {
    instruction("WORKDIR", DockerfileWord.of(path));
    directory = Optional.of(path);
  }

  /** Goes to a directory that is there, unless that is where the last instruction has gone. */
  void goTo(String path) {
    if (!directory.equals(Optional.of(path))) {
      makeDirectory(path);
    }
  }

  /** The user of the steps that follow. */
  void become(String name) {
    if (!user.orElse("root").equals(name)) {
      instruction("USER", DockerfileWord.of(name));
      user = Optional.of(name);
    }
  }

  /** The user of the image, said even where no step needs it. */
  void endAs(String name) {
    if (!user.equals(Optional.of(name))) {
      instruction("USER", DockerfileWord.of(name));
      user = Optional.of(name);
    }
  }

  /**
   * A step that runs a command line by a shell.
   *
   * @param flags {@code --mount} and the like, with a blank behind each
   */
  void run(String flags, List<String> by, String text) {
    if (!by.equals(shell)) {
      instruction("SHELL", DockerfileWord.json(by));
      shell = by;
    }
    if (canFollowKeyword(text)) {
      instruction("RUN", flags + text);
    } else if (canContinue(text)) {
      instruction("RUN", flags + text);
    } else {
      heredoc(flags, text.endsWith("\n") ? text : text + "\n");
    }
  }

  /** Whether {@link #run} can say the text; if not, {@link #execute} can. */
  static boolean canRun(String text) {
    return canFollowKeyword(text)
        || canContinue(text)
        || (isBody(text) && !text.isBlank() && !text.startsWith("#!") && !text.endsWith("\\"));
  }

  /** Whether a command line can stand behind a keyword, in the line of that. */
  static boolean canRunInOneLine(String text) {
    return canFollowKeyword(text);
  }

  /** A step that runs a program. */
  void execute(String flags, List<String> arguments) {
    instruction("RUN", flags + DockerfileWord.json(arguments));
  }

  /** A script that runs under the default shell. */
  void script(String flags, String text) {
    run(flags, DEFAULT_SHELL, text);
  }

  /** A file with the given content. */
  void file(String flags, String name, String content, String destination) {
    instruction("COPY", flags + "<<'" + name + "' " + DockerfileWord.path(destination));
    body(content);
    lines.add(name);
  }

  private void heredoc(String flags, String content) {
    String end = "EOF";
    while (content.lines().toList().contains(end)) {
      end += "_";
    }
    instruction("RUN", flags + "<<'" + end + "'");
    body(content);
    lines.add(end);
  }

  private void body(String content) {
    lines.addAll(List.of(content.substring(0, content.length() - 1).split("\n", -1)));
  }

  /** Whether a file of that name and content can be written by {@link #file}. */
  static boolean canBeFile(String name, String content) {
    return name.matches("[A-Za-z_][A-Za-z0-9_.-]*")
        && content.endsWith("\n")
        && !content.lines().toList().contains(name)
        && isBody(content);
  }

  private static boolean isBody(String content) {
    return content.indexOf('\0') < 0 && content.lines().allMatch(StageWriter::isShort);
  }

  private static boolean isShort(String line) {
    return line.getBytes(StandardCharsets.UTF_8).length < MAX_LINE;
  }

  /** Whether a command line can stand behind RUN as it is. */
  private static boolean canFollowKeyword(String text) {
    return !text.isEmpty()
        && text.indexOf('\n') < 0
        && text.indexOf('\0') < 0
        && Blanks.trim(text).equals(text)
        && !text.contains("<<")
        && !text.startsWith("--")
        && !text.startsWith("[")
        && !text.endsWith("\\")
        && isShort(text);
  }

  /** Whether BuildKit joins the lines of a command line as a shell does. */
  static boolean canContinue(String text) {
    String[] parts = text.split("\n", -1);
    if (parts.length < 2 || !canFollowKeyword(text.replace("\n", " "))) {
      return false;
    }
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      String line = parts[i].strip();
      if (line.isEmpty() || line.startsWith("#") || last == CONTINUED.matcher(parts[i]).find()) {
        return false;
      }
    }
    return parts[parts.length - 1].indexOf('\r') < 0;
  }
}
