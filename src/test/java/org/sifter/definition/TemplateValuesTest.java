package org.sifter.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the engine puts in the place of {@code {{ NAME }}}, measured on Apptainer 1.4.5. */
class TemplateValuesTest {

  @Test
  void eachStageHasTheValuesOfItsOwnArguments() throws Exception {
    TemplateValues.Filled filled =
        TemplateValues.fill(
            """
            Bootstrap: docker
            From: debian:{{ V }}
            %arguments
            V=12
            W = a b
            %post
            echo "{{W}}"
            Bootstrap: docker
            From: busybox:{{ V }}
            %arguments
            V=1.36
            """,
            Map.of());

    assertEquals(
        """
        Bootstrap: docker
        From: debian:12
        %arguments
        V=12
        W = a b
        %post
        echo "a b"
        Bootstrap: docker
        From: busybox:1.36
        %arguments
        V=1.36
        """,
        filled.text());
    assertEquals(List.of("V", "W"), List.copyOf(filled.used()));
  }

  @Test
  void aSectionDoesNotGrowBeyondWhatTheEngineReads() {
    String file = "Bootstrap: docker\nFrom: a\n%arguments\nV=" + "x".repeat(40_000) + "\n%post\n";
    String comment = "# {{ V }} {{ V }}\n";
    String uses = "{{ V }}\n".repeat(5_000);
    DefinitionSyntaxException problem =
        assertThrows(
            DefinitionSyntaxException.class,
            () -> TemplateValues.fill(file + comment + uses, Map.of()));
    assertEquals(8, problem.line());
    assertEquals(
        "with variables filled in, the section has more than the 65535 bytes that the engine can"
            + " read up to here",
        problem.getMessage());
  }

  @Test
  void aSectionThatIsTooLongAsItIsWrittenIsSaidToBe() {
    String file =
        "Bootstrap: docker\nFrom: a\n%arguments\n" + "V=x\n".repeat(20_000) + "%post\n{{ V }}\n";
    DefinitionSyntaxException problem =
        assertThrows(DefinitionSyntaxException.class, () -> TemplateValues.fill(file, Map.of()));
    assertEquals(3, problem.line());
    assertEquals(
        "from here to the next heading are 80016 bytes; the engine can read 65535",
        problem.getMessage());
  }

  @Test
  void manyVariablesOnManyLinesAreFilledInAtOnce() throws Exception {
    String start = "Bootstrap: docker\nFrom: a\n%arguments\nV=x\n";
    String section = "%post\n" + "{{ V }}".repeat(8_000) + "\n# " + "{{ V }}".repeat(500) + "\n";
    String filled =
        assertTimeout(
            Duration.ofSeconds(20),
            () -> TemplateValues.fill(start + section.repeat(50), Map.of()).text());
    assertEquals(
        start + ("%post\n" + "x".repeat(8_000) + "\n# " + "{{ V }}".repeat(500) + "\n").repeat(50),
        filled);
  }

  @Test
  void whatTheBuildIsGivenGoesBeforeTheArguments() throws Exception {
    assertEquals(
        "Bootstrap: docker\nFrom: a:2\n%arguments\nV=1\n",
        TemplateValues.fill(
                "Bootstrap: docker\nFrom: a:{{ V }}\n%arguments\nV=1\n", Map.of("V", "2", "X", "3"))
            .text());
  }

  @Test
  void aVariableOverSeveralLinesLeavesTheLinesBelowTheirNumbers() throws Exception {
    assertEquals(
        "Bootstrap: docker\nFrom: a\n%post\necho 1\n\n  end\n",
        TemplateValues.fill(
                "Bootstrap: docker\nFrom: a\n%post\necho {{\n  V\n}}  end\n", Map.of("V", "1"))
            .text());
  }

  @Test
  void aVariableWithoutAValueIsAnErrorAtItsLine() {
    DefinitionSyntaxException e =
        assertThrows(
            DefinitionSyntaxException.class,
            () ->
                TemplateValues.fill(
                    "Bootstrap: docker\nFrom: a\n\n%post\n{{ V }} {{ X }}\ntrue\n",
                    Map.of("V", "1")));
    assertEquals("5: {{ X }} has no value", e.line() + ": " + e.getMessage());
  }

  @Test
  void whatIsNoVariableStays() throws Exception {
    for (String text :
        List.of(
            "Bootstrap: docker\nFrom: a\n%post\n# {{ X }}\necho {{ .Names }} {{}} {{ a b }}\n",
            "Bootstrap: docker\nFrom: a\r\n%post\necho { { X } }", "")) {
      assertEquals(new TemplateValues.Filled(text, Set.of()), TemplateValues.fill(text, Map.of()));
    }
  }
}
