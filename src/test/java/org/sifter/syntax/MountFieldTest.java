package org.sifter.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MountFieldTest {

  private static MountField field(String key, String value) {
    return new MountField(key, Optional.of(value));
  }

  private static MountField bare(String key) {
    return new MountField(key, Optional.empty());
  }

  private static void assertFields(String text, MountField... fields) {
    assertEquals(Optional.of(List.of(fields)), MountField.parse(text), text);
  }

  @Test
  void fieldsBetweenCommas() {
    assertFields(
        "type=bind,target=/a,ro", field("type", "bind"), field("target", "/a"), bare("ro"));
    assertFields("Type=Bind", field("type", "Bind"));
    assertFields("target=/a=b", field("target", "/a=b"));
    assertFields("target=", field("target", ""));
    assertFields("target=/a b", field("target", "/a b"));
  }

  @Test
  void emptyFieldsAreFields() {
    assertFields(",", bare(""), bare(""));
    assertFields("a,", bare("a"), bare(""));
    assertFields("=x", field("", "x"));
  }

  @Test
  void quotedFields() {
    assertFields("\"target=/a,b\",ro", field("target", "/a,b"), bare("ro"));
    assertFields("\"target=/a\"\"b\"", field("target", "/a\"b"));
    assertFields("\"\"", bare(""));
    assertFields("ro,\"\"", bare("ro"), bare(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "target=\"/a\"", "\"a", "a\"", "\"a\"b", "a,\"b", "\"a\"\"", "a,b\"c"})
  void whatIsMalformed(String text) {
    assertEquals(Optional.empty(), MountField.parse(text), text);
  }
}
