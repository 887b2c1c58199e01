package org.sifter.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sifter.diag.DiagnosticLog;
import org.sifter.plan.Base;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.Provenance;
import org.sifter.plan.Stage;
import org.sifter.plan.Step;
import org.sifter.plan.Variable;
import org.sifter.shell.ExpandedSize;
import org.sifter.syntax.Comment;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.Origin;

/** Goes through the stages in the order of the file, each seeing what the ones before have made. */
final class StageResolver {
  private final StageTable table;
  private final GlobalArguments arguments;
  private final ResolveOptions options;
  private final Words words;
  private final Words wordsOfTriggers;
  private final DiagnosticLog log;
  private final Map<Integer, Done> done = new HashMap<>();

  StageResolver(
      StageTable table,
      GlobalArguments arguments,
      ResolveOptions options,
      char escape,
      ExpandedSize size,
      DiagnosticLog log) {
    this.table = table;
    this.arguments = arguments;
    this.options = options;
    this.words = new Words(escape, size, log);
    this.wordsOfTriggers = new Words('\\', size, log);
    this.log = log;
  }

  /** What a later stage inherits. */
  private record Done(Scope scope, ImageConfig config) {}

  /** Goes through the instructions of a stage. */
  Stage resolve(StageOutline outline) {
    ImageConfig baseConfig = outline.baseConfig();
    Scope scope = Scope.ofImage(baseConfig);
    if (outline.base() instanceof Base.EarlierStage earlier) {
      Done base = done.get(earlier.index());
      baseConfig = base.config();
      scope = base.scope().inherit(baseConfig);
    }
    List<Variable> environment = scope.variables();
    ConfigDraft config = new ConfigDraft(baseConfig);
    InstructionResolver triggers = instructions(outline, scope, config, wordsOfTriggers);
    for (StageOutline.TriggeredInstruction trigger : outline.triggered()) {
      triggers.resolve(trigger.instruction(), provenance(trigger, outline));
    }
    InstructionResolver own = instructions(outline, scope, config, words);
    for (Instruction instruction : outline.instructions()) {
      own.resolve(instruction, provenance(instruction));
    }
    ImageConfig result = config.build();
    done.put(outline.index(), new Done(scope, result));
    List<Step> steps = new ArrayList<>(triggers.steps());
    steps.addAll(own.steps());
    return new Stage(
        outline.index(),
        outline.name(),
        outline.base(),
        outline.platform(),
        provenance(outline.from()),
        environment,
        steps,
        result);
  }

  private InstructionResolver instructions(
      StageOutline outline, Scope scope, ConfigDraft config, Words words) {
    StageContext context = new StageContext(outline, table, arguments, options);
    return new InstructionResolver(context, scope, config, words, log);
  }

  private Provenance provenance(Instruction instruction) {
    Origin origin = instruction.origin();
    int line = log.source().lines().line(origin.span().start());
    return new Provenance(
        instruction.keyword().name(),
        origin.span(),
        line,
        /* triggered= */ false,
        joined(log.source().text(origin.span())),
        origin.comments().stream().map(Comment::text).toList());
  }

  private Provenance provenance(StageOutline.TriggeredInstruction trigger, StageOutline outline) {
    Provenance from = provenance(outline.from());
    return new Provenance(
        trigger.instruction().keyword().name(),
        from.span(),
        from.line(),
        /* triggered= */ true,
        joined(trigger.text()),
        List.of());
  }

  /** The lines that end in an escape character, and the one after them, without comments. */
  private static String joined(String text) {
    StringBuilder joined = new StringBuilder();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      String line = text.substring(start, end < 0 ? text.length() : end).strip();
      start = end < 0 ? text.length() : end + 1;
      boolean isComment = joined.length() > 0 && (line.isEmpty() || line.startsWith("#"));
      if (isComment) {
        continue;
      }
      boolean goesOn = line.endsWith("\\") || line.endsWith("`");
      joined.append(goesOn ? line.substring(0, line.length() - 1).stripTrailing() : line);
      if (!goesOn) {
        break;
      }
      joined.append(' ');
    }
    return joined.toString().strip();
  }
}
