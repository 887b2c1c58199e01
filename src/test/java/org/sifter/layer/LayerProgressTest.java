package org.sifter.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sifter.definition.BootstrapAgent;
import org.sifter.definition.Header;
import org.sifter.progress.BuildEvent;

class LayerProgressTest {
  private final List<String> told = new ArrayList<>();

  private LayerProgress progress(int steps) {
    return new LayerProgress(steps, event -> told.add(words(event)));
  }

  private static String words(BuildEvent event) {
    if (event instanceof BuildEvent.StepStarted started) {
      return "start " + started.number();
    } else if (event instanceof BuildEvent.StepEnded ended) {
      return ended.outcome().name().toLowerCase(java.util.Locale.ROOT) + " " + ended.number();
    } else if (event instanceof BuildEvent.Output output) {
      return (output.step().isPresent() ? output.step().getAsInt() : 0) + ": " + output.line();
    } else if (event instanceof BuildEvent.AssemblyProgress assembly) {
      return assembly.percent() + " %";
    }
    return event.getClass().getSimpleName();
  }

  private static Layer layer(Integer... steps) {
    return new Layer(
        List.of(steps).toString(),
        Optional.empty(),
        new Layer.Unpack(Header.of(BootstrapAgent.SCRATCH, ""), Optional.empty()),
        List.of(steps),
        /* isVolatile= */ false);
  }

  @Test
  void whatIsNotMadeIsCached() {
    LayerProgress progress = progress(4);
    progress.expect(layer(3));
    progress.begin(layer(3));
    progress.output("line");
    progress.end();
    progress.assemble();
    assertEquals(
        List.of(
            "cached 1", "cached 2", "start 3", "3: line", "done 3", "cached 4", "AssemblyStarted"),
        told);
  }

  @Test
  void whatIsStillToComeIsNotCached() {
    LayerProgress progress = progress(3);
    progress.expect(layer(1));
    progress.expect(layer(3));
    progress.begin(layer(3));
    progress.end();
    progress.begin(layer(1));
    progress.end();
    progress.assemble();
    assertEquals(
        List.of("start 3", "done 3", "start 1", "done 1", "cached 2", "AssemblyStarted"), told);
  }

  @Test
  void aLayerOfSeveralStepsHasThemDoneOneAfterTheOther() {
    LayerProgress progress = progress(2);
    progress.expect(layer(1, 2));
    progress.begin(layer(1, 2));
    progress.fail();
    assertEquals(List.of("start 1", "done 1", "start 2", "failed 2"), told);
  }

  /** When something in the cache is damaged, a build begins anew. */
  @Test
  void aStepIsToldOfOnce() {
    LayerProgress progress = progress(2);
    progress.expect(layer(1));
    progress.begin(layer(1));
    progress.end();
    progress.expect(layer(1));
    progress.begin(layer(1));
    progress.end();
    progress.assemble();
    progress.assemble();
    assertEquals(List.of("start 1", "done 1", "cached 2", "AssemblyStarted"), told);
  }

  @Test
  void theProgressOfTheCompressionGrows() {
    LayerProgress progress = progress(0);
    progress.assemble();
    progress.output("[===|     ] 10/40  25%");
    progress.output("[===/     ] 10/40  25%");
    progress.output("[=========] 40/40 100%");
    progress.output("Number of inodes 3");
    assertEquals(List.of("AssemblyStarted", "25 %", "100 %"), told);
    assertEquals(List.of("Number of inodes 3"), progress.lastLines());
    assertTrue(progress.isAssembling());
  }

  @Test
  void theLastLinesAreThoseOfTheStep() {
    LayerProgress progress = progress(2);
    progress.begin(layer(1));
    progress.output("of one");
    progress.end();
    progress.begin(layer(2));
    for (int i = 0; i < 100; i++) {
      progress.output("line " + i);
    }
    assertEquals(Optional.of(2), progress.step());
    assertEquals("line 99", progress.lastLines().get(progress.lastLines().size() - 1));
    assertTrue(!progress.lastLines().contains("of one"));
  }
}
