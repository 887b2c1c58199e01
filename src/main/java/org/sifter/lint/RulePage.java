package org.sifter.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The documentation of a rule. It is one Markdown file with fixed headings, from which {@code
 * sifter explain}, the help texts of reports and tests are made:
 *
 * <pre>
 * # summary, in one sentence without a full stop
 * ## Why
 * ## Bad       one or more Dockerfiles in fences
 * ## Good      the same, right
 * ## Fix       how to get from one to the other, what --fix does, what is not reported
 * ## Sources
 * </pre>
 *
 * <p>What follows {@code dockerfile} behind a fence are settings of the {@link Profile} that the
 * example needs.
 *
 * @param summary what is wrong
 * @param text all of the page
 * @param sections the text below each heading of the second level, by the heading
 */
public record RulePage(String summary, String text, Map<String, String> sections) {
  private static final String FENCE = "```";
  private static final String LANGUAGE = "dockerfile";

  /**
   * An example on the page.
   *
   * @param settings settings of the profile, {@code KEY=VALUE} each
   * @param dockerfile the Dockerfile
   */
  public record Example(List<String> settings, String dockerfile) {
    public Example {
      settings = List.copyOf(settings);
    }
  }

  /** The page of the rule with this name. */
  static Optional<RulePage> of(String rule) {
    try (InputStream in = RulePage.class.getResourceAsStream("rules/" + rule + ".md")) {
      return in == null
          ? Optional.empty()
          : Optional.of(parse(new String(in.readAllBytes(), UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a page. */
  static RulePage parse(String text) {
    Map<String, String> sections = new LinkedHashMap<>();
    String summary = "";
    String heading = "";
    StringBuilder section = new StringBuilder();
    boolean fenced = false;
    for (String line : text.split("\n", -1)) {
      fenced ^= line.startsWith(FENCE);
      if (!fenced && line.startsWith("# ")) {
        summary = line.substring(2);
      } else if (!fenced && line.startsWith("## ")) {
        sections.put(heading, section.toString().strip());
        heading = line.substring(3);
        section.setLength(0);
      } else {
        section.append(line).append('\n');
      }
    }
    sections.put(heading, section.toString().strip());
    sections.remove("");
    return new RulePage(summary, text, sections);
  }

  /** The examples below a heading. */
  public List<Example> examples(String heading) {
    List<Example> examples = new ArrayList<>();
    String[] pieces = sections.getOrDefault(heading, "").split("(?m)^" + FENCE, -1);
    for (int i = 1; i < pieces.length; i += 2) {
      int end = pieces[i].indexOf('\n');
      List<String> words = List.of(pieces[i].substring(0, end).strip().split(" +"));
      if (words.get(0).equals(LANGUAGE)) {
        examples.add(new Example(words.subList(1, words.size()), pieces[i].substring(end + 1)));
      }
    }
    return examples;
  }
}
