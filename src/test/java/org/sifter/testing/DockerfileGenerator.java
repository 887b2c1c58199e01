package org.sifter.testing;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes Dockerfiles that BuildKit accepts, with all instructions, forms and layouts. */
public final class DockerfileGenerator {
  private static final List<String> COMMANDS =
      List.of(
          "echo hello",
          "cd /tmp && ls -l",
          "set -e; false; true",
          "echo '%post' \"$NAME\"",
          "for i in 1 2; do echo $i; done",
          "case x in x) echo y;; esac",
          "echo \"a\\\"b\" 'it'",
          "test $((1 + 2)) -eq 3 # done",
          "echo `date` | cat",
          "printf '%s\\n' {{ x }}",
          "exit 0",
          "bootstrap: x || true",
          "echo a  b   c",
          "( echo sub ) ; { echo group; }");

  private final SplittableRandom random;

  /** A generator that makes the same files for the same seed. */
  public DockerfileGenerator(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A file of about the given number of instructions. */
  public String next(int instructions) {
    StringBuilder text = new StringBuilder();
    if (oneIn(10)) {
      text.append("# syntax=docker/dockerfile:1\n");
    }
    if (oneIn(4)) {
      text.append("ARG BASE=alpine\nFROM $BASE AS first\n");
    } else {
      text.append("FROM alpine AS first\n");
    }
    for (int i = 0; i < instructions; i++) {
      layout(text);
      text.append(instruction());
    }
    return oneIn(8) ? text.toString().replace("\n", "\r\n") : text.toString();
  }

  private void layout(StringBuilder text) {
    if (oneIn(6)) {
      text.append("\n");
    }
    if (oneIn(6)) {
      text.append("# a comment, \\\n");
    }
    if (oneIn(12)) {
      text.append("   ");
    }
  }

  private String instruction() {
    return switch (random.nextInt(22)) {
      case 0 -> "FROM debian:bookworm AS stage" + random.nextInt(1000) + "\n";
      case 1 -> "ARG NAME" + random.nextInt(3) + "=" + value() + " OTHER\n";
      case 2, 3 -> "ENV NAME=" + value() + " B=" + value() + "\n";
      case 4 -> "ENV LEGACY " + pick(List.of("one two", "$NAME x", "a  b")) + "\n";
      case 5 -> "LABEL a=" + value() + " \"b c\"=" + value() + "\n";
      case 6, 7, 8 -> "RUN " + flags() + continued(pick(COMMANDS)) + "\n";
      case 9 -> "RUN [\"echo\", \"a b\", \"\\u00e9\\n\"]\n";
      case 10 -> heredoc();
      case 11 -> "COPY " + pick(List.of("", "--chown=1:2 ", "--link ")) + "a.txt dir /d/\n";
      case 12 -> "COPY [\"a.txt\", \"/d e/\"]\n";
      case 13 -> "COPY --from=busybox:1 /etc/passwd /p\n";
      case 14 -> "COPY <<E1 <<\"E2\" /d/\n$NAME\nE1\n$NAME\nE2\n";
      case 15 -> "WORKDIR " + pick(List.of("/x", "y", "/a b", "$NAME", ".")) + "\n";
      case 16 -> "USER " + pick(List.of("root", "app", "1000:100", "$NAME")) + "\n";
      case 17 -> "EXPOSE 80 90-92/udp\nVOLUME /data\n";
      case 18 -> "HEALTHCHECK --interval=5s CMD " + pick(COMMANDS) + "\n";
      case 19 -> "ONBUILD RUN " + pick(COMMANDS) + "\nSTOPSIGNAL SIGTERM\n";
      case 20 -> "SHELL [\"/bin/bash\", \"-c\"]\nCMD " + pick(COMMANDS) + "\n";
      default -> "entrypoint [\"" + random.nextInt(10) + "\", \"%x\"]\n";
    };
  }

  private String heredoc() {
    String body =
        IntStream.range(0, random.nextInt(4))
            .mapToObj(i -> "\t" + pick(COMMANDS) + "\n")
            .collect(Collectors.joining());
    return pick(
        List.of(
            "RUN <<EOF\n" + body + "EOF\n",
            "RUN <<-EOF\n" + body + "\tEOF\n",
            "RUN cat <<EOF > /x && echo\n" + body + "EOF\n",
            "RUN <<X\n#!/bin/sh\n" + body + "X\n"));
  }

  private String flags() {
    return oneIn(6) ? "--mount=type=cache,target=/c --network=none " : "";
  }

  /** The command with line breaks at some of its blanks. */
  private String continued(String command) {
    return command
        .chars()
        .mapToObj(
            c ->
                c == ' ' && oneIn(5)
                    ? pick(List.of(" \\\n  ", " \\\n # c\n ", "\\\n "))
                    : String.valueOf((char) c))
        .collect(Collectors.joining());
  }

  private String value() {
    return pick(
        List.of("1", "\"a b\"", "'$x'", "$NAME", "${NAME:+:$NAME}", "a\\ b", "\"it's\"", "%x", ""));
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  /** The bytes with some of them changed, dropped or doubled. */
  public byte[] damage(byte[] bytes) {
    byte[] damaged = bytes.clone();
    for (int i = random.nextInt(6); i >= 0 && damaged.length > 0; i--) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(3)) {
        case 0 -> damaged[at] = (byte) random.nextInt(256);
        case 1 -> damaged[at] = (byte) "\\\n\"'$<{[%#`- ".charAt(random.nextInt(12));
        default -> damaged = Arrays.copyOf(damaged, at);
      }
    }
    return damaged;
  }
}
