package org.sifter.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionOutline;
import org.sifter.definition.DefinitionOutline.StageOutline;
import org.sifter.definition.DefinitionReader;
import org.sifter.definition.DefinitionStage;
import org.sifter.definition.DefinitionSyntaxException;
import org.sifter.definition.DefinitionWriter;
import org.sifter.definition.FilesSection;
import org.sifter.definition.Label;
import org.sifter.definition.LabelsSection;
import org.sifter.definition.ScriptKind;
import org.sifter.definition.ScriptSection;
import org.sifter.definition.Section;
import org.sifter.definition.TemplateValues;
import org.sifter.progress.BuildEvent.PlannedStep;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

/**
 * A definition file that somebody else has written. It is built as it is; its steps are the headers
 * and sections with which an engine does something, and are known by what it says then.
 */
public final class DefinitionRecipe implements Recipe {
  /** Where a shell names the line of {@code %post} at which it stops. */
  private static final Pattern LINE = Pattern.compile("/\\.post\\.script: (?:line )?([0-9]{1,6}):");

  private final SourceFile source;
  private final Map<String, String> arguments;
  private final List<Label> more;
  private final List<Part> parts = new ArrayList<>();
  private final List<RecipeStep> steps = new ArrayList<>();

  /**
   * A step.
   *
   * @param kind what the engine does
   * @param lines of {@code %post}, the numbers of its lines in the file
   */
  private record Part(Kind kind, List<Integer> lines) {}

  /** What an engine does, in this order for each stage ({@code internal/pkg/build/build.go}). */
  private enum Kind {
    PRE("INFO: +Running pre scriptlet.*"),
    BASE("INFO: +(?:Fetching|Downloading|Extracting|Unpacking|Inserting|Starting build).*"),
    FILES_FROM("INFO: +Copying \\S+ to .*"),
    SETUP("INFO: +Running setup scriptlet.*"),
    FILES("INFO: +Copying \\S+ to .*"),
    POST("INFO: +Running post scriptlet.*"),
    TEST("INFO: +Running test ?script.*");

    private final Pattern sign;

    Kind(String sign) {
      this.sign = Pattern.compile(sign);
    }
  }

  /**
   * Reads a definition file.
   *
   * @param source its text
   * @param arguments the values of {@code {{ NAME }}} that the build is given
   * @param labels labels that the image gets besides its own
   * @throws DefinitionSyntaxException when an engine could not read it
   */
  public DefinitionRecipe(SourceFile source, Map<String, String> arguments, List<Label> labels)
      throws DefinitionSyntaxException {
    this.source = source;
    this.arguments = Map.copyOf(arguments);
    String text = TemplateValues.fill(source.text(), arguments).text();
    DefinitionFile file = DefinitionReader.read(text);
    this.more = besides(file.stages().get(file.stages().size() - 1), labels);
    DefinitionOutline outline = DefinitionOutline.of(text);
    for (int i = 0; i < file.stages().size(); i++) {
      DefinitionStage stage = file.stages().get(i);
      Optional<String> name =
          file.stages().size() == 1
              ? Optional.empty()
              : Optional.of(stage.header().stageName().orElse("stage-" + i));
      add(stage, name, outline.stages().get(i));
    }
  }

  /** Those that a stage does not set itself. */
  private static List<Label> besides(DefinitionStage stage, List<Label> labels) {
    Set<String> own =
        stage.sections().stream()
            .filter(LabelsSection.class::isInstance)
            .flatMap(section -> ((LabelsSection) section).labels().stream())
            .map(Label::key)
            .collect(Collectors.toSet());
    return labels.stream().filter(label -> !own.contains(label.key())).toList();
  }

  private void add(DefinitionStage stage, Optional<String> name, StageOutline outline) {
    for (Kind kind : Kind.values()) {
      if (kind == Kind.BASE) {
        String from = stage.header().from().orElse("");
        String title = (stage.header().agent().name() + " " + from).strip();
        int line = outline.field(from.isEmpty() ? "bootstrap" : "from");
        add(kind, name, title, line, List.of(), Optional.of(from).filter(f -> !f.isEmpty()));
      } else if (section(stage, kind).isPresent()) {
        Section section = section(stage, kind).get();
        boolean isFiles = section instanceof FilesSection;
        String word = isFiles ? "files" : ((ScriptSection) section).kind().sectionName();
        List<Integer> lines =
            section instanceof ScriptSection script ? outline.lines(script) : List.of();
        add(kind, name, "%" + word, outline.heading(word), lines, Optional.empty());
      }
    }
  }

  private void add(
      Kind kind,
      Optional<String> stage,
      String title,
      int line,
      List<Integer> lines,
      Optional<String> image) {
    parts.add(new Part(kind, lines));
    Optional<String> place = Optional.of(source.name() + ":" + line);
    steps.add(
        new RecipeStep(
            new PlannedStep(parts.size(), stage, title, place),
            Optional.of(span(line)),
            kind == Kind.BASE,
            image));
  }

  private static Optional<Section> section(DefinitionStage stage, Kind kind) {
    return stage.sections().stream().filter(section -> isOf(section, kind)).findFirst();
  }

  private static boolean isOf(Section section, Kind kind) {
    if (section instanceof FilesSection files) {
      return kind == (files.fromStage().isPresent() ? Kind.FILES_FROM : Kind.FILES);
    }
    return section instanceof ScriptSection script
        && switch (kind) {
          case PRE -> script.kind() == ScriptKind.PRE;
          case SETUP -> script.kind() == ScriptKind.SETUP;
          case POST -> script.kind() == ScriptKind.POST;
          case TEST -> script.kind() == ScriptKind.TEST;
          case BASE, FILES, FILES_FROM -> false;
        };
  }

  private Span span(int line) {
    int start = source.lines().start(line);
    String text = source.lines().text(line);
    int blank = text.length() - text.stripLeading().length();
    return new Span(start + blank, start + Math.max(blank, text.stripTrailing().length()));
  }

  @Override
  public SourceFile source() {
    return source;
  }

  @Override
  public List<RecipeStep> steps() {
    return List.copyOf(steps);
  }

  @Override
  public List<String> prepare(Path directory) throws IOException {
    Path file = directory.resolve("image.def");
    Files.write(file, source.bytes());
    if (!more.isEmpty()) {
      // The engine joins sections of one name; what stands at the end is of the last stage.
      String section = "\n\n" + DefinitionWriter.write(new LabelsSection(more));
      Files.writeString(file, section, StandardOpenOption.APPEND);
    }
    List<String> words = new ArrayList<>();
    arguments.forEach(
        (name, value) -> {
          words.add("--build-arg");
          words.add(name + "=" + value);
        });
    words.add(file.toString());
    return words;
  }

  /** The next step that begins with such a line. What the step that runs says begins none. */
  @Override
  public Sign read(String line, int current) {
    boolean isAboutCurrent =
        current > 0 && parts.get(current - 1).kind().sign.matcher(line).matches();
    if (line.startsWith("INFO:") && !isAboutCurrent) {
      for (int i = current; i < parts.size(); i++) {
        if (parts.get(i).kind().sign.matcher(line).matches()) {
          return Sign.first(i + 1, line);
        }
      }
    }
    return Sign.none(line);
  }

  /** The line at which the shell stopped, or the last one that it has shown before it ran it. */
  @Override
  public Optional<Span> failurePlace(RecipeStep step, List<String> output) {
    List<Integer> lines = parts.get(step.number() - 1).lines();
    for (int i = output.size() - 1; i >= 0; i--) {
      Matcher named = LINE.matcher(output.get(i));
      if (named.find() && Integer.parseInt(named.group(1)) <= lines.size()) {
        return Optional.of(span(lines.get(Integer.parseInt(named.group(1)) - 1)));
      }
      if (output.get(i).startsWith("+ ")) {
        return lineOf(output.get(i).substring(2), lines).or(step::place);
      }
    }
    return step.place();
  }

  private Optional<Span> lineOf(String command, List<Integer> lines) {
    List<Integer> same =
        lines.stream().filter(line -> source.lines().text(line).strip().equals(command)).toList();
    return same.size() == 1 ? Optional.of(span(same.get(0))) : Optional.empty();
  }
}
