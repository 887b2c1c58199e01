package org.sifter.cli;

import java.util.List;
import org.sifter.manual.CommandManual;
import org.sifter.manual.ManualPage;

/**
 * The manual pages of sifter and of its commands.
 *
 * @param version of sifter
 * @param date of that version, in ISO's form
 */
record ManualPages(String version, String date) {
  /** The page of sifter itself. */
  String of(List<CommandManual> commands) {
    ManualPage page = page("sifter", "compile Dockerfiles to Apptainer definition files");
    page.section("SYNOPSIS").synopsis("sifter", "COMMAND [ARGUMENT]...");
    page.section("DESCRIPTION");
    page.paragraph(
        "sifter compiles a Dockerfile to a definition file that builds the same image with Apptainer"
            + " or Singularity, builds such images, and tells what in a Dockerfile will not work on a"
            + " cluster. Results go to standard output, diagnostics to standard error.");
    page.section("COMMANDS");
    commands.forEach(it -> page.term(it.name(), ManualPage.sentence(it.summary())));
    page.section("OPTIONS");
    page.term("--version", "Show the version, the revision it is built from, and the Java.");
    page.term("-h, --help", "Show the commands. With a command, show its options.");
    exitStatus(page);
    environment(page);
    files(page);
    page.section("EXAMPLES");
    page.term("sifter convert -o image.def .", "Write a definition file for ./Dockerfile.");
    page.term("sifter build -o image.sif .", "Build the image of ./Dockerfile.");
    page.term(
        "sifter completion bash > ~/.local/share/bash-completion/completions/sifter",
        "Have bash complete command lines.");
    page.section("SEE ALSO");
    page.paragraph(
        String.join(
                ", ",
                commands.stream()
                    .filter(it -> !it.name().equals(Cli.HELP))
                    .map(it -> "sifter-" + it.name() + "(1)")
                    .toList())
            + ", apptainer(1)");
    return page.toString();
  }

  /** The page of a command. */
  String of(CommandManual command) {
    ManualPage page = page("sifter-" + command.name(), command.summary());
    page.section("SYNOPSIS").synopsis("sifter " + command.name(), command.synopsis());
    page.section("DESCRIPTION").paragraph(ManualPage.sentence(command.summary()));
    page.section("OPTIONS").options(command.options());
    exitStatus(page);
    page.section("EXAMPLES");
    command
        .examples()
        .forEach(example -> page.term(example.line(), ManualPage.sentence(example.result())));
    page.section("SEE ALSO").paragraph("sifter(1)");
    return page.toString();
  }

  private ManualPage page(String title, String summary) {
    return new ManualPage(title, "sifter " + version, date, summary);
  }

  private static void exitStatus(ManualPage page) {
    page.section("EXIT STATUS");
    for (ExitCode code : ExitCode.values()) {
      page.term(String.valueOf(code.code()), meaning(code));
    }
  }

  private static String meaning(ExitCode code) {
    return switch (code) {
      case DONE -> "Done.";
      case FINDINGS ->
          "There are findings, or something cannot be translated faithfully, or a test of the image"
              + " failed.";
      case BAD_INPUT -> "Wrong usage, a file that cannot be used, or no valid Dockerfile.";
      case ENGINE -> "The engine failed or is missing, or there is no Java.";
      case INTERNAL_ERROR -> "An error in sifter itself.";
      case INTERRUPTED -> "Interrupted; 143 after SIGTERM.";
    };
  }

  private static void environment(ManualPage page) {
    page.section("ENVIRONMENT");
    page.term("SIFTER_ENGINE", "The engine, if option --engine is not given.");
    page.term("SIFTER_CACHE", "Where builds keep layers, if option --cache-dir is not given.");
    page.term("SIFTER_SITE", "What is known of the cluster, for launchers with option --late.");
    page.term("SIFTER_JAVA", "The program java that runs sifter.");
    page.term("SIFTER_JAVA_OPTIONS", "Further options for it, between blanks.");
    page.term("JAVA_HOME", "The Java that runs sifter where it brings none and none is named.");
    page.term("NO_COLOR", "If it is not empty, messages have no colours.");
  }

  private static void files(ManualPage page) {
    page.section("FILES");
    page.term(".sifter.yaml", "The settings of lint, beside the Dockerfile or above it.");
    page.term("sifter.lock", "The digests of images, beside the Dockerfile.");
    page.term("~/.config/sifter/site.yaml, /etc/sifter/site.yaml", "What is known of the cluster.");
    page.term("~/.cache/sifter", "What builds keep.");
  }
}
