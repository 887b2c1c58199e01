package org.sifter.syntax;

import java.util.List;
import org.sifter.source.SourceFile;

/**
 * A Dockerfile: what the file says, before variables are expanded and stages put together.
 *
 * @param source the text it was read from
 * @param escape the escape character in force, a backslash or a backtick
 * @param directives the parser directives in their order
 * @param instructions the instructions in their order
 */
public record Dockerfile(
    SourceFile source,
    char escape,
    List<ParserDirective> directives,
    List<Instruction> instructions) {
  public Dockerfile {
    directives = List.copyOf(directives);
    instructions = List.copyOf(instructions);
  }
}
