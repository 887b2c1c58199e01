package org.sifter.definition;

import java.util.ArrayList;
import java.util.List;

/** Reads one stage: a header, and sections that reach to the next heading whatever they hold. */
final class StageReader {
  private StageReader() {}

  static DefinitionStage read(List<SourceLine> lines) throws DefinitionSyntaxException {
    int start = nextHeading(lines, 0);
    Header header = HeaderReader.read(lines.subList(0, start));
    List<Section> sections = new ArrayList<>();
    while (start < lines.size()) {
      int end = nextHeading(lines, start + 1);
      sections.add(SectionReader.read(lines.get(start), lines.subList(start + 1, end)));
      start = end;
    }
    return new DefinitionStage(header, sections);
  }

  static int nextHeading(List<SourceLine> lines, int from) {
    int next = from;
    while (next < lines.size() && !EngineLine.startsSection(lines.get(next).text())) {
      next++;
    }
    return next;
  }

  /** Measures the header and each section as the engine's buffer does: with the next heading. */
  static void checkSizes(List<SourceLine> lines) throws DefinitionSyntaxException {
    int start = 0;
    while (start < lines.size()) {
      int end = nextHeading(lines, start + 1);
      long size = lines.subList(start, end).stream().mapToLong(SourceLine::size).sum();
      size += end < lines.size() ? lines.get(end).size() - 1 : 0;
      if (size > EngineLine.MAX_SECTION) {
        throw lines
            .get(start)
            .error(
                "from here to the next heading are %d bytes; the engine can read %d"
                    .formatted(size, EngineLine.MAX_SECTION));
      }
      start = end;
    }
  }
}
