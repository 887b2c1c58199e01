package org.sifter.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.analysis.Analysis;
import org.sifter.launcher.Module;
import org.sifter.launcher.Modulefile;
import org.sifter.launcher.OfferedProgram;

/**
 * Writes the files of a module: the modulefile, the launcher, and a link to it for each command.
 */
final class ModuleFiles {
  private static final String DEFAULT_VERSION = "1.0";
  private static final String LAUNCHER = "-launcher";
  private static final String WORD = "[A-Za-z0-9_][A-Za-z0-9_.+-]*";

  private final String name;
  private final Path directory;
  private final Module module;
  private final List<OfferedProgram> given;

  private ModuleFiles(String name, Path directory, Module module, List<OfferedProgram> given) {
    this.name = name;
    this.directory = directory;
    this.module = module;
    this.given = given;
  }

  /** The files of a module, in the directory where the launcher goes. */
  static ModuleFiles of(LauncherOptions options) throws UsageException, FileException {
    String name =
        options
            .output()
            .orElseThrow(() -> new UsageException("name the directory of the module with -o DIR"));
    List<OfferedProgram> given = new ArrayList<>();
    for (String command : options.arguments().values(OptionNames.COMMAND)) {
      OfferedProgram program = new OfferedProgram(command);
      if (!program.isNamed()) {
        throw new UsageException("--command names a program of the image, not " + command);
      }
      given.add(program);
    }
    return new ModuleFiles(
        name, options.reader().path(name), options.module().orElseThrow(), given);
  }

  /** The module that is asked for; empty when none is. */
  static Optional<Module> module(Arguments arguments, String image) throws UsageException {
    Optional<String> language = arguments.value(OptionNames.MODULEFILE);
    if (language.isEmpty()) {
      if (arguments.has(OptionNames.MODULE) || arguments.has(OptionNames.COMMAND)) {
        throw new UsageException("--module and --command are for --modulefile");
      }
      return Optional.empty();
    }
    String file = image.substring(image.lastIndexOf('/') + 1).replaceFirst("\\.sif$", "");
    String called = arguments.value(OptionNames.MODULE).orElse(file + "/" + DEFAULT_VERSION);
    String[] parts = called.split("/", -1);
    if (parts.length != 2 || !parts[0].matches(WORD) || !parts[1].matches(WORD)) {
      throw new UsageException(
          "a module is called NAME/VERSION, not " + called + ": give --module");
    }
    return Optional.of(
        new Module(
            parts[0],
            parts[1],
            Choices.parse(
                OptionNames.MODULEFILE, language.get(), List.of(Module.Language.values()))));
  }

  void write(Analysis analysis, LauncherOptions options, DockerfileInput input)
      throws UsageException, FileException {
    List<OfferedProgram> programs =
        given.isEmpty() ? OfferedProgram.of(analysis).stream().toList() : given;
    if (programs.isEmpty()) {
      throw new UsageException(
          "the image names no program: name those of the module with --command");
    }
    Path commands = directory.resolve(module.programs());
    Path modulefile = directory.resolve(module.file());
    try {
      Files.createDirectories(commands);
      Files.createDirectories(modulefile.getParent());
    } catch (IOException e) {
      throw FileException.of(CliCode.CANNOT_WRITE, name, FileReader.reason(e));
    }
    String launcher = module.name() + LAUNCHER;
    write(
        commands.resolve(launcher),
        LauncherOptions.text(
            analysis, options.script(options.imageFrom(commands), input, programs)),
        ResultFile.Kind.PROGRAM);
    for (OfferedProgram program : programs) {
      link(commands.resolve(program.name()), launcher);
    }
    write(
        modulefile,
        Modulefile.of(analysis, module, programs, options.imageFrom(directory)),
        ResultFile.Kind.TEXT);
  }

  private void write(Path file, String text, ResultFile.Kind kind) throws FileException {
    ResultFile result = new ResultFile(name + "/" + directory.relativize(file), file, kind);
    result.verify();
    result.write(text.getBytes(UTF_8));
  }

  private void link(Path link, String target) throws FileException {
    try {
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, link.getFileSystem().getPath(target));
    } catch (IOException e) {
      throw FileException.of(CliCode.CANNOT_WRITE, name, FileReader.reason(e));
    }
  }
}
