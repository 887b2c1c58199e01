package org.sifter.shell;

/**
 * Replaces the variables in a word and takes its quotes and escapes away, as BuildKit's {@code
 * shell.Lex.ProcessWord} does. It looks like a shell's expansion and is not one: no field
 * splitting, no command substitution, no assignment by {@code :=}.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#environment-replacement">Dockerfile
 *     reference, Environment replacement</a>
 */
public final class WordExpander {
  private static final char BACKSLASH = '\\';

  private final char escape;

  /**
   * An expander for a file with the given escape character.
   *
   * @param escape a backslash, or a backtick after {@code # escape=`}
   */
  public WordExpander(char escape) {
    if (escape != BACKSLASH && escape != '`') {
      throw new IllegalArgumentException("not an escape character: " + escape);
    }
    this.escape = escape;
  }

  /**
   * Expands a word of an instruction.
   *
   * @param word the word as it stands in the file, with its quotes
   */
  public Expansion expand(String word, Variables variables) throws ExpansionException {
    if (isPlain(word)) {
      return Expansion.literal(word);
    }
    return new WordReader(word, escape, /* quotes= */ true, variables).read();
  }

  /**
   * Expands the body of a heredoc of {@code COPY} or {@code ADD}. Quotes are ordinary characters in
   * it, and the escape character is the backslash whatever the file says (BuildKit's {@code
   * SkipProcessQuotes}).
   */
  public Expansion expandHeredocBody(String body, Variables variables) throws ExpansionException {
    if (isPlain(body)) {
      return Expansion.literal(body);
    }
    return new WordReader(body, BACKSLASH, /* quotes= */ false, variables).read();
  }

  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      switch (word.charAt(i)) {
        case '$', '\'', '"', BACKSLASH, '`', WordReader.BYTE_ORDER_MARK -> {
          return false;
        }
        default -> {}
      }
    }
    return true;
  }
}
