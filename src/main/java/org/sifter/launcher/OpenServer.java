package org.sifter.launcher;

import com.google.errorprone.annotations.Immutable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Servers that can be told to let everybody in, how a command line tells them (their own manuals:
 * {@code code-server --help}, {@code openvscode-server --help}, {@code code serve-web --help},
 * Jupyter Server's "Security", {@code rserver --help}, {@code ttyd --help}), and what makes them
 * ask for a secret in its place, where that can be done.
 */
enum OpenServer {
  CODE_SERVER(
      "code-server", "--auth[= ]none", "--auth=password", new Secret("PASSWORD", "password", "")),
  OPENVSCODE_SERVER(
      "openvscode-server|code|code-insiders",
      "--without-connection-token",
      "--connection-token-file=" + Secret.FILE,
      new Secret("", "token", "?tkn=")),
  JUPYTER(
      "jupyter(-lab|-notebook|-server)?|jupyterlab|jupyter_server|notebook|nbclassic"
          + "|start-(notebook|singleuser)(\\.sh|\\.py)?",
      "--(NotebookApp|ServerApp|LabApp|IdentityProvider)\\.token[= ](''|\"\"|)",
      "",
      new Secret("JUPYTER_TOKEN", "token", "?token=")),
  /** It knows no secret but the passwords of the machine's users. */
  RSERVER("rserver", "--auth-none[= ]1"),
  /** Its secret would stand in its command line, which everybody can read. */
  TTYD(
      "ttyd",
      "(?:\\S*/)?ttyd(?!(?:\\s+(?:-[aWoOBq6]+|--(?:url-arg|writable|once|browser|ipv6|check-origin|exit-no-conn)"
          + "|--[a-z-]+=\\S+|-\\S+\\s+[^-\\s]\\S*))*\\s+(?:-c|--credential|-H|--auth-header)(?:[=\\s]|$))");

  private final Pattern program;
  private final Pattern opening;

  /** An option in a text for a shell, which ends before the next word or command. */
  private final Pattern openingInText;

  private final String closing;
  private final Optional<Secret> secret;

  /**
   * What is asked for.
   *
   * @param variable the variable of the container that has it; empty when it is read from a file
   * @param word what its users call it
   * @param query what stands in the address before it; empty when it is typed in
   */
  @Immutable
  record Secret(String variable, String word, String query) {
    /** Where it is in the container when it is read from a file. */
    static final String FILE = "/.token";
  }

  OpenServer(String program, String opening) {
    this(program, opening, "", Optional.empty());
  }

  OpenServer(String program, String opening, String closing, Secret secret) {
    this(program, opening, closing, Optional.of(secret));
  }

  OpenServer(String program, String opening, String closing, Optional<Secret> secret) {
    this.program = Pattern.compile("(?:^|.*[/\\s])(?:" + program + ")(?:\\s.*|$)", Pattern.DOTALL);
    this.opening = Pattern.compile(opening);
    this.openingInText = Pattern.compile("(?<=\\s)(?:" + opening + ")(?=[\\s;&|)]|$)");
    this.closing = closing;
    this.secret = secret;
  }

  /** What it asks for when it is started safely; empty when it cannot be. */
  Optional<Secret> secret() {
    return secret;
  }

  /** Whether some words start one of them and let everybody in. */
  static boolean isOpen(List<String> words) {
    return Arrays.stream(values()).anyMatch(server -> server.isOpenedBy(words));
  }

  /** Whether some words start it and let everybody in. */
  boolean isOpenedBy(List<String> words) {
    return words.stream().anyMatch(word -> program.matcher(word).matches())
        && openingInText.matcher(" " + String.join(" ", words)).find();
  }

  /** The words with which it asks for the secret; the same words when they do not open it. */
  List<String> closed(List<String> words) {
    List<String> closed = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (opening.matcher(word).matches()) {
        add(closed);
      } else if (i + 1 < words.size() && opening.matcher(word + " " + words.get(i + 1)).matches()) {
        add(closed);
        i++;
      } else {
        closed.add(openingInText.matcher(word).replaceAll(closing));
      }
    }
    return closed;
  }

  private void add(List<String> words) {
    if (!closing.isEmpty()) {
      words.add(closing);
    }
  }
}
