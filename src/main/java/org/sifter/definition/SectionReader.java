package org.sifter.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one section ({@code parseTokenSection} in the engine's {@code deffile.go}). */
final class SectionReader {
  private SectionReader() {}

  static Section read(SourceLine heading, List<SourceLine> body) throws DefinitionSyntaxException {
    if (!heading.text().startsWith("%")) {
      throw heading.error("blanks before a %; the engine takes the line for a section");
    }
    SectionHeading parsed = SectionHeading.parse(heading.text());
    return switch (parsed.name()) {
      case "files" -> new FilesSection(stage(heading, parsed), transfers(body));
      case "labels" -> new LabelsSection(labels(body));
      case "arguments" -> new ArgumentsSection(arguments(body));
      case "help" -> new HelpSection(help(body));
      default -> script(heading, parsed, body);
    };
  }

  /**
   * The stage to copy from: the second of two words. The engine passes over a section with another
   * number of words, and blanks alone are no words ({@code copyFiles} in its {@code stage.go}).
   */
  private static Optional<String> stage(SourceLine line, SectionHeading heading)
      throws DefinitionSyntaxException {
    if (SectionHeading.withoutComment(SectionHeading.argumentsOf(line.text())).isEmpty()) {
      return Optional.empty();
    }
    String[] words = heading.arguments().split("\\s+", /* limit= */ -1);
    if (words.length != 2 || words[1].chars().anyMatch(c -> EngineLine.isSpace((char) c))) {
      throw line.error("expected %files or %files from STAGE; the engine copies nothing for this");
    }
    return Optional.of(words[1]);
  }

  private static List<FileTransfer> transfers(List<SourceLine> body)
      throws DefinitionSyntaxException {
    List<FileTransfer> result = new ArrayList<>();
    for (SourceLine line : body) {
      if (!line.isBlankOrComment()) {
        List<String> words = FileWords.split(EngineLine.strip(line.text()));
        if (words.isEmpty() || words.get(0).isEmpty()) {
          throw line.error("a line of %files that names no file");
        }
        result.add(new FileTransfer(words.get(0), words.size() > 1 ? words.get(1) : ""));
      }
    }
    return result;
  }

  private static List<Label> labels(List<SourceLine> body) {
    return body.stream()
        .filter(line -> !line.isBlankOrComment())
        .map(line -> LabelLine.parse(line.text()))
        .toList();
  }

  static List<Argument> arguments(List<SourceLine> body) throws DefinitionSyntaxException {
    List<Argument> result = new ArrayList<>();
    for (SourceLine line : body) {
      if (!line.isBlankOrComment()) {
        String[] parts = line.text().split("=", 2);
        String name = EngineLine.strip(parts[0]);
        if (parts.length < 2 || name.isEmpty()) {
          throw line.error("expected a line NAME=VALUE of %arguments");
        }
        result.add(new Argument(name, EngineLine.strip(parts[1])));
      }
    }
    return result;
  }

  /** The lines without the indentation that the writer gives them, if all have it. */
  private static List<String> help(List<SourceLine> body) {
    boolean indented =
        body.stream()
            .map(SourceLine::text)
            .allMatch(text -> EngineLine.isBlank(text) || text.startsWith(EngineLine.INDENT));
    int indent = indented ? EngineLine.INDENT.length() : 0;
    return body.stream()
        .map(SourceLine::text)
        .map(text -> text.substring(Math.min(indent, text.length())))
        .toList();
  }

  private static Section script(SourceLine line, SectionHeading heading, List<SourceLine> body)
      throws DefinitionSyntaxException {
    Optional<ScriptKind> kind = ScriptKind.named(heading.name());
    if (kind.isEmpty()) {
      throw line.error("there is no section %" + heading.name());
    }
    if (kind.get().ofApp() && !SectionHeading.nameOf(line.text()).equals(heading.name())) {
      throw line.error("the engine knows %" + heading.name() + " only in lower case");
    }
    if (kind.get().ofApp() && heading.arguments().isEmpty()) {
      throw line.error('%' + heading.name() + " needs the name of an app");
    }
    List<ScriptLine> lines = body.stream().map(l -> ScriptLine.verbatim(l.text())).toList();
    return new ScriptSection(kind.get(), heading.arguments(), lines);
  }
}
