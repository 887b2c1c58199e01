package org.sifter.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where things stand: the numbers of lines that the texts below name themselves. */
class DefinitionOutlineTest {
  private static final String TEXT =
      """
      # line 1

      Bootstrap: docker
      # line 4
        FROM : a
      %post
      echo 7

      # line 9
      %files from one
      # line 11
      line12 /x

      %files
      line15 /x
      %Post -u
      echo 17
      bootstrap: scratch
      Stage: last
      %files from two
      line21 /x
      %files from one
      line23 /x
      """;

  @Test
  void linesOfAScriptAreThoseOfAllItsSections() throws Exception {
    assertEquals(
        List.of("post 7 8 9 17"),
        scripts(TEXT),
        "the engine joins what stands under the same heading");
  }

  @Test
  void linesOfFilesAreThoseThatCopySomething() throws Exception {
    DefinitionFile file = DefinitionReader.read(TEXT);
    DefinitionOutline outline = DefinitionOutline.of(TEXT);
    for (int i = 0; i < file.stages().size(); i++) {
      for (Section section : file.stages().get(i).sections()) {
        if (section instanceof FilesSection files) {
          assertEquals(
              files.transfers().stream().map(FileTransfer::source).toList(),
              outline.stages().get(i).lines(files).stream().map(line -> "line" + line).toList());
        }
      }
    }
  }

  @Test
  void fieldsAndHeadingsHaveTheirFirstLineOrThatOfTheStage() {
    DefinitionOutline.StageOutline first = DefinitionOutline.of(TEXT).stages().get(0);
    assertEquals(
        List.of(3, 5, 3), List.of(first.first(), first.field("from"), first.field("stage")));
    assertEquals(
        List.of(6, 10, 3),
        List.of(first.heading("post"), first.heading("files"), first.heading("test")));
    DefinitionOutline.StageOutline last = DefinitionOutline.of(TEXT).stages().get(1);
    assertEquals(
        List.of(18, 19, 18), List.of(last.first(), last.field("stage"), last.field("from")));
  }

  @Test
  void linesOfAnAppAreNotThoseOfOneWhoseNameBeginsTheSame() throws Exception {
    assertEquals(
        List.of("apprun 4 8", "apprun 6"),
        scripts(
            """
            Bootstrap: docker
            From: a
            %apprun one
            echo 4
            %apprun oneandtwo
            echo 6
            %apprun one -x
            echo 8
            """));
  }

  /** Each script of the file with the numbers of its lines. */
  private static List<String> scripts(String text) throws DefinitionSyntaxException {
    DefinitionStage stage = DefinitionReader.read(text).stages().get(0);
    DefinitionOutline.StageOutline outline = DefinitionOutline.of(text).stages().get(0);
    return stage.sections().stream()
        .filter(ScriptSection.class::isInstance)
        .map(ScriptSection.class::cast)
        .map(
            script ->
                script.kind().sectionName()
                    + outline.lines(script).stream()
                        .map(line -> " " + line)
                        .collect(Collectors.joining()))
        .toList();
  }
}
