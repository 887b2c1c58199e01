package org.sifter.context;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The second line of a recorded Dockerfile, read with just what those lines need. */
final class RecordedInstruction {
  private final List<String> excludes = new ArrayList<>();
  private final List<String> sources = new ArrayList<>();
  private final List<String> heredocs = new ArrayList<>();
  private Optional<Owner> owner = Optional.empty();
  private Optional<FileMode> mode = Optional.empty();
  private boolean parents;
  private boolean unpack;
  private String last = "";

  static CopyOutcome run(String dockerfile, BuildContext context, ImageTree before)
      throws IOException, BadModeException {
    String line = dockerfile.lines().skip(1).findFirst().orElseThrow();
    int blank = line.indexOf(' ');
    String arguments = line.substring(blank + 1);
    if (line.startsWith("WORKDIR")) {
      return new MakeDirectory(arguments, Owner.ROOT).apply(before);
    }
    RecordedInstruction read = new RecordedInstruction();
    read.unpack = line.startsWith("ADD");
    read.read(arguments);
    return read.copy(context, before);
  }

  private void read(String arguments) throws IOException, BadModeException {
    List<String> words = new ArrayList<>();
    if (arguments.startsWith("[\"")) {
      try (JsonParser json = new JsonFactory().createParser(arguments)) {
        words.addAll(RecordedAnswers.strings(json));
      }
    } else {
      words.addAll(List.of(arguments.split(" ", -1)));
    }
    while (words.get(0).startsWith("--")) {
      flag(words.remove(0));
    }
    last = words.remove(words.size() - 1);
    for (String word : words) {
      // Outside quotes a backslash in a word drops out.
      boolean heredoc = word.startsWith("<<");
      (heredoc ? heredocs : sources)
          .add(heredoc ? word.substring(2) : word.replaceAll("\\\\(.)", "$1"));
    }
  }

  private void flag(String flag) throws BadModeException {
    String value = flag.substring(flag.indexOf('=') + 1);
    switch (flag.replaceAll("=.*", "")) {
      case "--exclude" -> excludes.add(value);
      case "--chmod" -> mode = Optional.of(FileMode.parse(value));
      case "--chown" -> owner = Optional.of(owner(value));
      case "--parents" -> parents = true;
      case "--unpack" -> unpack = Boolean.parseBoolean(value);
      default -> throw new IllegalArgumentException(flag);
    }
  }

  private static Owner owner(String value) {
    String[] numbers = value.split(":", -1);
    return new Owner(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  private CopyOutcome copy(BuildContext context, ImageTree before) throws IOException {
    Selection selection =
        SourceSelector.select(context, sources, new SelectionOptions(excludes, parents, unpack))
            .withInlineFiles(heredocs);
    return new CopyAction(Destination.of("/", last), owner, mode, parents)
        .apply(before, selection, archive -> RecordedCopyTest.ARCHIVE);
  }
}
