package org.sifter.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The image that buildah makes of a Dockerfile: what Docker would make of it. */
final class BuildahImage implements Image {
  /** How buildah tells the id of the image that a stage ended in. */
  private static final Pattern COMMITTED = Pattern.compile("(?m)^--> ([0-9a-f]+)$");

  /** In the arguments of a template: what ends each string of the answer. */
  private static final String END = "{{\"\\x00\"}}";

  private static final int CANNOT_RUN = 126;
  private static final int NOT_FOUND = 127;

  private final Commands commands;
  private final String name;
  private final List<String> stages;
  private final String container;
  private final List<String> entrypoint;
  private final List<String> cmd;

  private BuildahImage(Commands commands, String name, List<String> stages) {
    this.commands = commands;
    this.name = name;
    this.stages = stages;
    this.container = commands.run(Engines.BUILDAH, "from", name).orFail().output().strip();
    this.entrypoint = inspect("{{range .OCIv1.Config.Entrypoint}}{{.}}" + END + "{{end}}");
    this.cmd = inspect("{{range .OCIv1.Config.Cmd}}{{.}}" + END + "{{end}}");
  }

  static BuildahImage build(EquivalenceCase example, Workplace workplace) throws BuildFailure {
    Path own = workplace.dockerfileForBuildah();
    Path dockerfile = Files.exists(own) ? own : workplace.dockerfile();
    return build(workplace, name("sifter-test", workplace), dockerfile, example.options());
  }

  /** Builds the Dockerfile that sifter has made of its own definition file. */
  static BuildahImage buildBack(EquivalenceCase example, Workplace workplace) throws BuildFailure {
    return build(workplace, name("sifter-back", workplace), workplace.dockerfileBack(), List.of());
  }

  /** A name of its own: suites may run at the same time. */
  private static String name(String repository, Workplace workplace) {
    return repository + "/" + workplace.directory().getFileName();
  }

  private static BuildahImage build(
      Workplace workplace, String name, Path dockerfile, List<String> options) throws BuildFailure {
    Commands commands = workplace.commands();
    Outcome built = commands.run(bud(workplace, name, dockerfile, options));
    List<String> stages = new ArrayList<>();
    Matcher committed = COMMITTED.matcher(built.output() + built.errors());
    while (committed.find()) {
      stages.add(committed.group(1));
    }
    Collections.reverse(stages);
    if (!built.succeeded()) {
      remove(commands, stages);
      throw new BuildFailure(EquivalenceCase.Failure.BUILD, built);
    }
    return new BuildahImage(commands, name, stages);
  }

  private static List<String> bud(
      Workplace workplace, String name, Path dockerfile, List<String> options) {
    List<String> bud = new ArrayList<>(List.of(Engines.BUILDAH, "bud"));
    bud.addAll(List.of("-f", dockerfile.toString(), "-t", name));
    bud.addAll(options);
    bud.add(workplace.context().toString());
    return bud;
  }

  @Override
  public FileTree files() {
    Outcome mounted = commands.run(Engines.BUILDAH, "mount", container).orFail();
    return FileTree.of(Path.of(mounted.output().strip()));
  }

  @Override
  public Map<String, String> labels() {
    List<String> flat =
        inspect(
            "{{range $k, $v := .OCIv1.Config.Labels}}{{$k}}" + END + "{{$v}}" + END + "{{end}}");
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < flat.size(); i += 2) {
      labels.put(flat.get(i), flat.get(i + 1));
    }
    return labels;
  }

  /** buildah applies the image's environment, directory and user; the rest of the rule is ours. */
  @Override
  public Outcome run(List<String> arguments) {
    List<String> run = new ArrayList<>(List.of(Engines.BUILDAH, "run", container, "--"));
    run.addAll(entrypoint);
    run.addAll(arguments.isEmpty() ? cmd : arguments);
    Outcome outcome = commands.run(run);
    return new Outcome(run, dockersStatus(outcome), outcome.output(), outcome.errors());
  }

  /** For a program that cannot be started buildah ends with 1; Docker tells why. */
  private static int dockersStatus(Outcome outcome) {
    if (!outcome.errors().contains("process failed to start with error")) {
      return outcome.status();
    }
    return outcome.errors().contains("permission denied") ? CANNOT_RUN : NOT_FOUND;
  }

  @Override
  public void close() {
    commands.run(Engines.BUILDAH, "rm", container).orFail();
    commands.run(Engines.BUILDAH, "rmi", name).orFail();
    remove(commands, stages);
  }

  /** Those that were tagged, or never kept, are gone already. */
  private static void remove(Commands commands, List<String> stages) {
    for (String stage : stages) {
      Outcome unused = commands.run(Engines.BUILDAH, "rmi", stage);
    }
  }

  private List<String> inspect(String template) {
    Outcome answer =
        commands
            .run(Engines.BUILDAH, "inspect", "--type", "image", "--format", template, name)
            .orFail();
    String[] strings = answer.output().split("\0", -1);
    return List.of(strings).subList(0, strings.length - 1);
  }
}
