package org.sifter.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;

/** Writes JSON files that people read too: indented, and the same on every machine. */
public final class IndentedJson {
  private IndentedJson() {}

  /** What writes the value that is the whole file. */
  @FunctionalInterface
  public interface Content {
    /** Writes it. */
    void write(JsonGenerator json) throws IOException;
  }

  /** The text of a file. */
  public static String render(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(layout());
      content.write(json);
    } catch (IOException e) {
      throw new AssertionError("a string cannot fail to be written", e);
    }
    return text + "\n";
  }

  private static DefaultPrettyPrinter layout() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter()
        .withSeparators(separators)
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }
}
