package org.sifter.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

/**
 * Reads JSON of a known shape, token by token. A null counts as a member that is not there; what is
 * of another type than wanted is refused at its place. What is no Unicode in a string becomes
 * U+FFFD, as for programs in Go, which write most of these files: no file could hold it.
 */
public final class JsonReader {
  private static final JsonFactory JSON = new JsonFactory();

  private static final char REPLACEMENT = '\uFFFD';

  private final SourceFile source;
  private final JsonParser parser;
  private Span memberName = Span.at(0);

  private JsonReader(SourceFile source, JsonParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /** What is done with a document, or with a member whose value comes next. */
  public interface Action<T> {
    /** Reads on from {@code subject}. */
    void accept(T subject) throws IOException, MalformedJsonException;
  }

  /**
   * Reads a document that is one object.
   *
   * @param source the document
   * @param what what messages call it
   * @param action what reads the object, which is the current value
   * @throws MalformedJsonException when it is not JSON, or {@code action} says so
   */
  public static void readObject(SourceFile source, String what, Action<JsonReader> action)
      throws MalformedJsonException {
    try (JsonParser parser = JSON.createParser(source.text())) {
      JsonReader reader = new JsonReader(source, parser);
      if (parser.nextToken() == null) {
        throw reader.failure(what + " is empty");
      }
      action.accept(reader);
      if (parser.nextToken() != null) {
        throw reader.failure("nothing may follow the object");
      }
    } catch (JacksonException e) {
      Span place =
          Optional.ofNullable(e.getLocation())
              .map(location -> Span.at(offset(source, location)))
              .orElse(Span.at(0));
      throw new MalformedJsonException(source, place, reason(e));
    } catch (IOException e) {
      throw new AssertionError("a string cannot fail to be read", e);
    }
  }

  /**
   * Reads the object that is the current value.
   *
   * @param what what it is, for the message when it is no object
   * @param member what reads the value of the member whose name it gets
   */
  public void object(String what, Action<String> member)
      throws IOException, MalformedJsonException {
    require(JsonToken.START_OBJECT, what, "an object");
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = unicode(parser.currentName());
      Span place = place();
      parser.nextToken();
      if (parser.currentToken() != JsonToken.VALUE_NULL) {
        memberName = place;
        member.accept(name);
      }
    }
  }

  /** Where the name of the member stands that is being read. */
  public Span memberName() {
    return memberName;
  }

  /** The string that is the current value. */
  public String string(String what) throws IOException, MalformedJsonException {
    require(JsonToken.VALUE_STRING, what, "a string");
    return unicode(parser.getText());
  }

  /** The whole number that is the current value. */
  public long number(String what) throws IOException, MalformedJsonException {
    require(JsonToken.VALUE_NUMBER_INT, what, "a whole number");
    return parser.getLongValue();
  }

  /**
   * Of the numbers from 0 to 2<sup>31</sup> - 1 the one next to the number that is the current
   * value.
   */
  public int count(String what) throws IOException, MalformedJsonException {
    return (int) Math.max(0, Math.min(number(what), Integer.MAX_VALUE));
  }

  /** A list of strings; a string alone is a list of one, as in the configs of old images. */
  public List<String> strings(String what) throws IOException, MalformedJsonException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return List.of(unicode(parser.getText()));
    }
    require(JsonToken.START_ARRAY, what, "a list of strings");
    List<String> strings = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      strings.add(string("an element of " + what));
    }
    return strings;
  }

  /**
   * Reads the list that is the current value.
   *
   * @param what what it is, for the message when it is no list
   * @param element what reads an element, which is the current value
   */
  public void list(String what, Action<JsonReader> element)
      throws IOException, MalformedJsonException {
    require(JsonToken.START_ARRAY, what, "a list");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      element.accept(this);
    }
  }

  /** The names of an object's members. */
  public List<String> names(String what) throws IOException, MalformedJsonException {
    List<String> names = new ArrayList<>();
    require(JsonToken.START_OBJECT, what, "an object");
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      names.add(unicode(parser.currentName()));
      parser.nextToken();
      parser.skipChildren();
    }
    return names;
  }

  /** Whether the current value is {@code null}. */
  public boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /** Passes over the current value. */
  public void skip() throws IOException {
    parser.skipChildren();
  }

  /** What to throw for the current value. */
  public MalformedJsonException failure(String message) {
    return failure(place(), message);
  }

  /** What to throw for a place in the document. */
  public MalformedJsonException failure(Span span, String message) {
    return new MalformedJsonException(source, span, message);
  }

  /** The text without single surrogates: escapes of halves, and bytes that are not UTF-8. */
  private static String unicode(String text) {
    StringBuilder unicode = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      boolean isHalf = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
      unicode.appendCodePoint(isHalf ? REPLACEMENT : point);
    }
    return unicode.toString();
  }

  private void require(JsonToken token, String what, String wanted) throws MalformedJsonException {
    if (parser.currentToken() != token) {
      throw failure(what + " must be " + wanted + ", and is " + name(parser.currentToken()));
    }
  }

  private static String name(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new AssertionError(token);
    };
  }

  private Span place() {
    int start = offset(source, parser.currentTokenLocation());
    int end = offset(source, parser.currentLocation());
    return new Span(start, Math.max(start, end));
  }

  private static int offset(SourceFile source, JsonLocation location) {
    return (int) Math.max(0, Math.min(location.getCharOffset(), source.text().length()));
  }

  /** What the parser has to say, without the places that it adds. */
  private static String reason(JacksonException e) {
    String message = Optional.ofNullable(e.getOriginalMessage()).orElse("");
    // Of a limit it says by which of its methods it could be changed.
    message = message.replaceAll(", from `[^`]*`", "");
    return "not JSON: " + message.lines().findFirst().orElse("");
  }
}
