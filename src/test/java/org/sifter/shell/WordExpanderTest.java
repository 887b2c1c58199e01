package org.sifter.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What BuildKit makes of a word: a row has the word, an arrow, and the text; or {@code =>!}, the
 * message of the refusal and its offset. A line feed is written as ⏎. The rows agree with
 * BuildKit's {@code shell.Lex}, which was run on the same words.
 */
class WordExpanderTest {
  private static final Variables VARIABLES =
      VariableTable.of(
          """
          DIR=/srv
          EMPTY=
          FILE=/a/b.tar.gz
          STARS=x**y
          LINES=one⏎two
          SLASHED=a\\b
          GROUP=[$0]
          NESTED=$DIR
          QUOTED='q'
          한=값
          """);

  static Stream<Arguments> quotesAndEscapes() {
    return VariableTable.rows(
        """
        plain                    => plain
        a b  c                   => a b  c
        un'quo'ted               => unquoted
        'a\\b$DIR"c"'            => a\\b$DIR"c"
        "it's"                   => it's
        "'$DIR'"                 => '/srv'
        'a'"b"c                  => abc
        ''                       =>
        ""                       =>
        \\a\\\\\\'\\"\\$DIR\\    => a\\'"$DIR
        "\\a\\\\\\'\\"\\$DIR"    => \\a\\\\'"$DIR
        end\\                    => end
        it\\'s                   => it's
        it's                     =>! no closing single quote @2
        'it\\'s'                 =>! no closing single quote @6
        x"y                      =>! no closing double quote @1
        "x\\"                    =>! no closing double quote @0
        "x\\                     =>! no closing double quote @0
        "a${DIR:-"b}"            =>! no closing } @2
        "a${DIR:-"b              =>! no closing double quote @9
        <<EOF a<b << c           => <<EOF a<b << c
        `a`                      => `a`
        """);
  }

  static Stream<Arguments> names() {
    return VariableTable.rows(
        """
        $DIR                     => /srv
        ${DIR}x                  => /srvx
        [$DIRx.$DIR.x]           => [./srv.x]
        "$DIR"'$DIR'             => /srv$DIR
        $UNSET${UNSET}           =>
        $NESTED                  => $DIR
        $QUOTED                  => 'q'
        $한 ${한}                => 값 값
        $                        => $
        $. $/ $"x" $'y'          => $. $/ $x $y
        [$1 $10x $0 $001a]       => [ x  a]
        [$@ $* $# $? $- $$ $!]   => [      ]
        $@@ $$DIR ${$}DIR        => @ DIR DIR
        [${1}${@}${*}${?}]       => []
        [${#}${-}${!}${$}]       => []
        ${                       =>! no closing } @0
        a${DIR                   =>! no closing } @1
        "${DIR"                  =>! modifier " is not supported in ${DIR...} @6
        ${}                      =>! no variable name after ${ @0
        ${{DIR}}                 =>! no variable name after ${ @0
        ${:-x}                   =>! no variable name after ${ @0
        ${.}                     =>! no variable name after ${ @0
        ${DIR}}                  => /srv}
        """);
  }

  static Stream<Arguments> choices() {
    return VariableTable.rows(
        """
        ${DIR:-w}${DIR-w}        => /srv/srv
        ${EMPTY:-w}${EMPTY-x}    => w
        ${UNSET:-w}${UNSET-x}    => wx
        ${DIR:+w}${DIR+x}        => wx
        ${EMPTY:+w}${EMPTY+x}    => x
        ${UNSET:+w}${UNSET+x}    =>
        ${DIR:?}${DIR?}          => /srv/srv
        ${EMPTY?}                =>
        ${EMPTY:?}               =>! EMPTY: is not allowed to be empty @0
        a${UNSET:?}              =>! UNSET: is not allowed to be unset @1
        ${UNSET?}                =>! UNSET: is not allowed to be unset @0
        ${UNSET?set $DIR "x"}    =>! UNSET: set /srv x @0
        ${1:-w}${@:-x}           => wx
        [${+w}${-:-w}]           => [w]
        ${UNSET:-}               =>
        ${UNSET:-a b}            => a b
        ${UNSET:-"a}b"}          => a}b
        ${UNSET:-a\\}b}          => a}b
        ${UNSET:-'a$DIR'}        => a$DIR
        "${UNSET:-"a"'b'}"       => ab
        ${UNSET:-${UNSET:-$DIR}} => /srv
        ${UNSET:-\\${DIR}x}      => ${DIRx}
        ${UNSET:-{a}             => {a
        ${UNSET:-a               =>! no closing } @0
        ${DIR:-${UNSET:?no}}     =>! UNSET: no @7
        ${DIR:-'a}               =>! no closing single quote @7
        """);
  }

  static Stream<Arguments> unsupportedModifiers() {
    return VariableTable.rows(
        """
        ${DIR:=w}                =>! modifier := is not supported in ${DIR...} @5
        ${DIR=w}                 =>! modifier = is not supported in ${DIR...} @5
        ${#DIR}                  =>! modifier D is not supported in ${#...} @3
        ${!DIR}                  =>! modifier D is not supported in ${!...} @3
        ${-w}                    =>! modifier w is not supported in ${-...} @3
        ${DIR:1:2}               =>! modifier :1 is not supported in ${DIR...} @5
        ${DIR:#x}                =>! modifier :# is not supported in ${DIR...} @5
        ${DIR:%x}                =>! modifier :% is not supported in ${DIR...} @5
        ${DIR:/x/y}              =>! modifier :/ is not supported in ${DIR...} @5
        ${DIR:}}                 =>! modifier :} is not supported in ${DIR...} @5
        ${DIR^^}                 =>! modifier ^ is not supported in ${DIR...} @5
        ${DIR,,}                 =>! modifier , is not supported in ${DIR...} @5
        ${DIR:😀}                =>! modifier :😀 is not supported in ${DIR...} @5
        ${DIR:                   =>! no closing } @0
        """);
  }

  static Stream<Arguments> trims() {
    return VariableTable.rows(
        """
        ${FILE#*/}               => a/b.tar.gz
        ${FILE##*/}              => b.tar.gz
        ${FILE%.*}               => /a/b.tar
        ${FILE%%.*}              => /a/b
        ${FILE#/?/}              => b.tar.gz
        ${FILE%.gz}              => /a/b.tar
        ${FILE%.xz}              => /a/b.tar.gz
        ${FILE#}${FILE%%}        => /a/b.tar.gz/a/b.tar.gz
        ${FILE#*}                => /a/b.tar.gz
        [${FILE##*}]             => []
        ${FILE#'#'*/}            => b.tar.gz
        ${FILE#"/a"}             => /b.tar.gz
        ${FILE#[/]}              => /a/b.tar.gz
        ${STARS%%\\**}           => x
        ${STARS%\\*y}            => x*
        ${STARS#x\\*\\*}         => y
        ${STARS%?}               => x**
        ${SLASHED#a\\\\}         => b
        ${LINES#*w}              => one⏎two
        ${LINES%%*w*}            => one⏎
        ${LINES#one⏎}            => two
        ${LINES#one?}            => one⏎two
        [${UNSET#a}${+a#b}]      => []
        ${FILE#\\/\\a}           =>! the pattern of ${FILE...} escapes something else than * ? \\ / } @0
        ${FILE#'\\'}             =>! the pattern of ${FILE...} escapes something else than * ? \\ / } @0
        ${UNSET%\\a}             =>! the pattern of ${UNSET...} escapes something else than * ? \\ / } @0
        ${STARS%'y\\'}           =>! the pattern of ${STARS...} escapes something else than * ? \\ / } @0
        ${STARS%'*\\'y}          =>! the pattern of ${STARS...} escapes something else than * ? \\ / } @0
        ${FILE#a                 =>! no closing } @0
        """);
  }

  static Stream<Arguments> replacements() {
    return VariableTable.rows(
        """
        ${FILE/a/A}              => /A/b.tar.gz
        ${FILE//a/A}             => /A/b.tAr.gz
        ${FILE/./}               => /a/btar.gz
        ${FILE//./}              => /a/btargz
        ${FILE//\\//_}           => _a_b.tar.gz
        ${FILE//\\//\\/}         => \\/a\\/b.tar.gz
        ${FILE/"/a/"/-}          => -b.tar.gz
        ${FILE/a*a/-}            => /-r.gz
        ${FILE/?/-}              => -a/b.tar.gz
        ${DIR//?/-}              => ----
        ${FILE//*/-}             => -
        ${LINES//*/-}            => -⏎-
        ${FILE//a/$GROUP}        => /[a]/b.t[a]r.gz
        ${FILE/a/$GROUP}         => /[$0]/b.tar.gz
        ${FILE//a/'<${0}>'}      => /<a>/b.t<a>r.gz
        ${FILE//a/'<$1$x$0a>'}   => /<>/b.t<>r.gz
        ${DIR//s/'<$$ $>'}       => /<$ $>rv
        ${DIR//s/'<${ ${0>'}     => /<${ ${0>rv
        ${DIR//s/\\$0}           => /\\srv
        ${DIR///-}               => -/-s-r-v-
        ${DIR//'/'/}             => srv
        [${UNSET/a/b}]           => []
        ${UNSET/*/b}             => b
        ${EMPTY//*/b}            => b
        ${DIR/a}                 =>! no / between pattern and replacement @0
        ${DIR//a}                =>! no / between pattern and replacement @0
        ${DIR/a/b                =>! no closing } @0
        ${DIR/\\s/b}             =>! the pattern of ${DIR...} escapes something else than * ? \\ / } @0
        """);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "quotesAndEscapes",
    "names",
    "choices",
    "unsupportedModifiers",
    "trims",
    "replacements"
  })
  void expandsAsBuildKitDoes(String word, String expected) {
    assertEquals(expected, outcome(word, w -> new WordExpander('\\').expand(w, VARIABLES)));
  }

  static Stream<Arguments> backtickEscapes() {
    return VariableTable.rows(
        """
        a`$DIR`'`"               => a$DIR'"
        "`a`"``"                 => `a"`
        C:\\dir\\$EMPTY          => C:\\dir\\
        ${STARS#x\\*}            => *y
        ${DIR#`/}                => /srv
        ${UNSET:-a`}b}           => a}b
        ${UNSET:-a\\}b}          => a\\b}
        """);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("backtickEscapes")
  void escapeMayBeABacktick(String word, String expected) {
    assertEquals(expected, outcome(word, w -> new WordExpander('`').expand(w, VARIABLES)));
  }

  static Stream<Arguments> heredocBodies() {
    return VariableTable.rows(
        """
        '$DIR' "$DIR" it's       => '/srv' "/srv" it's
        \\$DIR \\\\ \\n          => $DIR \\ n
        $(cmd) `cmd`             => $(cmd) `cmd`
        ${UNSET:-"a"}            => "a"
        a⏎$DIR⏎                  => a⏎/srv⏎
        ${FILE#"/a"}             => /a/b.tar.gz
        ${DIR                    =>! no closing } @0
        """);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("heredocBodies")
  void quotesAreOrdinaryInHeredocs(String body, String expected) {
    WordExpander expander = new WordExpander('`');
    assertEquals(expected, outcome(body, b -> expander.expandHeredocBody(b, VARIABLES)));
  }

  @Test
  void leadingByteOrderMarkIsSkipped() throws ExpansionException {
    WordExpander expander = new WordExpander('\\');
    assertEquals(Expansion.literal("a\uFEFF"), expander.expand("\uFEFFa\uFEFF", VARIABLES));
    assertEquals(Expansion.literal("srv"), expander.expand("${DIR#'\uFEFF/'}", VARIABLES));
  }

  @Test
  void expansionMayNotGrowWithoutEnd() {
    Expansion million = Expansion.literal("x".repeat(1_000_000));
    WordExpander expander = new WordExpander('\\');
    for (String word : new String[] {"$X".repeat(20), "${X//x/" + "y".repeat(20) + "}"}) {
      ExpansionException e =
          assertThrows(
              ExpansionException.class, () -> expander.expand(word, n -> Optional.of(million)));
      assertEquals("expands to more than 1048576 characters", e.getMessage());
    }
  }

  @Test
  void longTextsMayGrowWithTheirLength() throws ExpansionException {
    String word = "$X".repeat(1_000_000);
    Expansion value = Expansion.literal("abcdefgh");
    WordExpander expander = new WordExpander('\\');
    assertEquals(
        Expansion.literal("abcdefgh".repeat(1_000_000)),
        expander.expandHeredocBody(word, n -> Optional.of(value)));
  }

  @Test
  void escapeIsBackslashOrBacktick() {
    assertThrows(IllegalArgumentException.class, () -> new WordExpander('^'));
  }

  /** Expands a word in one of the two ways. */
  private interface Way {
    Expansion expand(String word) throws ExpansionException;
  }

  private static String outcome(String word, Way way) {
    try {
      return way.expand(word).asLiteral().orElseThrow();
    } catch (ExpansionException e) {
      return "! %s @%d".formatted(e.getMessage(), e.offset());
    }
  }
}
