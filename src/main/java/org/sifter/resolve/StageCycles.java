package org.sifter.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.sifter.diag.DiagnosticLog;
import org.sifter.plan.Origin;
import org.sifter.syntax.Flag;
import org.sifter.syntax.Instruction;

/**
 * Finds stages that copy from themselves, straight or through others. All stages of the file count,
 * as in BuildKit's {@code validateCircularDependency}.
 */
final class StageCycles {
  private final StageTable table;
  private final DiagnosticLog log;
  private final List<List<Edge>> edges = new ArrayList<>();

  StageCycles(StageTable table, DiagnosticLog log) {
    this.table = table;
    this.log = log;
  }

  private record Edge(int target, Flag from) {}

  /** A stage that is being looked into, and the next of its edges. */
  private static final class Visit {
    private final int stage;
    private int next;

    Visit(int stage) {
      this.stage = stage;
    }
  }

  /** Reports the COPY that closes a circle. */
  void report() {
    table.stages().forEach(stage -> edges.add(edges(stage)));
    boolean[] done = new boolean[edges.size()];
    boolean[] open = new boolean[edges.size()];
    for (int start = 0; start < edges.size(); start++) {
      if (!done[start]) {
        walk(start, open, done);
      }
    }
  }

  private void walk(int start, boolean[] open, boolean[] done) {
    Deque<Visit> path = new ArrayDeque<>(List.of(new Visit(start)));
    open[start] = true;
    while (!path.isEmpty()) {
      Visit visit = path.peek();
      if (visit.next == edges.get(visit.stage).size()) {
        open[visit.stage] = false;
        done[visit.stage] = true;
        path.pop();
        continue;
      }
      Edge edge = edges.get(visit.stage).get(visit.next++);
      if (open[edge.target()]) {
        String title = table.stages().get(edge.target()).title();
        log.report(ResolveCode.CIRCULAR_STAGES, edge.from().span(), title);
      } else if (!done[edge.target()]) {
        open[edge.target()] = true;
        path.push(new Visit(edge.target()));
      }
    }
  }

  private List<Edge> edges(StageOutline stage) {
    List<Edge> found = new ArrayList<>();
    for (Instruction instruction : stage.instructions()) {
      if (instruction instanceof Instruction.Copy copy) {
        for (Flag flag : copy.flags()) {
          if (flag.name().equals("from")
              && table.origin(flag).orElse(new Origin.Nothing())
                  instanceof Origin.OtherStage other) {
            found.add(new Edge(other.index(), flag));
          }
        }
      }
    }
    return found;
  }
}
