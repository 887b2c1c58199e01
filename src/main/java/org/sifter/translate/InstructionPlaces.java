package org.sifter.translate;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sifter.plan.Provenance;
import org.sifter.plan.Stage;
import org.sifter.plan.Step;
import org.sifter.source.Span;

/** Where the instructions stand that an image has its config from. */
final class InstructionPlaces {
  private final List<Stage> lineage;
  private final Findings findings;

  /**
   * The places in a stage.
   *
   * @param lineage the stage and those that it is built from, the first of them first
   */
  InstructionPlaces(List<Stage> lineage, Findings findings) {
    this.lineage = lineage;
    this.findings = findings;
  }

  /** The last instruction with one of the keywords; the stage's FROM where the base has it all. */
  Span of(String... keywords) {
    return last(provenances(keywords).map(Provenance::span));
  }

  /** As above, of those that hold the text where there are any. */
  Span naming(String text, String... keywords) {
    List<Span> naming =
        provenances(keywords)
            .map(Provenance::span)
            .filter(span -> findings.text(span).contains(text))
            .toList();
    return naming.isEmpty() ? of(keywords) : last(naming.stream());
  }

  private Stream<Provenance> provenances(String... keywords) {
    return lineage.stream()
        .flatMap(stage -> stage.steps().stream())
        .map(Step::provenance)
        .filter(provenance -> Set.of(keywords).contains(provenance.keyword()));
  }

  private Span last(Stream<Span> spans) {
    Span from = lineage.get(lineage.size() - 1).provenance().span();
    return spans.reduce((one, other) -> other.start() < one.start() ? one : other).orElse(from);
  }
}
