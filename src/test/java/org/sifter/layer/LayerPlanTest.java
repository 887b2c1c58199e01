package org.sifter.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sifter.plan.Base;
import org.sifter.plan.Mount;
import org.sifter.plan.Origin;
import org.sifter.plan.Stage;
import org.sifter.plan.Step;

class LayerPlanTest {
  private static List<Stage> cut(String dockerfile) {
    return LayerPlan.of(LayerTester.plan(dockerfile)).plan().stages();
  }

  /** The kinds of the steps of each layer. */
  private static List<List<String>> kinds(List<Stage> layers) {
    return layers.stream()
        .map(layer -> layer.steps().stream().map(s -> s.getClass().getSimpleName()).toList())
        .toList();
  }

  private static Map<String, String> variables(Stage layer) {
    Map<String, String> variables = new TreeMap<>();
    layer.environment().forEach(v -> variables.put(v.name(), String.valueOf(v.value())));
    variables.remove("PATH");
    return variables;
  }

  private static int base(Stage layer) {
    return layer.base() instanceof Base.EarlierStage earlier ? earlier.index() : -1;
  }

  @Test
  void eachRunCopyAndAddIsALayerWithTheDirectoriesBeforeIt() {
    List<Stage> layers =
        cut(
            """
            FROM base
            RUN one
            WORKDIR /a
            WORKDIR b
            COPY x /x
            ADD y /y
            ENV E=1
            WORKDIR /last
            """);
    assertEquals(
        List.of(
            List.of("Run"),
            List.of("MakeDirectory", "MakeDirectory", "Copy"),
            List.of("Copy"),
            List.of("SetVariables", "MakeDirectory"),
            List.of()),
        kinds(layers));
    assertEquals(List.of(-1, 0, 1, 2, 3), layers.stream().map(LayerPlanTest::base).toList());
  }

  @Test
  void aStageWithoutStepsIsALayer() {
    List<Stage> layers = cut("FROM one AS a\nFROM a AS b\nFROM b\n");
    assertEquals(List.of(-1, 0, 1), layers.stream().map(LayerPlanTest::base).limit(3).toList());
    assertTrue(layers.stream().allMatch(layer -> layer.steps().isEmpty()));
  }

  @Test
  void whatIsSetIsInForceFromThereOn() {
    List<Stage> layers =
        cut(
            """
            FROM base
            RUN one
            ENV E=1
            ARG A=2
            RUN two
            ENV E=3
            RUN three
            """);
    assertEquals(Map.of(), variables(layers.get(0)));
    // What a layer sets itself, it does between its steps.
    List<Step> second = layers.get(1).steps();
    assertEquals("SetVariables", second.get(0).getClass().getSimpleName());
    assertEquals(Map.of(), variables(layers.get(1)));
    assertEquals(List.of("A", "E"), List.copyOf(variables(layers.get(2)).keySet()));
    assertTrue(variables(layers.get(2)).get("E").contains("1"));
    assertTrue(variables(layers.get(3)).get("E").contains("3"));
  }

  @Test
  void whatIsTakenFromAnotherStageIsTakenFromItsLastLayer() {
    List<Stage> layers =
        cut(
            """
            FROM one AS tools
            RUN a
            RUN b
            FROM two
            COPY --from=tools /b /
            RUN --mount=from=tools,target=/tools c
            """);
    Step.Copy copy = (Step.Copy) layers.get(2).steps().get(0);
    assertEquals(new Origin.OtherStage(1), copy.origin());
    Mount mount = ((Step.Run) layers.get(3).steps().get(0)).mounts().get(0);
    assertEquals(new Origin.OtherStage(1), mount.origin());
    assertEquals(List.of(-1, 0, -1, 2, 3), layers.stream().map(LayerPlanTest::base).toList());
  }

  @Test
  void aStageGoesOnWhereAnotherEnds() {
    List<Stage> layers = cut("FROM one AS a\nENV E=1\nRUN x\nRUN y\nFROM a\nRUN z\n");
    assertEquals(List.of(-1, 0, 1, 2), layers.stream().map(LayerPlanTest::base).toList());
    assertTrue(variables(layers.get(2)).get("E").contains("1"));
  }

  /** The kernel lays no more than 500 file systems over each other. */
  @Test
  void manyStepsAreDoneTogether() {
    StringBuilder dockerfile = new StringBuilder("FROM base AS one\n");
    for (int i = 0; i < 300; i++) {
      dockerfile.append("RUN one").append(i).append('\n');
    }
    dockerfile.append("FROM one\n");
    for (int i = 0; i < 300; i++) {
      dockerfile.append("RUN two").append(i).append('\n');
    }
    List<Stage> layers = cut(dockerfile.toString());
    long runs =
        layers.stream()
            .flatMap(layer -> layer.steps().stream())
            .filter(Step.Run.class::isInstance)
            .count();
    assertEquals(600, runs);
    int depth = 0;
    for (int i = layers.size() - 1; i >= 0; i = base(layers.get(i))) {
      depth++;
    }
    assertTrue(depth < 400, "depth " + depth);
  }
}
