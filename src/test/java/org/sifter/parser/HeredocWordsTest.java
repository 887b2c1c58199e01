package org.sifter.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sifter.parser.HeredocWords.Announced;

final class HeredocWordsTest {
  private static List<String> found(String text) {
    return new HeredocWords()
        .find(text).stream()
            .map(
                word ->
                    word.name()
                        + (word.expand() ? "" : " raw")
                        + (word.stripTabs() ? " tabs" : "")
                        + (word.alone() ? " alone" : "")
                        + " "
                        + text.substring(word.start(), word.end()))
            .toList();
  }

  @Test
  void formsOfTheWord() {
    assertEquals(List.of("EOF alone <<EOF"), found("<<EOF"));
    assertEquals(List.of("EOF tabs alone <<-EOF"), found("<<-EOF"));
    assertEquals(List.of("EOF alone 3<<EOF"), found("3<<EOF"));
    assertEquals(List.of("a/b.txt alone <<a/b.txt"), found("<<a/b.txt"));
    assertEquals(List.of("EOF <<EOF"), found("cat <<EOF > /x"));
    assertEquals(List.of("A <<A", "B tabs <<-B"), found("cat <<A && cat <<-B"));
  }

  @Test
  void quotesTurnExpansionOffAndBackslashesDoNot() {
    assertEquals(List.of("EOF raw alone <<\"EOF\""), found("<<\"EOF\""));
    assertEquals(List.of("EOF raw alone <<'EOF'"), found("<<'EOF'"));
    assertEquals(List.of("EOF raw alone <<E'O'F"), found("<<E'O'F"));
    assertEquals(List.of("EOF alone <<\\EOF"), found("<<\\EOF"));
    assertEquals(List.of("END OF raw alone <<\"END OF\""), found("<<\"END OF\""));
    assertEquals(List.of("$N alone <<$N"), found("<<$N"));
  }

  @Test
  void blanksMayStandBeforeTheName() {
    assertEquals(List.of("EOF <<EOF"), found("cat <<EOF").stream().toList());
    assertEquals(1, new HeredocWords().find("cat << EOF").size());
    assertEquals("EOF", new HeredocWords().find("cat << EOF").get(0).name());
  }

  @Test
  void whatIsNone() {
    assertEquals(List.of(), found("cat <<<EOF"));
    assertEquals(List.of(), found("echo \"<<EOF\""));
    assertEquals(List.of(), found("echo '<<EOF'"));
    assertEquals(List.of(), found("echo $((1<<2))"));
    assertEquals(List.of(), found("cat <<EOF 'unclosed"));
    assertEquals(List.of(), found("cat <<"));
    assertEquals(List.of(), found("cat < <EOF"));
    assertEquals(List.of(), found("x<<EOF"));
  }

  @Test
  void besideSubstitutions() {
    for (String good :
        List.of(
            "$A",
            "${A}",
            "${A:-x}",
            "${A:=x}",
            "${A:1:2}",
            "${A:?'}'}",
            "${-}",
            "${--x}",
            "${#-x}",
            "${A##*/}",
            "${+x}",
            "${A/x/y}",
            "${A/ /}",
            "${A//x/y}",
            "${A///}",
            "${A//x${B/y/z}/\"}\"}")) {
      assertEquals(List.of("E <<E"), found("cat <<E " + good), good);
    }
    for (String bad :
        List.of("${A", "${}", "${:-x}", "${{A}}", "${A=x}", "${A:-x", "${A//x}", "${A/}")) {
      assertEquals(List.of(), found("cat <<E " + bad), bad);
    }
  }

  @Test
  void substitutionsInEachOther() {
    for (String open : List.of("${A//", "${A/", "${#-", "${-#", "${A:-", "${A//\"${B+")) {
      String text = "cat <<E " + open.repeat(200);
      assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertEquals(List.of(), found(text)));
    }
    assertEquals(List.of("E <<E"), found("cat <<E " + "${A:-".repeat(50) + "}".repeat(50)));
  }

  @Test
  void aShiftBetweenBlanksIsOne() {
    assertEquals(
        List.of("2"),
        new HeredocWords().find("echo $(( 1 << 2 ))").stream().map(Announced::name).toList());
  }
}
