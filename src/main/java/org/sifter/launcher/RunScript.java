package org.sifter.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.sifter.analysis.Analysis;

/**
 * Writes the script that runs an image: a frame, into which go the facts of the image and the parts
 * of the features that it needs.
 */
public final class RunScript {
  private static final String FRAME = "script";
  private static final String PLACE = "#{";

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
      default -> indented(part(Part.of(name)), indent);
    };
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
