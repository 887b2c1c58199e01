package org.sifter.resolve;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.sifter.diag.DiagnosticLog;
import org.sifter.plan.ByteSize;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.Mount;
import org.sifter.plan.Origin;
import org.sifter.shell.Suggestion;
import org.sifter.syntax.Flag;
import org.sifter.syntax.MountField;
import org.sifter.syntax.Word;

/**
 * Reads {@code RUN --mount}. Follows BuildKit's {@code parseMount} and {@code dispatchRunMounts},
 * where an option that only some types know must stand behind {@code type=}.
 */
final class MountResolver {
  private static final List<String> KEYS =
      List.of(
          "type",
          "from",
          "source",
          "src",
          "target",
          "dst",
          "destination",
          "readonly",
          "ro",
          "readwrite",
          "rw",
          "id",
          "sharing",
          "required",
          "size",
          "mode",
          "uid",
          "gid",
          "env");
  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

  private final StageContext context;
  private final StageWords words;
  private final String workingDirectory;
  private final DiagnosticLog log;
  private int agents;

  MountResolver(
      StageContext context, StageWords words, String workingDirectory, DiagnosticLog log) {
    this.context = context;
    this.words = words;
    this.workingDirectory = workingDirectory;
    this.log = log;
  }

  /** What has been read so far of one flag. */
  private static final class Draft {
    private Mount.Type type = Mount.Type.BIND;
    private String from = "";
    private String source = "";
    private String target = "";
    private Optional<Boolean> readOnly = Optional.empty();
    private String id = "";
    private String sharing = "";
    private OptionalInt mode = OptionalInt.empty();
    private OptionalInt uid = OptionalInt.empty();
    private OptionalInt gid = OptionalInt.empty();
    private boolean required;
    private Optional<String> variable = Optional.empty();
    private OptionalLong size = OptionalLong.empty();

    private boolean takesRequired() {
      return type == Mount.Type.SECRET || type == Mount.Type.SSH;
    }
  }

  /** Says what is wrong with a mount. */
  private static final class MountException extends Exception {
    private static final long serialVersionUID = 1L;

    MountException(String message) {
      super(message);
    }
  }

  /** The mount that the step's next flag asks for; empty when it has been reported. */
  Optional<Mount> resolve(Flag flag) {
    try {
      Draft draft = new Draft();
      for (MountField field : MountField.parse(flag.value().orElse("")).orElse(List.of())) {
        Optional<String> value = Optional.empty();
        if (field.value().isPresent()) {
          value = words.text(new Word(field.value().get(), flag.span()));
          if (value.isEmpty()) {
            return Optional.empty();
          }
        }
        read(draft, field.key(), value);
      }
      verify(draft);
      return Optional.of(mount(draft, flag));
    } catch (MountException e) {
      log.report(ResolveCode.MOUNT_OPTION, flag.span(), e.getMessage());
      return Optional.empty();
    }
  }

  private static void read(Draft draft, String key, Optional<String> value) throws MountException {
    if (value.isEmpty()) {
      readBare(draft, key);
      return;
    }
    String text = value.get();
    switch (key) {
      case "type" -> draft.type = type(text);
      case "from" -> draft.from = text;
      case "source", "src" -> draft.source = text;
      case "target", "dst", "destination" -> draft.target = text;
      case "readonly", "ro" -> draft.readOnly = Optional.of(bool(key, text));
      case "readwrite", "rw" -> draft.readOnly = Optional.of(!bool(key, text));
      case "required" -> {
        refuse(!draft.takesRequired(), "a " + name(draft) + " mount has no option required");
        draft.required = bool(key, text);
      }
      case "size" -> {
        refuse(
            draft.type != Mount.Type.TMPFS, "only a tmpfs has a size: write type=tmpfs before it");
        draft.size = ByteSize.parse(text);
        refuse(draft.size.isEmpty(), text + " is not a size");
      }
      case "id" -> draft.id = text;
      case "sharing" -> {
        draft.sharing = text.toLowerCase(Locale.ROOT);
        refuse(
            !Set.of("shared", "private", "locked").contains(draft.sharing),
            "sharing is shared, private or locked, not " + text);
      }
      case "mode" -> draft.mode = number(key, text, 8);
      case "uid" -> draft.uid = number(key, text, 10);
      case "gid" -> draft.gid = number(key, text, 10);
      case "env" -> draft.variable = Optional.of(text);
      default ->
          throw new MountException(
              "a mount has no option "
                  + key
                  + Suggestion.nearest(key, KEYS).map(k -> "; did you mean " + k + "?").orElse(""));
    }
  }

  /** An option without a value. */
  private static void readBare(Draft draft, String key) throws MountException {
    switch (key) {
      case "readonly", "ro" -> draft.readOnly = Optional.of(true);
      case "readwrite", "rw" -> draft.readOnly = Optional.of(false);
      case "required" -> {
        refuse(!draft.takesRequired(), "a " + name(draft) + " mount has no option required");
        draft.required = true;
      }
      default -> throw new MountException("the option " + key + " of a mount needs a value");
    }
  }

  private static void verify(Draft draft) throws MountException {
    boolean files =
        draft.type == Mount.Type.SECRET
            || draft.type == Mount.Type.SSH
            || draft.type == Mount.Type.CACHE;
    String name = name(draft);
    refuse(!files && draft.mode.isPresent(), "a " + name + " mount has no mode");
    refuse(!files && draft.uid.isPresent(), "a " + name + " mount has no uid");
    refuse(!files && draft.gid.isPresent(), "a " + name + " mount has no gid");
    refuse(
        draft.type != Mount.Type.CACHE && !draft.sharing.isEmpty(),
        "only a cache has an option sharing");
    refuse(draft.type == Mount.Type.SSH && !draft.source.isEmpty(), "an ssh mount has no source");
    if (draft.type == Mount.Type.SECRET) {
      refuse(!draft.from.isEmpty(), "a secret mount has no option from");
      refuse(
          draft.source.isEmpty() && draft.target.isEmpty() && draft.id.isEmpty(),
          "a secret mount needs an id or a target");
      refuse(
          !draft.source.isEmpty() && !draft.id.isEmpty(),
          "source and id of a secret mount are the same: keep one");
    }
  }

  private Mount mount(Draft draft, Flag flag) throws MountException {
    String id = draft.id.isEmpty() ? draft.source : draft.id;
    String target = draft.target;
    switch (draft.type) {
      case SECRET -> {
        id = id.isEmpty() ? lastName(target) : id;
        if (target.isEmpty() && draft.variable.isEmpty()) {
          target = "/run/secrets/" + lastName(id);
        }
      }
      case SSH -> {
        id = draft.id.isEmpty() ? "default" : draft.id;
        target = target.isEmpty() ? "/run/buildkit/ssh_agent." + agents : target;
        agents++;
      }
      case BIND, CACHE, TMPFS -> {
        id = draft.id.isEmpty() ? ContainerPaths.clean(target) : draft.id;
        String absolute = target.startsWith("/") ? target : workingDirectory + "/" + target;
        target = ContainerPaths.clean("/" + absolute);
        refuse(target.equals("/"), "a mount needs a target that is not /");
      }
    }
    boolean defaultReadOnly = draft.type == Mount.Type.BIND || draft.takesRequired();
    return new Mount(
        draft.type,
        target,
        ContainerPaths.clean("/" + draft.source),
        origin(draft, flag),
        draft.readOnly.orElse(defaultReadOnly),
        id,
        draft.sharing.isEmpty() ? "shared" : draft.sharing,
        draft.mode,
        draft.uid,
        draft.gid,
        draft.required,
        draft.variable,
        draft.size);
  }

  private Origin origin(Draft draft, Flag flag) throws MountException {
    if (draft.from.isEmpty()) {
      return draft.type == Mount.Type.BIND ? new Origin.Context() : new Origin.Nothing();
    }
    Optional<Origin> origin = context.table().named(draft.from, new Word(draft.from, flag.span()));
    if (origin.isPresent()
        && origin.get() instanceof Origin.OtherStage other
        && other.index() >= context.outline().index()) {
      throw new MountException(
          "stage " + draft.from + " must stand above the stage that mounts from it");
    }
    return origin.orElse(new Origin.Nothing());
  }

  private static Mount.Type type(String text) throws MountException {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "bind" -> Mount.Type.BIND;
      case "cache" -> Mount.Type.CACHE;
      case "tmpfs" -> Mount.Type.TMPFS;
      case "secret" -> Mount.Type.SECRET;
      case "ssh" -> Mount.Type.SSH;
      default ->
          throw new MountException(
              "the type of a mount is bind, cache, tmpfs, secret or ssh, not " + text);
    };
  }

  private static String name(Draft draft) {
    return draft.type.name().toLowerCase(Locale.ROOT);
  }

  private static boolean bool(String key, String text) throws MountException {
    refuse(!TRUE.contains(text) && !FALSE.contains(text), key + " is true or false, not " + text);
    return TRUE.contains(text);
  }

  private static OptionalInt number(String key, String text, int radix) throws MountException {
    try {
      return OptionalInt.of(Integer.parseUnsignedInt(text, radix));
    } catch (NumberFormatException e) {
      String kind = radix == 8 ? "an octal number" : "a number";
      throw new MountException(key + " is " + kind + ", not " + text);
    }
  }

  private static String lastName(String path) {
    String trimmed = path.replaceAll("/+$", "");
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  private static void refuse(boolean wrong, String message) throws MountException {
    if (wrong) {
      throw new MountException(message);
    }
  }
}
