package org.sifter.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstructionTableTest {
  private static final String HEADER =
      "keyword\trecord\tfields\tflags\targuments\ttrigger\texpands\tdefinition\n";

  @TempDir Path directory;

  private InstructionTable read(String text) throws IOException {
    Path file = directory.resolve("instructions.tsv");
    Files.writeString(file, text);
    return InstructionTable.read(file);
  }

  @Test
  void marksSayHowOftenAFieldOrFlagMayBeThere() throws IOException {
    InstructionTable.Row row =
        read(HEADER
                + "PUT\tPut\tWord* sources, Word? name\tfrom link? exclude*\tpaths\tyes\tall\t%files\n")
            .rows()
            .get(0);
    assertEquals(
        List.of(
            new InstructionTable.Field("Word", InstructionTable.Arity.MANY, "sources"),
            new InstructionTable.Field("Word", InstructionTable.Arity.OPTIONAL, "name")),
        row.fields());
    assertEquals(
        List.of(
            new InstructionTable.Flag("from", "STRING"),
            new InstructionTable.Flag("link", "BOOLEAN"),
            new InstructionTable.Flag("exclude", "LIST")),
        row.flags());
    assertTrue(row.trigger());
  }

  @Test
  void otherColumnsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> read("keyword\trecord\n"));
    assertThrows(IllegalArgumentException.class, () -> read(HEADER + "PUT\tPut\n"));
  }

  @Test
  void recordsCopyTheirLists() throws IOException {
    InstructionTable table = read(HEADER + "PUT\tPut\tWord* sources\t\tpaths\tyes\tall\t%files\n");
    String source = GenerateSyntax.file(GenerateSyntax.instruction(table)).toString();
    assertTrue(source.contains("sources = List.copyOf(sources)"), source);
    assertTrue(source.contains("permits Instruction.Put"), source);
  }
}
