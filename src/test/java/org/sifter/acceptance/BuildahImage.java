package org.sifter.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The image that buildah makes of a Dockerfile: what Docker would make of it. */
final class BuildahImage implements Image {
  private static final String NAME = "sifter-test";

  /** In the arguments of a template: what ends each string of the answer. */
  private static final String END = "{{\"\\x00\"}}";

  private static final int CANNOT_RUN = 126;
  private static final int NOT_FOUND = 127;

  private final BuildahStore store;
  private final String container;
  private final List<String> entrypoint;
  private final List<String> cmd;

  private BuildahImage(BuildahStore store) {
    this.store = store;
    this.container = store.run("from", NAME).orFail().output().strip();
    List<String> command =
        inspect(
            "{{len .OCIv1.Config.Entrypoint}}"
                + END
                + "{{range .OCIv1.Config.Entrypoint}}{{.}}"
                + END
                + "{{end}}{{range .OCIv1.Config.Cmd}}{{.}}"
                + END
                + "{{end}}");
    int cmdStart = 1 + Integer.parseInt(command.get(0));
    this.entrypoint = command.subList(1, cmdStart);
    this.cmd = command.subList(cmdStart, command.size());
  }

  static BuildahImage build(EquivalenceCase example, Workplace workplace) throws BuildFailure {
    Path own = workplace.dockerfileForBuildah();
    Path dockerfile = Files.exists(own) ? own : workplace.dockerfile();
    return build(workplace, dockerfile, example.options());
  }

  /** Builds the Dockerfile that sifter has made of its own definition file. */
  static BuildahImage buildBack(Workplace workplace) throws BuildFailure {
    return build(workplace, workplace.dockerfileBack(), List.of());
  }

  private static BuildahImage build(Workplace workplace, Path dockerfile, List<String> options)
      throws BuildFailure {
    BuildahStore store = BuildahStore.open(workplace.commands());
    try {
      Outcome built = store.run(bud(workplace, dockerfile, options));
      if (!built.succeeded()) {
        throw new BuildFailure(EquivalenceCase.Failure.BUILD, built);
      }
      return new BuildahImage(store);
    } catch (Throwable e) {
      store.close();
      throw e;
    }
  }

  private static List<String> bud(Workplace workplace, Path dockerfile, List<String> options) {
    List<String> bud = new ArrayList<>(List.of("bud", "-f", dockerfile.toString(), "-t", NAME));
    bud.addAll(options);
    bud.add(workplace.context().toString());
    return bud;
  }

  @Override
  public FileTree files() {
    Outcome mounted = store.run("mount", container).orFail();
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
    List<String> run = new ArrayList<>(List.of("run", container, "--"));
    run.addAll(entrypoint);
    run.addAll(arguments.isEmpty() ? cmd : arguments);
    Outcome outcome = store.run(run);
    return new Outcome(
        outcome.command(), dockersStatus(outcome), outcome.output(), outcome.errors());
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
    store.run("rm", container).orFail();
    store.close();
  }

  private List<String> inspect(String template) {
    Outcome answer = store.run("inspect", "--type", "image", "--format", template, NAME).orFail();
    String[] strings = answer.output().split("\0", -1);
    return List.of(strings).subList(0, strings.length - 1);
  }
}
