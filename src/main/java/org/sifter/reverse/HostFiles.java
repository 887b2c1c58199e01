package org.sifter.reverse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.context.FileKind;
import org.sifter.reverse.ContextFiles.Entry;
import org.sifter.shell.ShellQuote;

/**
 * {@code %files}: COPY where that is sure to do the same. Where a directory may nest in one that is
 * there, or links in it are followed, the engine's own {@code cp} is run on the mounted context.
 */
final class HostFiles {
  private static final int LOST_BITS = 07002;

  /** The directories that an engine makes in every image before it copies anything. */
  private static final Set<String> IN_EVERY_IMAGE =
      Set.of("/", "/dev", "/proc", "/root", "/tmp", "/var", "/var/tmp", "/etc", "/sys", "/home");

  private static final String MOUNT = "/.context";

  private final StageWriter out;
  private final ContextFiles context;
  private final ReverseFindings findings;

  HostFiles(StageWriter out, ContextFiles context, ReverseFindings findings) {
    this.out = out;
    this.context = context;
    this.findings = findings;
  }

  /** Copies what one line of {@code %files}, or a {@code cp} in {@code %setup}, copies. */
  void copy(Transfer transfer) {
    switch (transfer.kind()) {
      case HOST -> fromHost(transfer);
      case HOST_FILE -> direct(transfer, transfer.source(), transfer.destination(), "");
      case BASE -> {} // is said by FROM
      case HOST_TREE -> asItIs(transfer, slashed(transfer));
      case HOST_ENTRY -> asItIs(transfer, transfer.destination());
      case ARCHIVE, ROOT, GIT -> asOne(transfer, slashed(transfer));
      case URL ->
          asOne(
              transfer,
              transfer.flags().startsWith("--unpack") ? slashed(transfer) : transfer.destination());
      case SELECTION ->
          asOne(
              transfer,
              transfer.flags().startsWith("--parents")
                  ? slashed(transfer)
                  : transfer.destination());
      case STAGE -> fromStage(transfer);
    }
  }

  private static String slashed(Transfer transfer) {
    return transfer.destination().replaceFirst("/?$", "/");
  }

  /** One instruction does just what an engine has to do step by step. */
  private void asOne(Transfer transfer, String destination) {
    CopySource source = CopySource.of(transfer);
    instruction(source.keyword(), source.flags(), source.written(), destination);
  }

  private void fromHost(Transfer transfer) {
    String source = transfer.source().replaceFirst("^(\\./+)+(?=.)", "");
    if (source.chars().anyMatch(c -> "$`~'\"{}\\".indexOf(c) >= 0)) {
      out.comment(findings.report(ReverseCode.HOST_EXPANSION, transfer.line(), source));
    } else if (source.startsWith("/") || leavesContext(source)) {
      out.comment(findings.report(ReverseCode.OUTSIDE_CONTEXT, transfer.line(), source));
    } else if (source.chars().anyMatch(c -> "*?[".indexOf(c) >= 0)) {
      byEngine(source, destination(transfer, source));
    } else {
      plain(transfer, source, destination(transfer, source));
    }
  }

  private static boolean leavesContext(String source) {
    int depth = 0;
    for (String name : source.split("/", -1)) {
      depth += name.equals("..") ? -1 : name.isEmpty() || name.equals(".") ? 0 : 1;
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }

  private static String destination(Transfer transfer, String source) {
    String written = transfer.destination().isEmpty() ? source : transfer.destination();
    return written.startsWith("/") ? written : "/" + written;
  }

  private void plain(Transfer transfer, String source, String destination) {
    String path = source.replaceFirst("(/\\.?)+$", "");
    Optional<FileKind> kind = context.kind(path.equals(".") ? "" : path);
    if (kind.equals(Optional.of(FileKind.DIRECTORY))) {
      directory(transfer, source, path, destination);
      return;
    }
    if (kind.isEmpty()) {
      findings.report(ReverseCode.MISSING_SOURCE, transfer.line(), source);
    } else if (!context.isCopied(path)) {
      findings.report(ReverseCode.IGNORED_SOURCE, transfer.line(), source);
    }
    int mode = context.mode(path);
    String flags = (mode & LOST_BITS) == 0 ? "" : "--chmod=%04o ".formatted(mode & ~LOST_BITS);
    direct(transfer, source, destination, flags);
  }

  /** Copies a file; into a directory where the name stays, as a pattern may stand for several. */
  private void direct(Transfer transfer, String source, String destination, String flags) {
    String name = "/" + transfer.name();
    boolean keepsName = PostReader.isStaged(destination) && destination.endsWith(name);
    String target =
        keepsName
            ? destination.substring(0, destination.length() - name.length() + 1)
            : destination;
    instruction("COPY", flags, CopySource.sourceOf(source), target);
  }

  private void directory(Transfer transfer, String source, String path, String destination) {
    String top = path.equals(".") ? "" : path;
    Optional<Map<String, Entry>> followed = context.followed(top);
    Optional<Map<String, Entry>> copied = context.copied(top);
    boolean same =
        followed.isPresent()
            && copied.isPresent()
            && Copies.sameFiles(followed.get(), copied.get())
            && Copies.mode(kept(followed.get()), copied.get())
                .equals(Optional.of(Optional.empty()));
    if (followed.isPresent()
        && copied.isPresent()
        && !copied.get().keySet().containsAll(followed.get().keySet())) {
      findings.report(ReverseCode.IGNORED_SOURCE, transfer.line(), source);
    }
    boolean contents = source.endsWith("/.") || source.equals(".");
    boolean into = destination.endsWith("/") || IN_EVERY_IMAGE.contains(destination);
    if (same && (contents || into)) {
      String slash = destination.endsWith("/") ? "" : "/";
      String target =
          destination + slash + (contents ? "" : path.substring(path.lastIndexOf('/') + 1));
      instruction("COPY", "", CopySource.sourceOf(top.isEmpty() ? "." : top), target);
    } else {
      byEngine(source, destination);
    }
  }

  /** Copies what {@code cp -rP --preserve=} copies: COPY does the same, but follows a link. */
  private void asItIs(Transfer transfer, String destination) {
    Optional<Map<String, Entry>> entries = context.asTheyAre(transfer.directory());
    Optional<Map<String, Entry>> copied = context.copied(transfer.directory());
    boolean isLink =
        context.asItIs(transfer.source()).filter(e -> e.kind() == FileKind.LINK).isPresent();
    if (entries.isPresent()
        && copied.isPresent()
        && !isLink
        && Copies.sameFiles(entries.get(), copied.get())) {
      String source = CopySource.sourceOf(transfer.directory());
      instruction("COPY", "", source, slashed(transfer));
    } else if (entries.isEmpty() && !isLink) {
      direct(transfer, transfer.source(), destination, "");
    } else {
      byEngine(transfer.source(), destination, "cp -a ");
    }
  }

  private static Map<String, Entry> kept(Map<String, Entry> entries) {
    Map<String, Entry> kept = new HashMap<>();
    entries.forEach(
        (name, e) -> kept.put(name, new Entry(e.kind(), e.mode() & ~LOST_BITS, e.origin())));
    return kept;
  }

  private void byEngine(String source, String destination) {
    byEngine(source, destination, "umask 0002 && cp -fLr ");
  }

  /** Runs the command that an engine runs, on the context as it is then. */
  private void byEngine(String source, String destination, String command) {
    String parent =
        destination.endsWith("/")
            ? destination
            : destination.substring(0, Math.max(1, destination.lastIndexOf('/')));
    StringBuilder pattern = new StringBuilder(MOUNT + "/");
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      pattern.append("*?[]-!^".indexOf(c) >= 0 ? c : ShellQuote.word(String.valueOf(c)));
    }
    String make = parent.equals("/") ? "" : "mkdir -p " + ShellQuote.word(parent) + " && ";
    out.script(
        "--mount=type=bind,target=" + MOUNT + " ",
        make + command + pattern + " " + ShellQuote.word(destination));
  }

  private void fromStage(Transfer transfer) {
    String source = transfer.source();
    if (!Copies.isPlainPath(source)) {
      out.comment(findings.report(ReverseCode.HOST_EXPANSION, transfer.line(), source));
      return;
    }
    String flags = "--from=" + transfer.stage().orElse("") + " ";
    String destination = destination(transfer, source);
    boolean merges = source.endsWith("/");
    String name = source.substring(source.lastIndexOf('/') + 1);
    if (!merges && IN_EVERY_IMAGE.contains(destination)) {
      destination += destination.endsWith("/") ? name : "/" + name;
    } else if (!merges && destination.endsWith("/")) {
      destination += name;
    } else if (!merges && !PostReader.isStaged(destination)) {
      findings.report(ReverseCode.DIRECTORY_FROM_STAGE, transfer.line(), source, destination);
    }
    instruction("COPY", flags, CopySource.sourceOf(source), destination);
  }

  private void instruction(String keyword, String flags, String source, String destination) {
    List<String> words = List.of(source, DockerfileWord.path(destination));
    boolean bare = words.stream().allMatch(DockerfileWord::canBeBlankSeparated);
    out.instruction(keyword, flags + (bare ? String.join(" ", words) : DockerfileWord.json(words)));
  }
}
