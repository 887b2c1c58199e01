package org.sifter.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.diag.DiagnosticLog;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.Healthcheck;
import org.sifter.plan.MalformedValueException;
import org.sifter.plan.Mount;
import org.sifter.plan.Ports;
import org.sifter.plan.Process;
import org.sifter.plan.Provenance;
import org.sifter.plan.Signals;
import org.sifter.plan.Step;
import org.sifter.plan.Variable;
import org.sifter.shell.Expansion;
import org.sifter.source.Blanks;
import org.sifter.syntax.BuildArgument;
import org.sifter.syntax.Command;
import org.sifter.syntax.Flag;
import org.sifter.syntax.GoDuration;
import org.sifter.syntax.Heredoc;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.InstructionVisitor;
import org.sifter.syntax.KeyValue;
import org.sifter.syntax.Word;

/**
 * Goes through the instructions of a stage, each changing what the next ones see. Follows
 * BuildKit's {@code dispatch}.
 */
final class InstructionResolver implements InstructionVisitor<Void> {
  /** Arguments that BuildKit keeps out of the environment. */
  private static final Set<String> NEVER_IN_ENVIRONMENT =
      Set.of("BUILDKIT_SBOM_SCAN_CONTEXT", "BUILDKIT_SBOM_SCAN_STAGE");

  private final StageContext context;
  private final Scope scope;
  private final ConfigDraft config;
  private final StageWords words;
  private final DiagnosticLog log;
  private final List<Step> steps = new ArrayList<>();

  private Provenance provenance;

  InstructionResolver(
      StageContext context, Scope scope, ConfigDraft config, Words words, DiagnosticLog log) {
    this.context = context;
    this.scope = scope;
    this.config = config;
    this.words = new StageWords(words, scope, log);
    this.log = log;
  }

  /** Goes through an instruction, which comes from {@code provenance}. */
  void resolve(Instruction instruction, Provenance provenance) {
    this.provenance = provenance;
    instruction.accept(this);
  }

  /** What the instructions so far do. */
  List<Step> steps() {
    return steps;
  }

  @Override
  public Void visitAdd(Instruction.Add add) {
    TransferResolver transfer = new TransferResolver(context, words, log);
    transfer.add(add, provenance, config.workingDirectory()).ifPresent(steps::add);
    return null;
  }

  @Override
  public Void visitCopy(Instruction.Copy copy) {
    TransferResolver transfer = new TransferResolver(context, words, log);
    transfer.copy(copy, provenance, config.workingDirectory()).ifPresent(steps::add);
    return null;
  }

  @Override
  public Void visitArg(Instruction.Arg arg) {
    List<Variable> set = new ArrayList<>();
    for (BuildArgument argument : arg.arguments()) {
      String name = argument.name().text();
      Optional<Expansion> value = value(argument);
      if (value.isPresent() && !NEVER_IN_ENVIRONMENT.contains(name)) {
        if (config.hasVariable(name) && !scope.get(name).equals(value)) {
          log.report(ResolveCode.ARG_HIDES_ENV, argument.name().span(), name);
        }
        scope.set(name, value.get());
        set.add(new Variable(name, value.get()));
      }
    }
    steps.add(
        set.isEmpty()
            ? new Step.Configure(provenance)
            : new Step.SetVariables(provenance, /* inImage= */ false, set));
    return null;
  }

  /** A given value, else the default, else the value of the global argument of that name. */
  private Optional<Expansion> value(BuildArgument argument) {
    String name = argument.name().text();
    String given = context.options().buildArguments().get(name);
    if (given != null) {
      return Optional.of(Expansion.literal(given));
    }
    return argument.defaultValue().isPresent()
        ? words.text(argument.defaultValue().get()).map(Expansion::literal)
        : context.arguments().variable(name);
  }

  @Override
  public Void visitEnv(Instruction.Env env) {
    List<Variable> set = new ArrayList<>();
    boolean keep = context.options().unknownVariables() == ResolveOptions.UnknownVariables.KEPT;
    for (KeyValue pair : env.variables()) {
      Optional<String> key = words.text(pair.key());
      Optional<Expansion> value =
          keep
              ? words.withReferences(pair.value())
              : words.text(pair.value()).map(Expansion::literal);
      if (key.isPresent() && value.isPresent()) {
        set.add(new Variable(key.get(), value.get()));
      }
    }
    for (Variable variable : set) {
      scope.set(variable.name(), variable.value());
      config.setVariable(variable.name(), variable.value());
    }
    steps.add(new Step.SetVariables(provenance, /* inImage= */ true, set));
    return null;
  }

  @Override
  public Void visitLabel(Instruction.Label label) {
    for (KeyValue pair : label.labels()) {
      Optional<String> key = words.text(pair.key());
      Optional<String> value = words.text(pair.value());
      if (key.isPresent() && value.isPresent()) {
        config.setLabel(key.get(), value.get());
      }
    }
    return configure();
  }

  @Override
  public Void visitCmd(Instruction.Cmd cmd) {
    config.setCommand(process(cmd.command()).arguments());
    return configure();
  }

  @Override
  public Void visitEntrypoint(Instruction.Entrypoint entrypoint) {
    config.setEntrypoint(process(entrypoint.command()).arguments());
    return configure();
  }

  @Override
  public Void visitExpose(Instruction.Expose expose) {
    for (Word word : expose.ports()) {
      Optional<String> text = words.text(word);
      if (text.isPresent()) {
        exposeAll(word, text.get());
      }
    }
    return configure();
  }

  /** A variable outside quotes may hold several ports. */
  private void exposeAll(Word word, String text) {
    boolean quoted = word.text().indexOf('"') >= 0 || word.text().indexOf('\'') >= 0;
    List<String> ports = quoted ? List.of(text) : List.of(Blanks.trim(text).split("\\s+", -1));
    for (String port : ports) {
      if (port.isEmpty()) {
        continue;
      }
      try {
        config.expose(Ports.parse(port));
      } catch (MalformedValueException e) {
        log.report(ResolveCode.INVALID_PORT, word.span(), e.getMessage());
      }
    }
  }

  @Override
  public Void visitFrom(Instruction.From from) {
    throw new AssertionError("a FROM inside a stage: " + from);
  }

  @Override
  public Void visitHealthcheck(Instruction.Healthcheck healthcheck) {
    Optional<Command> command = healthcheck.command();
    if (command.isEmpty()) {
      config.setHealthcheck(new Healthcheck(List.of("NONE"), 0, 0, 0, 0, 0));
      return configure();
    }
    List<String> test = new ArrayList<>();
    if (command.get() instanceof Command.ExecForm exec) {
      test.add("CMD");
      test.addAll(texts(exec.arguments()));
    } else if (command.get() instanceof Command.ShellForm shell) {
      test.add("CMD-SHELL");
      test.add(shell.text().text());
    }
    List<Flag> flags = healthcheck.flags();
    config.setHealthcheck(
        new Healthcheck(
            test,
            duration(flags, "interval"),
            duration(flags, "timeout"),
            duration(flags, "start-period"),
            duration(flags, "start-interval"),
            Integer.parseInt(nonEmpty(flags, "retries").orElse("0"))));
    return configure();
  }

  private static long duration(List<Flag> flags, String name) {
    Optional<String> text = nonEmpty(flags, name);
    return text.isPresent() ? GoDuration.parse(text.get()).orElse(0) : 0;
  }

  private static Optional<String> nonEmpty(List<Flag> flags, String name) {
    for (Flag flag : flags) {
      if (flag.name().equals(name) && !flag.value().orElse("").isEmpty()) {
        return flag.value();
      }
    }
    return Optional.empty();
  }

  @Override
  public Void visitMaintainer(Instruction.Maintainer maintainer) {
    config.setAuthor(maintainer.author().text());
    return configure();
  }

  @Override
  public Void visitOnbuild(Instruction.Onbuild onbuild) {
    config.addTrigger(onbuild.trigger().text());
    return configure();
  }

  @Override
  public Void visitRun(Instruction.Run run) {
    Process process = process(run.command());
    if (process.arguments().isEmpty()) {
      log.report(ResolveCode.NOTHING_TO_RUN, provenance.span());
    }
    MountResolver resolver = new MountResolver(context, words, config.workingDirectory(), log);
    List<Mount> mounts = new ArrayList<>();
    String network = "default";
    String security = "sandbox";
    for (Flag flag : run.flags()) {
      String value = flag.value().orElse("");
      switch (flag.name()) {
        case "mount" -> resolver.resolve(flag).ifPresent(mounts::add);
        case "network" -> network = value;
        case "security" -> security = value;
        default -> log.report(ResolveCode.DEVICES, flag.span());
      }
    }
    steps.add(
        new Step.Run(
            provenance,
            process,
            config.workingDirectory(),
            config.user(),
            mounts,
            network,
            security));
    return null;
  }

  /** What a command executes under the shell in force. */
  private Process process(Command command) {
    if (command instanceof Command.ExecForm exec) {
      return new Process.Exec(texts(exec.arguments()));
    }
    if (command instanceof Command.Script script) {
      String content = script.heredoc().strippedContent();
      return content.startsWith("#!")
          ? new Process.Script(config.shell(), script.heredoc().name(), content)
          : new Process.Shell(config.shell(), content, List.of());
    }
    Command.ShellForm shell = (Command.ShellForm) command;
    StringBuilder text = new StringBuilder(shell.text().text());
    for (Heredoc heredoc : shell.heredocs()) {
      text.append('\n').append(heredoc.content()).append(heredoc.name());
    }
    return new Process.Shell(config.shell(), text.toString(), shell.lineBreaks());
  }

  private static List<String> texts(List<Word> words) {
    List<String> texts = new ArrayList<>();
    for (Word word : words) {
      texts.add(word.text());
    }
    return texts;
  }

  @Override
  public Void visitShell(Instruction.Shell shell) {
    config.setShell(texts(shell.shell()));
    return configure();
  }

  @Override
  public Void visitStopsignal(Instruction.Stopsignal stopsignal) {
    words
        .text(stopsignal.signal())
        .ifPresent(
            signal -> {
              if (!Signals.isSignal(signal)) {
                log.report(ResolveCode.INVALID_SIGNAL, stopsignal.signal().span(), signal);
              }
              config.setStopSignal(signal);
            });
    return configure();
  }

  @Override
  public Void visitUser(Instruction.User user) {
    words.text(user.user()).ifPresent(config::setUser);
    return configure();
  }

  @Override
  public Void visitVolume(Instruction.Volume volume) {
    for (Word path : volume.paths()) {
      words
          .text(new Word(Blanks.trim(path.text()), path.span()))
          .ifPresent(
              text -> {
                if (text.isEmpty()) {
                  log.report(ResolveCode.EMPTY_VOLUME, path.span());
                }
                config.addVolume(text);
              });
    }
    return configure();
  }

  @Override
  public Void visitWorkdir(Instruction.Workdir workdir) {
    words
        .text(workdir.path())
        .ifPresent(
            path -> {
              String configured = ContainerPaths.normalizeWorkdir(config.workingDirectory(), path);
              if (ContainerPaths.isTooLong(configured)) { // for the next one not to be longer still
                log.report(ResolveCode.PATH_TOO_LONG, workdir.path().span());
                return;
              }
              config.setWorkingDirectory(configured);
              steps.add(
                  new Step.MakeDirectory(
                      provenance, ContainerPaths.clean(configured), configured, config.user()));
            });
    return null;
  }

  private Void configure() {
    steps.add(new Step.Configure(provenance));
    return null;
  }
}
