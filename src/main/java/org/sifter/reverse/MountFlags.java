package org.sifter.reverse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.reverse.ContextFiles.Entry;
import org.sifter.reverse.StagingArea.Content;

/** Gathers the {@code --mount} flags for the step that comes next. */
final class MountFlags {
  static final String CACHE = PostReader.STAGING + "cache/";

  private final ContextFiles context;
  private final Copies copies;

  /** By target: what the flag says, without what makes it writable. */
  private final Map<String, String> flags = new LinkedHashMap<>();

  private final List<String> writable = new ArrayList<>();

  /** Of each cache the target of its first mount, which is its id. */
  private final Map<String, String> caches = new LinkedHashMap<>();

  /** Of each cache where its first files are, if it has any. */
  private final Map<String, String> fillings = new LinkedHashMap<>();

  /** By id: how a secret or an agent is given to the step. */
  private final Map<String, String> given = new LinkedHashMap<>();

  private final List<String> required = new ArrayList<>();
  private int agents;

  MountFlags(ContextFiles context, Copies copies) {
    this.context = context;
    this.copies = copies;
  }

  boolean isEmpty() {
    return flags.isEmpty() && given.isEmpty();
  }

  /** Adds a mount; false when no flag can say it. */
  boolean add(PostStep.Mount mount, StagingArea area) {
    Optional<String> flag = flag(mount, area);
    if (flag.isEmpty() || !isPlain(mount.target())) {
      return false;
    }
    flags.put(mount.target(), flag.get() + ",target=" + mount.target());
    if (flag.get().startsWith("type=bind")) {
      writable.add(mount.target());
    }
    return true;
  }

  /** Takes note of the files that a cache begins with; false when no flag can say it. */
  boolean fill(PostStep.FillCache fill, StagingArea area) {
    Optional<String> source = source(fill.source(), area);
    source.ifPresent(from -> fillings.put(fill.cache(), from));
    return source.isPresent();
  }

  /** Gives a secret or an agent to the step; false when no flag can say it. */
  boolean give(PostStep step) {
    if (step instanceof PostStep.Require require) {
      return required.add(require.id());
    }
    if (step instanceof PostStep.SecretVariable variable) {
      return give("secret", variable.id(), ",env=" + variable.name());
    }
    if (step instanceof PostStep.Agent agent) {
      return isPlain(agent.target()) && give(agent);
    }
    return step instanceof PostStep.Secret secret
        && isPlain(secret.target())
        && give("secret", secret.id(), options(secret));
  }

  private boolean give(PostStep.Agent agent) {
    String usual = "/run/buildkit/ssh_agent." + agents++;
    String id = agent.id().equals("default") ? "" : ",id=" + agent.id();
    String target = agent.target().equals(usual) ? "" : ",target=" + agent.target();
    given.put(agent.id(), "type=ssh" + id + target);
    return true;
  }

  private boolean give(String type, String id, String options) {
    given.merge(id, "type=" + type + ",id=" + id + options, (before, now) -> before + options);
    return true;
  }

  /** The options of a secret that are not what they are by themselves. */
  private static String options(PostStep.Secret secret) {
    boolean isUsual = secret.target().equals("/run/secrets/" + secret.id());
    String[] ids = secret.owner().split(":", 2);
    return (isUsual ? "" : ",target=" + secret.target())
        + (secret.mode().equals("0400") ? "" : ",mode=" + secret.mode())
        + (secret.owner().equals("0:0") ? "" : ",uid=" + ids[0] + ",gid=" + ids[ids.length - 1]);
  }

  private Optional<String> flag(PostStep.Mount mount, StagingArea area) {
    List<String> options = mount.options();
    if (mount.source().equals("tmpfs") && options.subList(0, 2).equals(List.of("-t", "tmpfs"))) {
      return tmpfs(options.subList(2, options.size()));
    }
    if (!options.equals(List.of("--bind"))) {
      return Optional.empty();
    }
    if (mount.source().startsWith(CACHE)) {
      return cache(mount, area);
    }
    return source(mount.source(), area).map("type=bind"::concat);
  }

  private static Optional<String> tmpfs(List<String> options) {
    if (options.isEmpty()) {
      return Optional.of("type=tmpfs");
    }
    return options.size() == 2 && options.get(1).matches("size=[0-9]+")
        ? Optional.of("type=tmpfs," + options.get(1))
        : Optional.empty();
  }

  private Optional<String> cache(PostStep.Mount mount, StagingArea area) {
    StringBuilder flag = new StringBuilder("type=cache");
    String first = caches.computeIfAbsent(mount.source(), unknown -> mount.target());
    if (!first.equals(mount.target())) {
      flag.append(",id=").append(first);
    }
    for (PostStep.Prepare step : area.preparations()) {
      List<String> words = step.command().texts().orElseThrow();
      if (!words.get(words.size() - 1).equals(mount.source())) {
        continue;
      }
      if (words.get(0).equals("chmod") && words.size() == 3) {
        flag.append(",mode=").append(words.get(1));
      } else if (words.get(0).equals("chown") && words.get(1).matches("\\d+:\\d+")) {
        String[] ids = words.get(1).split(":", -1);
        flag.append(",uid=").append(ids[0]).append(",gid=").append(ids[1]);
      } else if (!words.get(0).equals("mkdir")) {
        return Optional.empty();
      }
    }
    return Optional.of(flag.append(fillings.getOrDefault(mount.source(), "")).toString());
  }

  private Optional<String> source(String path, StagingArea area) {
    Optional<Transfer> ofStage = area.ofStage(path);
    if (ofStage.isPresent()) {
      String source = ofStage.get().source();
      return isPlain(source)
          ? Optional.of(",from=" + ofStage.get().stage().orElse("") + ",source=" + source)
          : Optional.empty();
    }
    Optional<Transfer> selected = selected(path, area);
    if (selected.isPresent()) {
      String from = ",from=" + selected.get().stage().orElse("");
      String source = selected.get().source();
      return isPlain(source) && selected.get().flags().isEmpty()
          ? Optional.of(source.equals("/") ? from : from + ",source=" + source)
          : Optional.empty();
    }
    Optional<Content> content = area.content();
    if (content.isEmpty()) {
      return Optional.empty();
    }
    if (!path.equals(area.path())) {
      Entry entry = content.get().entries().get(path.substring(area.path().length() + 1));
      return entry != null && isPlain(entry.origin())
          ? Optional.of(",source=" + entry.origin())
          : Optional.empty();
    }
    Optional<String> directory = copies.directoryOf(content.get().entries());
    Optional<Map<String, Entry>> copied = directory.flatMap(context::copied);
    boolean same =
        copied.isPresent()
            && Copies.sameFiles(content.get().entries(), copied.get())
            && Copies.mode(content.get().entries(), copied.get())
                .equals(Optional.of(Optional.empty()));
    if (!same || !(directory.get().isEmpty() || isPlain(directory.get()))) {
      return Optional.empty();
    }
    return Optional.of(directory.get().isEmpty() ? "" : ",source=" + directory.get());
  }

  /** A whole stage, or a path that {@code %files} cannot name. */
  private static Optional<Transfer> selected(String path, StagingArea area) {
    // The shell finds a path with brackets by itself when it is the only one.
    String name = path.substring(path.lastIndexOf('/'));
    return area.bringing(path)
        .or(() -> area.bringing(area.path() + "/*").filter(t -> t.source().endsWith(name)))
        .filter(t -> t.kind() == Transfer.Kind.ROOT || t.kind() == Transfer.Kind.SELECTION);
  }

  /** Makes a mount read-only, as it is for Docker unless the flag says otherwise. */
  boolean protect(String target) {
    return writable.remove(target);
  }

  /** The flags so far, each with a blank behind it; none are left. */
  String take() {
    StringBuilder all = new StringBuilder();
    flags.forEach(
        (target, flag) ->
            all.append("--mount=")
                .append(flag)
                .append(writable.contains(target) ? ",rw" : "")
                .append(' '));
    given.forEach(
        (id, flag) ->
            all.append("--mount=")
                .append(flag)
                .append(required.contains(id) ? ",required" : "")
                .append(' '));
    given.clear();
    required.clear();
    agents = 0;
    flags.clear();
    writable.clear();
    return all.toString();
  }

  private static boolean isPlain(String path) {
    return path.matches("[A-Za-z0-9_./@:+\\[\\]-]+");
  }
}
