package org.sifter.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the parts of a definition file stand in its text, for messages about them: a {@link
 * DefinitionFile} knows what is said, not where.
 *
 * @param stages the stages in the order of {@link DefinitionFile#stages}
 */
public record DefinitionOutline(List<StageOutline> stages) {

  public DefinitionOutline {
    stages = List.copyOf(stages);
  }

  /**
   * The lines of one section.
   *
   * @param name its name in lower case, without {@code %}
   * @param arguments what follows the name
   * @param heading the number of its first line, counted from 1
   * @param lines the numbers of its other lines
   * @param entries of these, the lines that are neither blank nor a comment
   */
  public record SectionOutline(
      String name, String arguments, int heading, List<Integer> lines, List<Integer> entries) {

    public SectionOutline {
      lines = List.copyOf(lines);
      entries = List.copyOf(entries);
    }

    /** The stage that {@code %files} copies from: the engine takes any word before it for from. */
    Optional<String> fromStage() {
      String[] words = arguments.split("\\s+", /* limit= */ -1);
      return words.length < 2 ? Optional.empty() : Optional.of(words[1]);
    }

    /** The app that it is about, if it is about one. */
    private String app() {
      return ScriptSection.appIn(arguments);
    }
  }

  /**
   * A field of a header.
   *
   * @param key its key in lower case
   * @param line the number of its line
   */
  public record FieldOutline(String key, int line) {}

  /**
   * The lines of one stage.
   *
   * @param first the number of its first line
   * @param fields the fields of its header
   * @param sections its sections as they are written: those that the engine joins are apart here
   */
  public record StageOutline(int first, List<FieldOutline> fields, List<SectionOutline> sections) {

    public StageOutline {
      fields = List.copyOf(fields);
      sections = List.copyOf(sections);
    }

    /** The line of a header field, or the first of the stage when it has none. */
    public int field(String key) {
      return fields.stream()
          .filter(field -> field.key().equals(key))
          .map(FieldOutline::line)
          .findFirst()
          .orElse(first);
    }

    /** The lines that hold the text of a script, in the order of {@link ScriptSection#lines}. */
    public List<Integer> lines(ScriptSection section) {
      return sections.stream()
          .filter(s -> s.name().equals(section.kind().sectionName()))
          .filter(s -> !section.kind().ofApp() || s.app().equals(section.app()))
          .flatMap(s -> s.lines().stream())
          .toList();
    }

    /** The lines of what is copied, in the order of {@link FilesSection#transfers}. */
    public List<Integer> lines(FilesSection section) {
      return sections.stream()
          .filter(s -> s.name().equals("files") && s.fromStage().equals(section.fromStage()))
          .flatMap(s -> s.entries().stream())
          .toList();
    }

    /** The line of the first heading with the given name, or the first line of the stage. */
    public int heading(String name) {
      return sections.stream()
          .filter(s -> s.name().equals(name))
          .map(SectionOutline::heading)
          .findFirst()
          .orElse(first);
    }
  }

  /** The outline of a text that {@link DefinitionReader} reads. */
  public static DefinitionOutline of(String text) {
    List<StageOutline> stages = new ArrayList<>();
    for (List<SourceLine> stage : DefinitionReader.stages(SourceLine.of(text))) {
      if (!stage.stream().allMatch(SourceLine::isBlankOrComment)) {
        stages.add(stage(stage));
      }
    }
    return new DefinitionOutline(stages);
  }

  private static StageOutline stage(List<SourceLine> lines) {
    int next = StageReader.nextHeading(lines, 0);
    List<FieldOutline> fields = new ArrayList<>();
    for (SourceLine line : lines.subList(0, next)) {
      field(line).ifPresent(fields::add);
    }
    List<SectionOutline> sections = new ArrayList<>();
    while (next < lines.size()) {
      int end = StageReader.nextHeading(lines, next + 1);
      sections.add(section(lines.get(next), lines.subList(next + 1, end)));
      next = end;
    }
    int first = fields.isEmpty() ? lines.get(0).number() : fields.get(0).line();
    return new StageOutline(first, fields, sections);
  }

  private static Optional<FieldOutline> field(SourceLine line) {
    int colon = line.text().indexOf(':');
    if (line.isBlankOrComment() || colon < 0) {
      return Optional.empty();
    }
    String key = EngineLine.strip(line.text().substring(0, colon)).toLowerCase(Locale.ROOT);
    return Optional.of(new FieldOutline(key, line.number()));
  }

  private static SectionOutline section(SourceLine heading, List<SourceLine> body) {
    SectionHeading parsed = SectionHeading.parse(heading.text());
    return new SectionOutline(
        parsed.name(),
        parsed.arguments(),
        heading.number(),
        body.stream().map(SourceLine::number).toList(),
        body.stream().filter(l -> !l.isBlankOrComment()).map(SourceLine::number).toList());
  }
}
