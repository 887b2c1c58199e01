package org.sifter.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileModeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          755       | 0640 | 0755
          4755      | 0640 | 4755
          0         | 0640 | 0000
          u+x       | 0640 | 0740
          u+x,go=   | 0640 | 0700
          u+x,go-w  | 0666 | 0744
          +x        | 0640 | 0751
          a+x       | 0640 | 0751
          a=r       | 4755 | 0444
          =r        | 1755 | 1444
          =         | 0755 | 0000
          u=rwx,g=rx,o= | 0000 | 0750
          u+r-w     | 0200 | 0400
          ug+rw     | 0000 | 0660
          +X        | 0640 | 0640
          +X        | 0740 | 0751
          -X        | 0751 | 0640
          =rw,+X    | 0755 | 0777
          g=u       | 0640 | 0660
          o=g       | 0640 | 0644
          go=u-w    | 0640 | 0644
          g-u       | 0670 | 0610
          g+o       | 0604 | 0644
          u+s       | 0755 | 4755
          g+s       | 0755 | 2755
          +s        | 0755 | 6755
          o+s       | 0755 | 0755
          +t        | 0755 | 1755
          u+t       | 0755 | 1755
          o+t       | 0755 | 0755
          +xt       | 0640 | 1640
          g=ur      | 0700 | 0740
          u=g,g=u   | 0740 | 0440
          """)
  void changesTheModeOfAFile(String value, String before, String after) throws Exception {
    int changed = FileMode.parse(value).apply(Integer.parseInt(before, 8), /* directory= */ false);
    assertEquals(after, "%04o".formatted(changed));
  }

  @Test
  void capitalXAlwaysHoldsForDirectories() throws Exception {
    assertEquals(0755, FileMode.parse("a+X").apply(0644, /* directory= */ true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "8",
        "789",
        "10000",
        "77777777777777",
        "0x1",
        "u",
        "u,",
        "u+x,",
        ",",
        "u+q",
        "ux",
        "b+x",
        "u+x g-w",
        "rwx",
        "٧٥٥"
      })
  void anythingElseIsRefused(String value) {
    assertThrows(BadModeException.class, () -> FileMode.parse(value));
  }

  @Test
  void anOperatorNeedsNoPermissions() throws Exception {
    assertEquals(0755, FileMode.parse("+x-").apply(0644, /* directory= */ false));
  }
}
