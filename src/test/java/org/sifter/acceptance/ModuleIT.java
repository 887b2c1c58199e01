package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is a module compiles with the library, and runs with it. */
final class ModuleIT {
  private static final String LIBRARIES =
      Path.of(Engines.SIFTER).getParent().resolveSibling("lib").toString();
  private static final String JDK = System.getProperty("java.home") + "/bin/";

  @TempDir private Path directory;

  @Test
  void aModuleUsesTheLibrary() throws Exception {
    write("module-info.java", "module example {\n  requires org.sifter;\n}\n");
    write(
        "example/Main.java",
        """
        package example;

        import java.nio.file.Path;
        import org.sifter.api.Sifter;
        import org.sifter.api.SifterOptions;
        import org.sifter.definition.DefinitionWriter;
        import org.sifter.source.SourceFile;

        final class Main {
          public static void main(String[] arguments) {
            SourceFile source = SourceFile.of("Dockerfile", "FROM debian:12\\nENV A=b\\n");
            SifterOptions options = SifterOptions.of(Path.of("."));
            System.out.println(Sifter.plan(source, options).result().orElseThrow().stages().size());
            Sifter.lint(source, options).forEach(finding -> System.out.println(finding.message()));
            Sifter.translate(source, options)
                .result()
                .map(DefinitionWriter::write)
                .ifPresent(System.out::print);
          }
        }
        """);
    Commands commands = Commands.in(directory);
    commands
        .run(JDK + "javac", "-p", LIBRARIES, "-d", "out", "module-info.java", "example/Main.java")
        .orFail();
    String output =
        commands
            .run(JDK + "java", "-p", "out:" + LIBRARIES, "-m", "example/example.Main")
            .orFail()
            .output();
    assertTrue(output.startsWith("1\n"), output);
    assertTrue(output.contains("export A=b\n"), output);
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
