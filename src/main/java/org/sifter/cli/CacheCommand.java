package org.sifter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.cli.Option;
import org.sifter.build.TreeRemoval;
import org.sifter.layer.CacheEntry;
import org.sifter.layer.LayerStore;
import org.sifter.plan.ByteSize;
import org.sifter.report.CacheListing;

/** Shows what builds keep, and removes it. */
final class CacheCommand implements Command {
  private static final String LIST = "ls";
  private static final String PRUNE = "prune";

  /** What it can do. */
  static final List<String> ACTIONS = List.of(LIST, PRUNE);

  /** The forms of a listing. */
  private enum Format {
    TEXT,
    JSON
  }

  @Override
  public String name() {
    return "cache";
  }

  @Override
  public String synopsis() {
    return "ls|prune [OPTION]...";
  }

  @Override
  public String summary() {
    return "list what builds keep, or remove what is long unused";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("ls", "what is kept, and how large it is"),
        new Example("prune --max-size 10G", "what was used last stays"));
  }

  @Override
  public List<Option> options() {
    return OptionNames.ofCache();
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException {
    String action = arguments.single("action").orElse("");
    Format format =
        Choices.parse(
            OptionNames.FORMAT,
            arguments.value(OptionNames.FORMAT).orElse("text"),
            List.of(Format.values()));
    long maxSize = maxSize(arguments);
    Path directory =
        new CacheOptions(arguments, surroundings)
            .directory()
            .orElseThrow(
                () ->
                    new UsageException(
                        "there is no home directory: name a directory with --cache-dir DIR"));
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw FileException.of(CliCode.FILE_AS_CACHE, directory.toString());
    }
    try {
      return switch (action) {
        case LIST -> list(LayerStore.of(directory), format, surroundings);
        case PRUNE -> prune(LayerStore.of(directory), maxSize, format, surroundings);
        default ->
            throw new UsageException(
                (action.isEmpty() ? "" : action + " is none of its actions: ")
                    + "write sifter cache ls or sifter cache prune");
      };
    } catch (IOException e) {
      throw FileException.of(CliCode.CANNOT_READ, directory.toString(), FileReader.reason(e));
    }
  }

  private static long maxSize(Arguments arguments) throws UsageException {
    Optional<String> written = arguments.value(OptionNames.MAX_SIZE);
    if (written.isEmpty()) {
      return 0;
    }
    OptionalLong size = ByteSize.parse(written.get());
    if (size.isEmpty()) {
      throw new UsageException(
          "--max-size %s is no size: write 500M or 10G".formatted(written.get()));
    }
    return size.getAsLong();
  }

  private static ExitCode list(LayerStore store, Format format, Surroundings surroundings)
      throws IOException, FileException {
    return print(store.entries(), format, surroundings);
  }

  private static ExitCode prune(
      LayerStore store, long maxSize, Format format, Surroundings surroundings)
      throws IOException, FileException {
    if (!Files.isDirectory(store.directory())) {
      return print(List.of(), format, surroundings);
    }
    Optional<List<CacheEntry>> removed =
        store.prune(maxSize, new TreeRemoval(surroundings.variables()));
    if (removed.isEmpty()) {
      throw FileException.of(CliCode.CACHE_IN_USE, store.directory().toString());
    }
    return print(removed.get(), format, surroundings);
  }

  private static ExitCode print(List<CacheEntry> entries, Format format, Surroundings surroundings)
      throws FileException {
    Results results = new StreamResults(surroundings.out());
    results.write(
        switch (format) {
          case TEXT -> CacheListing.text(entries);
          case JSON -> CacheListing.json(entries);
        });
    results.finish();
    return ExitCode.DONE;
  }
}
