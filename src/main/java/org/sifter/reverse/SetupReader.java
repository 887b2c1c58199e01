package org.sifter.reverse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sifter.reverse.ShellToken.Word;
import org.sifter.shell.Expansion.Literal;
import org.sifter.shell.Expansion.Reference;

/**
 * Recognises a {@code %setup} that only brings files of the context into staging directories: those
 * that {@code %files} cannot name, and archives.
 */
final class SetupReader {
  private static final String ROOT = "SINGULARITY_ROOTFS";

  private static final String INSIDE = "\"\\$SINGULARITY_ROOTFS\"";
  private static final String PLACE =
      "\"\\$\\(cat " + INSIDE + "(?<place>/\\.sifter/[\\w-]+/place)\\)\"";

  /** The root file system of another stage, which the image starts from. */
  private static final Pattern BASE =
      Pattern.compile("cp -a --remove-destination " + PLACE + "/\\. " + INSIDE + "/");

  /** The same, as a source of COPY or a mount. */
  private static final Pattern ROOT_COPY =
      Pattern.compile("sifter_copy_root " + PLACE + " " + INSIDE + "(?<target>/\\.sifter/[\\w-]+)");

  /** What Docker needs no command for. */
  private static final Set<String> OF_ENGINE =
      Set.of(
          "set +x",
          "sifter_restore_owners",
          "echo \"$SINGULARITY_ROOTFS\" > \"$SINGULARITY_ROOTFS\"/.sifter-rootfs",
          "rm -rf \"$SINGULARITY_ROOTFS\"/.sifter-*");

  private SetupReader() {}

  /**
   * What the script brings into the image; empty when it does anything else.
   *
   * @param numbers the number of each line in the definition file
   */
  static Optional<List<Transfer>> read(List<String> lines, List<Integer> numbers) {
    Optional<List<ScriptCommand>> commands = ScriptSplitter.split(lines);
    if (commands.isEmpty()) {
      return Optional.empty();
    }
    List<Transfer> transfers = new ArrayList<>();
    for (ScriptCommand command : commands.get()) {
      if (command.isBlank()
          || command.isComment()
          || OF_ENGINE.contains(command.text())
          || command.text().matches("(?s)sifter_\\w+\\(\\) \\{\\n.*")) {
        continue;
      }
      int number = numbers.get(command.first());
      Optional<Transfer> ofRoot = ofRoot(command.text(), number);
      if (ofRoot.isPresent()) {
        transfers.add(ofRoot.get());
        continue;
      }
      Optional<List<Transfer>> transfer =
          SimpleCommand.parse(command.text())
              .filter(SimpleCommand::isPlain)
              .flatMap(simple -> transfer(simple, number));
      if (transfer.isEmpty()) {
        return Optional.empty();
      }
      transfers.addAll(transfer.get());
    }
    return Optional.of(transfers);
  }

  private static Optional<Transfer> ofRoot(String text, int line) {
    Matcher base = BASE.matcher(text);
    if (base.matches()) {
      return Optional.of(
          new Transfer(Transfer.Kind.BASE, Optional.empty(), base.group("place"), "/", line));
    }
    Matcher copy = ROOT_COPY.matcher(text);
    return copy.matches()
        ? Optional.of(
            new Transfer(
                Transfer.Kind.ROOT,
                Optional.empty(),
                copy.group("place"),
                copy.group("target"),
                line))
        : Optional.empty();
  }

  /**
   * What a command brings into the image, which may be nothing; empty when it is none of the known
   * commands.
   */
  private static Optional<List<Transfer>> transfer(SimpleCommand command, int line) {
    List<Word> words = command.words();
    Word last = words.get(words.size() - 1);
    switch (command.program()) {
      case "umask" -> {
        return command.texts().filter(List.of("umask", "022")::equals).map(t -> List.of());
      }
      case "mkdir" -> {
        boolean known = words.size() == 3 && texts(words.subList(0, 2)).equals("mkdir -p");
        return known && inImage(last).isPresent() ? Optional.of(List.of()) : Optional.empty();
      }
      case "cp" -> {
        String head = texts(words.subList(0, words.size() - 2));
        boolean known =
            head.equals("cp -L --preserve=mode") || head.equals("cp -L --preserve=mode --");
        return known
            ? of(Transfer.Kind.HOST_FILE, words.get(words.size() - 2), inImage(last), line)
            : Optional.empty();
      }
      case "sifter_fetch" -> {
        Optional<String> url = words.size() > 2 ? words.get(1).text() : Optional.empty();
        Optional<String> target = words.size() > 2 ? inImage(words.get(2)) : Optional.empty();
        String checksum = words.size() > 3 ? " " + texts(words.subList(3, 4)) : "";
        return url.isEmpty() || target.isEmpty()
            ? Optional.empty()
            : Optional.of(
                List.of(
                    new Transfer(
                        Transfer.Kind.URL,
                        Optional.empty(),
                        url.get() + checksum,
                        target.get(),
                        line)));
      }
      case "tar" -> {
        boolean known =
            words.size() == 5
                && texts(words.subList(0, 2)).equals("tar -xf")
                && words.get(3).text().equals(Optional.of("-C"));
        return known
            ? of(Transfer.Kind.ARCHIVE, words.get(2), inImage(last), line)
            : Optional.empty();
      }
      default -> {
        return Optional.empty();
      }
    }
  }

  private static Optional<List<Transfer>> of(
      Transfer.Kind kind, Word source, Optional<String> destination, int line) {
    Optional<String> path = source.text().filter(p -> !p.startsWith("/") && !p.contains(".."));
    return path.isEmpty() || destination.isEmpty()
        ? Optional.empty()
        : Optional.of(
            List.of(
                new Transfer(
                    kind,
                    Optional.empty(),
                    path.get().replaceFirst("^\\./", ""),
                    destination.get(),
                    line)));
  }

  private static String texts(List<Word> words) {
    return String.join(" ", words.stream().map(word -> word.text().orElse("?")).toList());
  }

  /** The path in the image that a word names through the variable that all engines set. */
  private static Optional<String> inImage(Word word) {
    return word.value().parts().size() == 2
            && word.value().parts().get(0) instanceof Reference root
            && root.name().equals(ROOT)
            && word.value().parts().get(1) instanceof Literal path
            && PostReader.isStaged(path.text())
            && !word.splits()
        ? Optional.of(path.text())
        : Optional.empty();
  }
}
