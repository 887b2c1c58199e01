package org.sifter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.definition.DefinitionStage;
import org.sifter.definition.Label;
import org.sifter.definition.LabelsSection;
import org.sifter.definition.ScriptKind;
import org.sifter.definition.ScriptLine;
import org.sifter.definition.ScriptSection;
import org.sifter.source.SourceFile;
import org.sifter.testing.Pipeline;

/** Whole translations: their steps, and what the user has asked for beside the definition file. */
final class TranslationTest {
  @TempDir Path context;

  @Test
  void stepsAreTheImagesAndTheInstructionsInTheirOrder() throws IOException {
    Translation translation =
        translate(
            "FROM alpine AS tools",
            "RUN make",
            "FROM scratch",
            "COPY --from=tools /a /a",
            "COPY --from=docker.io/library/busybox:1 /b /b",
            "LABEL c=d");
    assertEquals(
        List.of(
            "1 image-1 FROM docker.io/library/busybox:1",
            "2 tools FROM alpine AS tools",
            "3 tools RUN make",
            "4 stage-1 FROM scratch",
            "5 stage-1 COPY --from=tools /a /a",
            "6 stage-1 COPY --from=docker.io/library/busybox:1 /b /b"),
        translation.steps().stream()
            .map(s -> s.number() + " " + translation.stageName(s) + " " + s.title())
            .toList());
    assertEquals(translation.steps().get(2), translation.step(3));
    assertEquals(
        List.of(
            Optional.of("docker.io/library/busybox:1"), Optional.of("alpine"), Optional.empty()),
        translation.steps().stream()
            .filter(s -> s.kind() == TranslatedStep.Kind.BASE)
            .map(TranslatedStep::image)
            .toList());
  }

  @Test
  void linesOfScriptsSayWhichStepBegins() throws IOException {
    Translation translation = translate("FROM alpine", "RUN one", "ENV A=b", "RUN two");
    assertEquals(
        List.of("2 # Dockerfile:2  RUN", "3 # Dockerfile:4  RUN"),
        script(translation, ScriptKind.POST).stream()
            .filter(line -> line.step().isPresent())
            .map(line -> line.step().getAsInt() + " " + line.text().strip())
            .toList());
    assertEquals("", translation.stageName(translation.step(1)), "the only stage has no name");
  }

  @Test
  void aTriggeredStepSaysSo() throws IOException {
    Translation translation =
        translate("FROM alpine AS base", "ONBUILD RUN one", "FROM base", "RUN two");
    assertEquals(
        List.of("FROM alpine AS base", "ONBUILD RUN one", "RUN two"),
        translation.steps().stream().map(TranslatedStep::title).toList());
  }

  @Test
  void labelsAreAddedUnlessTheDockerfileSetsThem() throws IOException {
    List<Label> wanted = List.of(new Label("mine", "1"), new Label("other", "2"));
    assertEquals(
        Map.of("mine", "x", "other", "2"),
        labels(translate("FROM alpine", "LABEL mine=x").with(wanted)));
    assertEquals(Map.of("mine", "1", "other", "2"), labels(translate("FROM alpine").with(wanted)));
    Translation same = translate("FROM alpine", "LABEL mine=x other=y");
    assertEquals(same, same.with(wanted));
  }

  @Test
  void secretsThatAreGivenHaveAFileInEachStage() throws IOException {
    Translation translation =
        translate(
            Optional.of(Set.of("token")),
            "FROM alpine AS tools",
            "RUN make",
            "FROM alpine",
            "COPY --from=tools /a /a",
            "RUN --mount=type=secret,id=token cat /run/secrets/token");
    assertEquals(Map.of("token", "/.sifter/secrets/token"), translation.secretFiles());
    for (DefinitionStage stage : translation.definition().stages()) {
      assertTrue(
          holds(
              script(stage, ScriptKind.SETUP),
              ": > \"$SINGULARITY_ROOTFS\"/.sifter/secrets/token"));
    }
  }

  @Test
  void whatALenientUserLeavesOutIsSaidWhereItWas() throws IOException {
    List<ScriptLine> post =
        script(
            translate("FROM alpine", "RUN one", "COPY nothing /there", "RUN two"), ScriptKind.POST);
    List<String> leftOut =
        post.stream().map(line -> line.text().strip()).filter(t -> t.contains("LEFT OUT")).toList();
    assertEquals(1, leftOut.size());
    assertTrue(leftOut.get(0).startsWith("# LEFT OUT: ") && leftOut.get(0).contains("nothing"));
  }

  @Test
  void aRunInAnImageWithoutAShellGetsTheVariablesThatWereSetBefore() throws IOException {
    List<ScriptLine> post =
        script(
            translate(
                "FROM gcr.io/distroless/static",
                "ENV A=b",
                "ENV A=c",
                "RUN one",
                "ENV D=e",
                "RUN two"),
            ScriptKind.POST);
    List<String> commands =
        post.stream()
            .map(line -> line.text().strip())
            .filter(t -> t.startsWith("export") || t.equals("one") || t.equals("two"))
            .toList();
    assertEquals(List.of("export A=c", "one", "export D=e", "two"), commands);
  }

  @Test
  void modesThatFilesWouldLoseAreSetAgain() throws IOException {
    Files.createDirectories(context.resolve("bin/sub"));
    mode("bin/sub", "rwxr-xrwx");
    for (String name : List.of("open", "plain", "sub/open")) {
      Files.writeString(context.resolve("bin").resolve(name), name);
    }
    mode("bin/open", "rw-rw-rw-");
    mode("bin/sub/open", "rw-rw-rw-");
    List<ScriptLine> post =
        script(translate("FROM alpine", "COPY bin /opt", "COPY bin/open /one"), ScriptKind.POST);
    assertTrue(holds(post, "chmod 0666 /.sifter/2/open /.sifter/2/sub/open"));
    assertTrue(holds(post, "chmod 0757 /.sifter/2/sub"));
    assertTrue(holds(post, "chmod 0666 /.sifter/3/open"));
    assertFalse(post.stream().anyMatch(line -> line.text().contains("plain")));
  }

  @Test
  void filesWithSeveralNamesKeepThem() throws IOException {
    Files.createDirectories(context.resolve("dir"));
    Files.writeString(context.resolve("dir/a"), "text");
    Files.createLink(context.resolve("dir/b"), context.resolve("dir/a"));
    Translation translation = translate("FROM alpine", "COPY dir /dir");
    assertTrue(
        holds(
            script(translation, ScriptKind.SETUP),
            "cp -rP --preserve=mode,timestamps,links dir/. \"$SINGULARITY_ROOTFS\"/.sifter/2/"));
  }

  @Test
  void linksAreMadeAgainWhereFilesWouldFollowThem() throws IOException {
    Files.createDirectories(context.resolve("dir/sub"));
    Files.writeString(context.resolve("dir/sub/a"), "text");
    Files.createSymbolicLink(context.resolve("dir/sub/-l"), Path.of("-a b"));
    List<ScriptLine> post = script(translate("FROM alpine", "COPY dir /dir"), ScriptKind.POST);
    assertTrue(holds(post, "mkdir -p /.sifter/2/sub"));
    assertTrue(holds(post, "ln -s -- '-a b' /.sifter/2/sub/-l"));
  }

  @Test
  void manyFilesAreMovedInSeveralCommands() throws IOException {
    StringBuilder copy = new StringBuilder("COPY");
    for (int i = 0; i < Placement.AT_ONCE + 1; i++) {
      Files.writeString(context.resolve("f" + i), "");
    }
    copy.append(" f* /all/");
    List<String> moves =
        script(translate("FROM alpine", copy.toString()), ScriptKind.POST).stream()
            .map(ScriptLine::text)
            .filter(line -> line.contains("mv -f") && !line.contains("\"$"))
            .toList();
    assertEquals(2, moves.size(), moves::toString);
  }

  @Test
  void aCommandThatTheEngineWouldFillInIsSaidDifferently() throws IOException {
    List<ScriptLine> post = script(translate("FROM alpine", "RUN echo {{ x }}"), ScriptKind.POST);
    assertTrue(holds(post, "/bin/sh -c 'echo {''{ x }}'"));
  }

  @Test
  void whatAnotherStageBroughtMayBeALinkThatLeadsOutOfTheImage() throws IOException {
    Files.writeString(context.resolve("f"), "text");
    String copied = "sifter_put_file %s \"$SINGULARITY_ROOTFS\"/.sifter/%d/f";
    assertTrue(
        holds(
            script(translate("FROM scratch", "COPY f /b"), ScriptKind.SETUP),
            copied.formatted("\"$SINGULARITY_ROOTFS\"/b", 2)));
    assertTrue(
        holds(
            script(
                translate(
                    "FROM alpine AS tools", "FROM scratch", "COPY --from=tools /a /a", "COPY f /b"),
                ScriptKind.SETUP),
            copied.formatted("\"$(sifter_inside /b)\"", 4)));
  }

  @Test
  void aShellThatAnotherStageBroughtIsStartedAsDockerDoes() throws IOException {
    assertTrue(
        holds(
            script(
                translate(
                    "FROM alpine AS tools",
                    "FROM alpine",
                    "COPY --from=tools /bin/busybox /bin/sh",
                    "RUN true"),
                ScriptKind.POST),
            "/bin/sh -c true"));
  }

  @Test
  void filesThatAreOddStayOddThroughSeveralStages() throws IOException {
    assertTrue(
        script(
                translate(
                    "FROM alpine AS one",
                    "RUN mkfifo /x",
                    "FROM alpine AS two",
                    "COPY --from=one /x /x",
                    "FROM alpine",
                    "COPY --from=two /x /x"),
                ScriptKind.SETUP)
            .stream()
            .anyMatch(line -> line.text().contains("sifter_select \"$(cat ")));
  }

  @Test
  void aShellThatAStepMayHaveReplacedIsStartedAsDockerDoes() throws IOException {
    List<ScriptLine> post =
        script(translate("FROM alpine", "RUN ln -sf bash /bin/sh", "RUN make it"), ScriptKind.POST);
    assertTrue(holds(post, "ln -sf bash /bin/sh"));
    assertTrue(holds(post, "/bin/sh -c 'make it'"));
  }

  @Test
  void aProgramOfAnotherStageDoesNotMoveFilesForTheBuild() throws IOException {
    Files.writeString(context.resolve("f"), "text");
    List<ScriptLine> post =
        script(
            translate(
                "FROM alpine AS tools",
                "FROM alpine",
                "COPY --from=tools /opt/mv /usr/local/bin/",
                "COPY f /f"),
            ScriptKind.POST);
    List<String> commands = post.stream().map(line -> line.text().strip()).toList();
    int put = commands.indexOf("sifter_put_file /f /.sifter/4/f");
    assertEquals(OtherPrograms.LEAVE, commands.get(put - 1));
    assertEquals(OtherPrograms.RETURN, commands.get(put + 1));
  }

  @Test
  void hereDocumentsFollowTheFilesOfAnotherStage() throws IOException {
    List<ScriptLine> post =
        script(
            translate(
                "FROM alpine AS tools",
                "FROM alpine",
                "COPY --from=tools /a <<EOF /to/",
                "text",
                "EOF"),
            ScriptKind.POST);
    assertTrue(holds(post, "sifter_put /to/ /.sifter/3/a"));
    assertTrue(holds(post, "mv -f /.sifter/3-2/EOF /to/"));
  }

  @Test
  void aStageThatSeveralStartFromIsCopiedIntoEach() throws IOException {
    Translation translation =
        translate(
            "FROM alpine AS base",
            "ENV A=b",
            "RUN one",
            "FROM base AS other",
            "RUN two",
            "FROM base",
            "COPY --from=other /o /o",
            "RUN three");
    List<DefinitionStage> stages = translation.definition().stages();
    assertEquals(3, stages.size());
    for (DefinitionStage stage : stages.subList(1, 3)) {
      assertTrue(stage.header().agent().isScratch());
      assertTrue(
          script(stage, ScriptKind.SETUP).stream()
              .map(line -> line.text().strip())
              .anyMatch(
                  line ->
                      line.startsWith("cp -a --remove-destination \"$(cat ")
                          && line.endsWith("/place)\"/. \"$SINGULARITY_ROOTFS\"/")));
      List<ScriptLine> post = script(stage, ScriptKind.POST);
      assertTrue(holds(post, "export A=b"), "its variables come with it");
      assertFalse(holds(post, "one"), "and what it has done is done");
    }
  }

  @Test
  void anEmptyDirectoryIsMade() throws IOException {
    Files.createDirectories(context.resolve("empty"));
    List<ScriptLine> post =
        script(translate("FROM alpine", "COPY empty /srv/there"), ScriptKind.POST);
    assertTrue(holds(post, "mkdir -p /srv/there"));
  }

  @Test
  void changesOfModesDependOnWhatHasThem() throws IOException {
    Files.createDirectories(context.resolve("dir/sub"));
    Files.writeString(context.resolve("dir/sub/file"), "text");
    mode("dir/sub", "rwxr-xr-x");
    mode("dir/sub/file", "rw-r--r--");
    List<ScriptLine> post =
        script(translate("FROM alpine", "COPY --chmod=a=rX dir /dir"), ScriptKind.POST);
    assertTrue(holds(post, "chmod 0444 /.sifter/2/sub/file"));
    assertTrue(holds(post, "chmod 0555 /.sifter/2/sub"));
  }

  @Test
  void manyNamesAreCopiedByCommandsThatASectionCanHold() throws IOException {
    Files.createDirectories(context.resolve("dir"));
    Files.writeString(context.resolve(".dockerignore"), "dir/left-out");
    Files.writeString(context.resolve("dir/left-out"), "");
    String name = "n".repeat(100);
    for (int i = 0; i < 200; i++) {
      Files.writeString(context.resolve("dir/" + name + i), "");
    }
    List<String> copies =
        script(translate("FROM alpine", "COPY dir /dir", "RUN make"), ScriptKind.SETUP).stream()
            .map(line -> line.text().strip())
            .filter(line -> line.startsWith("cp -rP"))
            .toList();
    assertEquals(2, copies.size());
    assertTrue(copies.stream().allMatch(line -> line.length() < 17_000));
    List<String> names =
        copies.stream()
            .flatMap(line -> List.of(line.split(" ", -1)).stream())
            .filter(word -> word.contains(name))
            .toList();
    assertEquals(200, names.size());
    assertEquals(200, Set.copyOf(names).size());
  }

  @Test
  void stagesWithoutANameTakeNoneThatAnotherHas() throws IOException {
    Translation translation =
        translate(
            "FROM alpine",
            "FROM alpine AS stage-0",
            "FROM alpine AS image-1",
            "FROM alpine",
            "COPY --from=0 /a /a",
            "COPY --from=1 /b /b",
            "COPY --from=2 /c /c",
            "COPY --from=docker.io/library/busybox:1 /d /d");
    assertEquals(
        List.of("image-1-", "stage-0-", "stage-0", "image-1", "stage-3"),
        translation.definition().stages().stream()
            .map(stage -> stage.header().stageName().orElse(""))
            .toList());
  }

  private void mode(String path, String mode) throws IOException {
    Files.setPosixFilePermissions(context.resolve(path), PosixFilePermissions.fromString(mode));
  }

  private Translation translate(String... dockerfile) throws IOException {
    return translate(Optional.empty(), dockerfile);
  }

  private Translation translate(Optional<Set<String>> given, String... dockerfile)
      throws IOException {
    Pipeline pipeline =
        Pipeline.of(SourceFile.of("Dockerfile", String.join("\n", dockerfile) + "\n"));
    return pipeline
        .translation(context, /* lenient= */ true, Optional.empty(), given)
        .orElseThrow(() -> new AssertionError(pipeline.log().diagnostics()));
  }

  private static Map<String, String> labels(Translation translation) {
    Map<String, String> labels = new HashMap<>();
    translation.definition().stages().get(0).sections().stream()
        .filter(LabelsSection.class::isInstance)
        .flatMap(section -> ((LabelsSection) section).labels().stream())
        .forEach(label -> labels.put(label.key(), label.value()));
    return labels;
  }

  private static List<ScriptLine> script(Translation translation, ScriptKind kind) {
    List<DefinitionStage> stages = translation.definition().stages();
    return script(stages.get(stages.size() - 1), kind);
  }

  private static List<ScriptLine> script(DefinitionStage stage, ScriptKind kind) {
    return stage.sections().stream()
        .filter(ScriptSection.class::isInstance)
        .map(ScriptSection.class::cast)
        .filter(script -> script.kind() == kind)
        .findFirst()
        .orElseThrow()
        .lines();
  }

  private static boolean holds(List<ScriptLine> script, String command) {
    return script.stream().anyMatch(line -> line.text().strip().equals(command));
  }
}
