package org.sifter.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns sections into lines of text, and refuses what the engine would not read back. */
final class SectionRenderer implements SectionVisitor<SectionText> {
  private static final Pattern NAME = Pattern.compile("\\w+");

  @Override
  public SectionText visitFiles(FilesSection section) {
    String from = section.fromStage().map(SectionRenderer::from).orElse("");
    List<String> lines = new ArrayList<>();
    for (FileTransfer transfer : section.transfers()) {
      String source = FileWords.write(transfer.source());
      lines.add(
          transfer.destination().isEmpty()
              ? indented(source)
              : indented(source + ' ' + FileWords.write(transfer.destination())));
    }
    return text("files", from, lines);
  }

  private static boolean isSame(Label a, Label b) {
    return a.key().equals(b.key()) && a.value().equals(b.value());
  }

  @Override
  public SectionText visitLabels(LabelsSection section) {
    List<String> lines = new ArrayList<>();
    for (Label label : section.labels()) {
      String line = LabelLine.write(label);
      if (label.key().isEmpty()
          || EngineLine.isComment(line)
          || !isSame(LabelLine.parse(line), label)) {
        throw new IllegalStateException("%labels cannot hold " + label);
      }
      lines.add(indented(line));
    }
    return text("labels", "", lines);
  }

  @Override
  public SectionText visitArguments(ArgumentsSection section) {
    List<String> lines = new ArrayList<>();
    for (Argument argument : section.arguments()) {
      if (!NAME.matcher(argument.name()).matches()
          || !EngineLine.strip(argument.value()).equals(argument.value())) {
        throw new IllegalStateException("%arguments cannot hold " + argument);
      }
      lines.add(indented(argument.name() + '=' + argument.value()));
    }
    return text("arguments", "", lines);
  }

  @Override
  public SectionText visitHelp(HelpSection section) {
    List<String> safe = new ArrayList<>();
    section.lines().forEach(line -> safe.addAll(PlainText.lines(line)));
    List<String> lines = new HelpSection(safe).trimmed().lines();
    return text("help", "", lines.stream().map(l -> l.isEmpty() ? "" : indented(l)).toList());
  }

  @Override
  public SectionText visitScript(ScriptSection section) {
    ScriptKind kind = section.kind();
    if (kind.ofApp() && section.arguments().isEmpty()) {
      throw new IllegalStateException('%' + kind.sectionName() + " needs the name of an app");
    }
    List<String> lines = section.lines().stream().map(ScriptLine::text).toList();
    return text(kind.sectionName(), section.arguments(), lines);
  }

  private static String from(String stage) {
    if (stage.isEmpty() || stage.chars().anyMatch(c -> EngineLine.isSpace((char) c))) {
      throw new IllegalStateException("%files cannot name the stage " + stage);
    }
    return "from " + stage;
  }

  private static String indented(String line) {
    return EngineLine.INDENT + line;
  }

  private static SectionText text(String name, String arguments, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      Optional<String> problem = EngineLine.problem(lines.get(i));
      if (problem.isPresent()) {
        throw new IllegalStateException(
            "%%%s, line %d %s: %s".formatted(name, i + 1, problem.get(), start(lines.get(i))));
      }
    }
    return new SectionText(new SectionHeading(name, arguments).text(), lines);
  }

  private static String start(String line) {
    return line.length() > 80 ? line.substring(0, 80) + "..." : line;
  }
}
