package org.sifter.reverse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line that sifter puts before the command of a step, for a variable that comes with a mount.
 *
 * @param id what the build calls the secret
 * @param name the variable that holds it; absent for the socket of an ssh agent, which BuildKit
 *     names by itself
 */
record SecretExport(String id, Optional<String> name) {
  private static final String SECRET =
      "\\[ ! -s \\S+ \\] \\|\\| \\{ \\w+=\\$\\(cat \\S+; printf x\\); export \\w+=\"\\$\\{\\w+%x\\}\"; \\}";
  private static final String AGENT =
      "export SSH_AUTH_SOCK=\"\\$\\{SSH_AUTH_SOCK:-[\\w@%+=:,./-]+\\}\"";

  /** The expression for such a line, without groups. */
  static final String PATTERN = "(?:" + SECRET + "|" + AGENT + ")";

  private static final Pattern LINES = Pattern.compile("(" + PATTERN + ")(?:; |$)");
  private static final Pattern SECRET_LINE =
      Pattern.compile(
          "\\[ ! -s /\\.sifter/secrets/(?<id>[\\w.-]+) \\] \\|\\| "
              + "\\{ (?<name>\\w+)=\\$\\(cat /\\.sifter/secrets/\\k<id>; printf x\\); "
              + "export \\k<name>=\"\\$\\{\\k<name>%x\\}\"; \\}");

  /** What a line exports; empty when it is a line of the step itself. */
  static Optional<SecretExport> read(String line) {
    Matcher secret = SECRET_LINE.matcher(line);
    if (secret.matches()) {
      return Optional.of(new SecretExport(secret.group("id"), Optional.of(secret.group("name"))));
    }
    return line.matches(AGENT)
        ? Optional.of(new SecretExport("", Optional.empty()))
        : Optional.empty();
  }

  /** The lines that stand in one, each with a semicolon behind it. */
  static Stream<String> split(String lines) {
    return LINES.matcher(lines).results().map(line -> line.group(1));
  }
}
