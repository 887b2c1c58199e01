package org.sifter.analysis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.script.AndOrList;
import org.sifter.script.Pipeline;
import org.sifter.script.SimpleCommand;
import org.sifter.source.Span;

/** Where in a list of pipelines, joined by {@code &&} and {@code ||}, a walk is. */
final class ListPlace {
  private static final Set<String> WITHOUT_EFFECT = Set.of("true", ":", "echo", "exit", "return");

  private final AndOrList list;

  /** The first pipeline at or behind each one that is run only when something has failed. */
  private final int[] alternatives;

  private int index;
  private boolean askedForRoot;

  /** The place of the first pipeline. */
  ListPlace(AndOrList list) {
    this.list = list;
    int last = list.pipelines().size();
    this.alternatives = new int[last];
    int alternative = last;
    for (int i = last - 1; i >= 0; i--) {
      alternatives[i] = alternative;
      alternative = i > 0 && operatorBefore(i) == AndOrList.Operator.OR ? i : alternative;
    }
  }

  /** Goes on to the next pipeline. */
  void next() {
    askedForRoot |=
        list.operators().get(index) == AndOrList.Operator.AND
            && list.pipelines().get(index).commands().stream()
                .anyMatch(c -> c instanceof SimpleCommand && UserTest.asksForRoot(c));
    index++;
  }

  /** Whether it is run only if a test before it says that root runs it. */
  boolean isForRootOnly() {
    return askedForRoot;
  }

  /** Whether it is run only when one before it has failed. */
  boolean followsAlternative() {
    return index > 0 && operatorBefore(index) == AndOrList.Operator.OR;
  }

  /** Whether {@code || true} or the like follows. */
  boolean failureIsIgnored() {
    int alternative = alternatives[index];
    return alternative < list.pipelines().size()
        && list.pipelines().get(alternative).commands().stream()
            .allMatch(c -> c instanceof SimpleCommand simple && hasNoEffect(simple));
  }

  private static boolean hasNoEffect(SimpleCommand simple) {
    String name = simple.name().orElse("");
    boolean ends = name.equals("exit") || name.equals("return");
    boolean succeeds =
        simple.arguments().stream()
            .anyMatch(word -> word.literalValue().filter("0"::equals).isPresent());
    return WITHOUT_EFFECT.contains(name) && (!ends || succeeds);
  }

  /** Whether it is a command, not negated, in a list without {@code ||}. */
  boolean isPlain() {
    Pipeline pipeline = list.pipelines().get(index);
    boolean hasAlternatives = alternatives[0] < list.pipelines().size();
    return pipeline.commands().size() == 1 && !pipeline.negated() && !hasAlternatives;
  }

  /** The pipeline with the {@code &&} before it, or behind it when it is the first. */
  Optional<Span> removal() {
    List<Pipeline> pipelines = list.pipelines();
    if (!isPlain()) {
      return Optional.empty();
    }
    Span own = pipelines.get(index).span();
    if (index > 0) {
      return Optional.of(new Span(pipelines.get(index - 1).span().end(), own.end()));
    }
    return pipelines.size() > 1
        ? Optional.of(new Span(own.start(), pipelines.get(1).span().start()))
        : Optional.empty();
  }

  private AndOrList.Operator operatorBefore(int pipeline) {
    return list.operators().get(pipeline - 1);
  }
}
