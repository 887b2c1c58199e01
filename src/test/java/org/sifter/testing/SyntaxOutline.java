package org.sifter.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;
import org.sifter.syntax.Comment;
import org.sifter.syntax.Dockerfile;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.Origin;
import org.sifter.syntax.ParserDirective;

/** Shows syntax trees as text: for golden files with places, for comparisons without. */
public final class SyntaxOutline {
  private final SourceFile source;
  private final boolean places;
  private final StringBuilder out = new StringBuilder();

  private SyntaxOutline(SourceFile source, boolean places) {
    this.source = source;
    this.places = places;
  }

  /** The tree with the place of each node as {@code line:column-line:column}. */
  public static String withPlaces(Dockerfile dockerfile) {
    return new SyntaxOutline(dockerfile.source(), /* places= */ true).outline(dockerfile);
  }

  /** The tree without places. */
  public static String withoutPlaces(Dockerfile dockerfile) {
    return new SyntaxOutline(dockerfile.source(), /* places= */ false).outline(dockerfile);
  }

  private String outline(Dockerfile dockerfile) {
    line(0, "escape " + dockerfile.escape());
    for (ParserDirective directive : dockerfile.directives()) {
      line(0, "directive " + directive.name() + " = " + quoted(directive.value()));
    }
    for (Instruction instruction : dockerfile.instructions()) {
      line(0, instruction.keyword() + place(instruction.origin().span()));
      for (Comment comment : instruction.origin().comments()) {
        line(1, "comment " + quoted(comment.text()));
      }
      members(1, (Record) instruction);
    }
    return out.toString();
  }

  private void members(int depth, Record node) {
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        member(depth, component.getName(), component.getAccessor().invoke(node));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
  }

  private void member(int depth, String name, Object value) {
    if (value instanceof Origin || value instanceof Span) {
      return;
    }
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> member(depth, name, present));
    } else if (value instanceof List<?> list) {
      list.forEach(element -> member(depth, name, element));
    } else if (value instanceof Record node) {
      line(depth, name + " " + node.getClass().getSimpleName() + place(node));
      members(depth + 1, node);
    } else if (value instanceof String text) {
      line(depth, name + " " + quoted(text));
    } else {
      line(depth, name + " " + value);
    }
  }

  private String place(Record node) {
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      if (component.getType() == Span.class) {
        try {
          return place((Span) component.getAccessor().invoke(node));
        } catch (IllegalAccessException | InvocationTargetException e) {
          throw new LinkageError(e.getMessage(), e);
        }
      }
    }
    return "";
  }

  private String place(Span span) {
    return places ? " " + at(span.start()) + "-" + at(span.end()) : "";
  }

  private String at(int offset) {
    return source.lines().line(offset) + ":" + source.lines().column(offset);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") + '"';
  }

  private void line(int depth, String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }
}
