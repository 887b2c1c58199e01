package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.script.Redirection;

/** A step downloads data into a cache where the program does not look at run time. */
public final class ModelCacheInHome implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of(
          "SIF007", "model-cache-in-home", Category.FILESYSTEM, Severity.WARNING, Phase.RUN);

  private static final String ANY_CACHE = "XDG_CACHE_HOME";

  /** What downloads, by the documentation of each library. */
  private static final List<Download> DOWNLOADS =
      List.of(
          new Download(
              "Hugging Face",
              List.of(".from_pretrained(", "snapshot_download(", "hf_hub_download("),
              List.of("cache_dir", "local_dir"),
              List.of("HF_HOME", "HF_HUB_CACHE", "TRANSFORMERS_CACHE", "HUGGINGFACE_HUB_CACHE")),
          new Download(
              "NLTK", List.of("nltk.download("), List.of("download_dir"), List.of("NLTK_DATA")),
          new Download(
              "PyTorch",
              List.of("torch.hub.load(", "torchvision.models."),
              List.of("model_dir", "set_dir"),
              List.of("TORCH_HOME")),
          new Download(
              "Whisper", List.of("whisper.load_model("), List.of("download_root"), List.of()),
          new Download("Keras", List.of("keras.applications."), List.of(), List.of("KERAS_HOME")));

  private static final Download HUB_COMMAND = DOWNLOADS.get(0);
  private static final Download NLTK_COMMAND = DOWNLOADS.get(1);
  private static final Download PLAYWRIGHT =
      new Download("Playwright", List.of(), List.of(), List.of("PLAYWRIGHT_BROWSERS_PATH"));

  private static final Set<String> PYTHONS = Set.of("python", "python3", "python2");

  /**
   * A library that downloads.
   *
   * @param name what people call it
   * @param calls what a Python program says to make it download
   * @param elsewhere what it says to choose another directory
   * @param variables the variables that choose another directory, the best first
   */
  private record Download(
      String name, List<String> calls, List<String> elsewhere, List<String> variables) {

    boolean isIn(String program) {
      return calls.stream().anyMatch(program::contains)
          && elsewhere.stream().noneMatch(program::contains);
    }

    String variable() {
      return variables.isEmpty() ? ANY_CACHE : variables.get(0);
    }
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Invocation invocation : subject.analysis().shippedInvocations()) {
      String home = invocation.position().home();
      boolean inHome = Paths.isRootHome(home) || Paths.isUserHome(home);
      download(invocation)
          .filter(download -> inHome && !isElsewhere(invocation, download))
          .ifPresent(
              download ->
                  findings.report(
                      invocation.nameSpan(),
                      "%s downloads to the home directory of the build, and looks in its user's later"
                          .formatted(download.name()),
                      "Set %s to a directory under /opt with ENV before this step."
                          .formatted(download.variable())));
    }
  }

  private static boolean isElsewhere(Invocation invocation, Download download) {
    return invocation.sees(ANY_CACHE) || download.variables().stream().anyMatch(invocation::sees);
  }

  private static Optional<Download> download(Invocation invocation) {
    if (PYTHONS.contains(invocation.name())) {
      List<String> texts = invocation.texts();
      int module = texts.indexOf("-m");
      if (module >= 0 && module + 1 < texts.size()) {
        return command(texts.get(module + 1), invocation);
      }
      return programs(invocation)
          .flatMap(text -> DOWNLOADS.stream().filter(download -> download.isIn(text)))
          .findFirst();
    }
    return command(invocation.is("npx") ? invocation.subcommand() : invocation.name(), invocation);
  }

  private static Optional<Download> command(String name, Invocation invocation) {
    List<String> texts = invocation.texts();
    return switch (name) {
      case "huggingface-cli", "hf" ->
          texts.contains("download") && !invocation.hasOption("local-dir", "cache-dir")
              ? Optional.of(HUB_COMMAND)
              : Optional.empty();
      case "nltk.downloader" -> texts.contains("-d") ? Optional.empty() : Optional.of(NLTK_COMMAND);
      case "playwright" -> texts.contains("install") ? Optional.of(PLAYWRIGHT) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The programs that stand in the command itself: behind {@code -c}, or in a here-document. */
  private static Stream<String> programs(Invocation python) {
    return Stream.concat(
        python.arguments().stream().map(Argument::value),
        python.simple().redirections().stream()
            .map(Redirection::hereDocument)
            .flatMap(Optional::stream)
            .flatMap(text -> text.body().literalValue().stream()));
  }
}
