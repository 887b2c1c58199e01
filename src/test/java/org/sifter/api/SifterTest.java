package org.sifter.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionWriter;
import org.sifter.diag.Diagnostic;
import org.sifter.plan.BuildPlan;
import org.sifter.source.SourceFile;
import org.sifter.syntax.Dockerfile;
import org.sifter.syntax.Instruction;

final class SifterTest {
  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path project = files.getPath("/project");

  @BeforeEach
  void makeProject() throws IOException {
    Files.createDirectory(project);
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  private static SourceFile source(String... lines) {
    return SourceFile.of("Dockerfile", String.join("\n", lines) + "\n");
  }

  @Test
  void parses() {
    Outcome<Dockerfile> outcome = Sifter.parse(source("FROM debian", "RUN true"));
    List<Instruction> instructions = outcome.result().orElseThrow().instructions();
    assertTrue(instructions.get(0) instanceof Instruction.From);
    assertTrue(instructions.get(1) instanceof Instruction.Run);
    assertEquals(List.of(), outcome.diagnostics());
  }

  @Test
  void givesNothingOutThatIsWrong() {
    Outcome<Dockerfile> outcome = Sifter.parse(source("FROM debian", "RNU true"));
    assertTrue(outcome.result().isEmpty());
    assertEquals(2, outcome.diagnostics().get(0).line());
  }

  @Test
  void plansWithBuildArguments() {
    SourceFile source = source("ARG TAG=12", "FROM debian:$TAG AS base", "ENV A=b");
    SifterOptions options = SifterOptions.of(project);
    BuildPlan plan =
        Sifter.plan(source, options.withBuildArguments(Map.of("TAG", "13"))).result().orElseThrow();
    assertEquals("debian:13", source(plan));
    assertEquals("debian:12", source(Sifter.plan(source, options)));
  }

  private static String source(Outcome<BuildPlan> outcome) {
    return source(outcome.result().orElseThrow());
  }

  private static String source(BuildPlan plan) {
    return ((org.sifter.plan.Base.Image) plan.target().base()).reference().toString();
  }

  @Test
  void translatesWithTheContext() throws IOException {
    Files.writeString(project.resolve("a"), "a");
    Outcome<DefinitionFile> outcome =
        Sifter.translate(source("FROM debian", "COPY a /b"), SifterOptions.of(project));
    String text = DefinitionWriter.write(outcome.result().orElseThrow());
    assertTrue(text.contains("From: debian"), text);
    assertTrue(text.contains("%files"), text);
  }

  @Test
  void refusesWhatCannotBeKeptUnlessItIsToldTo() {
    SourceFile source = source("FROM debian", "ENV a-b=c");
    SifterOptions options = SifterOptions.of(project);
    assertFalse(Sifter.translate(source, options).result().isPresent());
    assertTrue(Sifter.translate(source, options.lenient()).result().isPresent());
  }

  @Test
  void lintsAndHeedsComments() {
    List<Diagnostic> findings =
        Sifter.lint(
            source(
                "FROM debian:12",
                "RUN rm -rf /tmp/*",
                "# sifter ignore=tmp-wipe",
                "RUN rm -rf /tmp/*"),
            SifterOptions.of(project));
    assertEquals(
        List.of(2),
        findings.stream()
            .filter(finding -> finding.code().id().equals("SIF001"))
            .map(Diagnostic::line)
            .toList());
  }

  @Test
  void theExampleConverts() throws IOException {
    Files.writeString(
        project.resolve("Dockerfile"), "FROM debian:12\nRUN rm -rf /tmp/*\nCMD [\"a\"]\n");
    StringBuilder out = new StringBuilder();
    ConvertAll.convert(project, out);
    assertTrue(out.toString().contains("2: rm deletes"), out.toString());
    assertTrue(Files.readString(project.resolve("image.def")).startsWith("#"));
  }
}
