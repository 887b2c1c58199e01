package org.sifter.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The table {@code grammar/instructions.tsv}: one row for each instruction of the Dockerfile
 * language.
 */
record InstructionTable(List<Row> rows) {

  /**
   * An instruction.
   *
   * @param keyword its spelling in capitals
   * @param record the simple name of its record
   * @param fields the record's components in order
   * @param flags the flags that it takes
   * @param dropsFlags whether it drops flags unread instead of refusing them
   * @param form the form of its arguments, a constant of {@code ArgumentForm}
   * @param trigger whether ONBUILD may hold it
   * @param expands in words, in which of its arguments variables are expanded
   * @param definition in words, the part of a definition file that it ends up in
   */
  record Row(
      String keyword,
      String record,
      List<Field> fields,
      List<Flag> flags,
      boolean dropsFlags,
      String form,
      boolean trigger,
      String expands,
      String definition) {}

  /** A component of a record, with the ASDL marks: {@code Type? name} or {@code Type* name}. */
  record Field(String type, Arity arity, String name) {}

  /** How often a value may be there. */
  enum Arity {
    ONE,
    OPTIONAL,
    MANY
  }

  /** A flag: {@code name}, {@code name?} when it is a boolean, {@code name*} when it may repeat. */
  record Flag(String name, String kind) {}

  private static final List<String> COLUMNS =
      List.of(
          "keyword", "record", "fields", "flags", "arguments", "trigger", "expands", "definition");

  /**
   * Reads the table.
   *
   * @throws IllegalArgumentException when a row has not the form that its columns ask for
   */
  static InstructionTable read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (!Arrays.asList(lines.get(0).split("\t", -1)).equals(COLUMNS)) {
      throw new IllegalArgumentException("the columns must be " + COLUMNS);
    }
    return new InstructionTable(
        lines.stream().skip(1).filter(l -> !l.isBlank()).map(InstructionTable::row).toList());
  }

  private static Row row(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS.size()) {
      throw new IllegalArgumentException("a row needs " + COLUMNS.size() + " cells: " + line);
    }
    boolean dropsFlags = cells[3].equals("ignored");
    return new Row(
        cells[0],
        cells[1],
        split(cells[2], ", ").map(InstructionTable::field).toList(),
        split(dropsFlags ? "" : cells[3], " ").map(InstructionTable::flag).toList(),
        dropsFlags,
        cells[4].toUpperCase(Locale.ROOT),
        cells[5].equals("yes"),
        cells[6],
        cells[7]);
  }

  private static Stream<String> split(String cell, String separator) {
    return cell.isEmpty() ? Stream.empty() : Arrays.stream(cell.split(separator));
  }

  private static Field field(String text) {
    int space = text.indexOf(' ');
    String type = text.substring(0, space);
    String name = text.substring(space + 1);
    return switch (type.charAt(type.length() - 1)) {
      case '?' -> new Field(type.substring(0, type.length() - 1), Arity.OPTIONAL, name);
      case '*' -> new Field(type.substring(0, type.length() - 1), Arity.MANY, name);
      default -> new Field(type, Arity.ONE, name);
    };
  }

  private static Flag flag(String text) {
    return switch (text.charAt(text.length() - 1)) {
      case '?' -> new Flag(text.substring(0, text.length() - 1), "BOOLEAN");
      case '*' -> new Flag(text.substring(0, text.length() - 1), "LIST");
      default -> new Flag(text, "STRING");
    };
  }
}
