package org.sifter.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sifter.context.BadModeException;
import org.sifter.context.FileMode;
import org.sifter.diag.DiagnosticLog;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.MalformedValueException;
import org.sifter.plan.Origin;
import org.sifter.plan.Provenance;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Step;
import org.sifter.syntax.Flag;
import org.sifter.syntax.Heredoc;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.Word;

/** Makes the steps of COPY and ADD. Follows BuildKit's {@code dispatchCopy}. */
final class TransferResolver {
  private static final Pattern SHA256 = Pattern.compile("sha256:[0-9a-f]{64}");

  private final StageContext context;
  private final StageWords words;
  private final DiagnosticLog log;

  TransferResolver(StageContext context, StageWords words, DiagnosticLog log) {
    this.context = context;
    this.words = words;
    this.log = log;
  }

  Optional<Step> add(Instruction.Add add, Provenance provenance, String workingDirectory) {
    Request request =
        new Request(add.flags(), add.sources(), add.destination(), add.heredocs(), true);
    return step(request, Optional.of(new Origin.Context()), provenance, workingDirectory);
  }

  Optional<Step> copy(Instruction.Copy copy, Provenance provenance, String workingDirectory) {
    Request request =
        new Request(copy.flags(), copy.sources(), copy.destination(), copy.heredocs(), false);
    Optional<Origin> origin =
        request.flag("from").map(this::origin).orElse(Optional.of(new Origin.Context()));
    return step(request, origin, provenance, workingDirectory);
  }

  /** What COPY and ADD have in common. */
  private record Request(
      List<Flag> flags, List<Word> sources, Word destination, List<Heredoc> heredocs, boolean add) {

    Optional<Flag> flag(String name) {
      return Flag.named(flags, name);
    }

    boolean isOn(String name) {
      Optional<Flag> flag = flag(name);
      return flag.isPresent() && flag.get().isTrue();
    }
  }

  /** The origin of {@code --from}, which must stand above this stage. */
  private Optional<Origin> origin(Flag from) {
    Optional<Origin> origin = context.table().origin(from);
    int own = context.outline().index();
    if (origin.isPresent()
        && origin.get() instanceof Origin.OtherStage other
        && other.index() >= own) {
      log.report(
          ResolveCode.LATER_STAGE,
          from.span(),
          context.table().stages().get(other.index()).title(),
          context.outline().title());
      return Optional.empty();
    }
    return origin;
  }

  private Optional<Step> step(
      Request request, Optional<Origin> origin, Provenance provenance, String workingDirectory) {
    Optional<String> destination = words.text(request.destination());
    Optional<Step.CopyOptions> options = options(request);
    List<Step.Source> sources = new ArrayList<>();
    for (Word word : request.sources()) {
      source(word, request.add()).ifPresent(sources::add);
    }
    List<Step.InlineFile> files = new ArrayList<>();
    for (Heredoc heredoc : request.heredocs()) {
      words
          .text(heredoc)
          .ifPresent(content -> files.add(new Step.InlineFile(heredoc.name(), content)));
    }
    options
        .flatMap(Step.CopyOptions::checksum)
        .ifPresent(checksum -> verifyChecksum(request, checksum, sources));
    boolean complete =
        sources.size() == request.sources().size() && files.size() == request.heredocs().size();
    if (!complete || origin.isEmpty() || destination.isEmpty() || options.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Step.Copy(
            provenance,
            origin.get(),
            sources,
            files,
            ContainerPaths.destination(workingDirectory, destination.get()),
            options.get()));
  }

  private Optional<Step.Source> source(Word word, boolean add) {
    Optional<String> text = words.text(word);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      SourceLocation location = SourceLocation.of(text.get());
      if (!add && !(location instanceof SourceLocation.Local)) {
        log.report(ResolveCode.REMOTE_IN_COPY, word.span(), text.get());
        return Optional.empty();
      }
      return Optional.of(new Step.Source(location, word.span()));
    } catch (MalformedValueException e) {
      log.report(ResolveCode.INVALID_SOURCE, word.span(), text.get(), e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Step.CopyOptions> options(Request request) {
    Optional<Optional<String>> owner = expanded(request, "chown");
    Optional<Optional<String>> mode = expanded(request, "chmod");
    Optional<Optional<String>> checksum = expanded(request, "checksum");
    if (owner.isEmpty() || mode.isEmpty() || checksum.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> badMode = mode.get().filter(text -> !isMode(text));
    if (badMode.isPresent()) {
      log.report(
          ResolveCode.INVALID_MODE, request.flag("chmod").orElseThrow().span(), badMode.get());
      return Optional.empty();
    }
    return Optional.of(
        new Step.CopyOptions(
            request.add(),
            owner.get(),
            mode.get(),
            request.flags().stream()
                .filter(flag -> flag.name().equals("exclude"))
                .flatMap(flag -> flag.value().stream())
                .toList(),
            request.isOn("link"),
            request.isOn("parents"),
            request.flag("unpack").map(Flag::isTrue),
            request.isOn("keep-git-dir"),
            checksum.get()));
  }

  private static boolean isMode(String text) {
    try {
      FileMode.parse(text);
      return true;
    } catch (BadModeException e) {
      return false;
    }
  }

  /** A flag's value: none when it is empty or not there; no result when it cannot be expanded. */
  private Optional<Optional<String>> expanded(Request request, String name) {
    Optional<Flag> flag = request.flag(name);
    if (flag.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    Optional<String> text = words.text(flag.get().word());
    return text.isPresent() ? Optional.of(text.filter(t -> !t.isEmpty())) : Optional.empty();
  }

  private void verifyChecksum(Request request, String checksum, List<Step.Source> sources) {
    Flag flag = request.flag("checksum").orElseThrow();
    boolean remote =
        sources.size() == 1
            && request.sources().size() == 1
            && !(sources.get(0).location() instanceof SourceLocation.Local);
    if (!remote) {
      log.report(ResolveCode.CHECKSUM_NEEDS_REMOTE, flag.span());
    } else if (sources.get(0).location() instanceof SourceLocation.Url
        && !SHA256.matcher(checksum).matches()) {
      log.report(ResolveCode.INVALID_CHECKSUM, flag.span(), checksum);
    }
  }
}
