package org.sifter.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sifter.analysis.Analysis;

/**
 * Writes the script that runs an image: a frame, into which go the facts of the image and the parts
 * of the features that it needs.
 */
public final class RunScript {
  private static final String FRAME = "script";
  private static final String PLACE = "#{";

  /** The branch that reads an option, as the files of the features write it. */
  private static final Pattern OPTION =
      Pattern.compile("^--([a-z0-9-]+)\\)(\\n {2}value )?", Pattern.MULTILINE);

  private final LaunchFacts facts;
  private final ScriptOptions options;
  private final List<Feature> features;

  private RunScript(LaunchFacts facts, ScriptOptions options) {
    this.facts = facts;
    this.options = options;
    this.features =
        Arrays.stream(Feature.values()).filter(feature -> feature.isFor(facts, options)).toList();
  }

  /**
   * The script for the image of a Dockerfile.
   *
   * @param analysis the Dockerfile
   */
  public static String of(Analysis analysis, ScriptOptions options) {
    return new RunScript(LaunchFacts.of(analysis), options).text();
  }

  /** The first of the options that a script shall have from the start which it has not so. */
  public static Optional<Preset> wrongPreset(Analysis analysis, ScriptOptions options) {
    Set<String> known = new RunScript(LaunchFacts.of(analysis), options).options();
    return options.presets().stream()
        .filter(preset -> !known.contains(preset.name() + (preset.value().isPresent() ? "=" : "")))
        .findFirst();
  }

  /** The names of its options, with {@code =} those that take a value. */
  private Set<String> options() {
    return OPTION
        .matcher(part(Part.OPTIONS))
        .results()
        .map(option -> option.group(1) + (option.group(2) == null ? "" : "="))
        .collect(Collectors.toSet());
  }

  private String text() {
    StringBuilder out = new StringBuilder(options.shell().firstLine()).append('\n');
    options.job().ifPresent(job -> out.append(job.lines(facts, options)));
    ScriptTexts.read(FRAME).lines().forEach(line -> out.append(filled(line)));
    return out.toString();
  }

  private String filled(String line) {
    String place = line.strip();
    if (!place.startsWith(PLACE)) {
      return line + "\n";
    }
    String name = place.substring(PLACE.length(), place.length() - 1);
    String indent = line.substring(0, line.indexOf(PLACE));
    return switch (name) {
      case "facts" -> FactsText.of(facts, options);
      case "site" -> SiteText.of(options, facts);
      case "presets" -> presets();
      default -> indented(part(Part.of(name)), indent);
    };
  }

  /** The last one is put before the arguments first. */
  private String presets() {
    List<String> commands =
        new ArrayList<>(options.presets().stream().map(Preset::command).toList());
    Collections.reverse(commands);
    return commands.isEmpty()
        ? ""
        : "if test -z \"${SIFTER_RANK:-}\"; then\n  " + String.join("  ", commands) + "fi\n";
  }

  private String part(Part part) {
    return switch (part) {
      case READY -> lastOf(part);
      case FUNCTIONS -> withHeadings(part);
      default -> all(part);
    };
  }

  private String all(Part part) {
    return features.stream()
        .flatMap(feature -> feature.part(part).stream())
        .collect(Collectors.joining());
  }

  /** The best that there is: each feature knows more than those before it. */
  private String lastOf(Part part) {
    List<String> texts = features.stream().flatMap(f -> f.part(part).stream()).toList();
    return texts.get(texts.size() - 1);
  }

  private String withHeadings(Part part) {
    return features.stream()
        .flatMap(
            feature ->
                feature.part(part).map(text -> "# ---- " + feature.word() + "\n" + text).stream())
        .collect(Collectors.joining("\n"));
  }

  /** Only texts of features stand indented, in which no line break is part of a value. */
  private static String indented(String text, String indent) {
    return indent.isEmpty()
        ? text
        : text.lines().map(line -> indent + line + "\n").collect(Collectors.joining());
  }
}
