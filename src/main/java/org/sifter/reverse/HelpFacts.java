package org.sifter.reverse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code %help} tells of an image's config, which no other section of a definition file can
 * hold. Only where sifter has written the section; elsewhere it is a text for people.
 */
final class HelpFacts {
  private static final Pattern FACT =
      Pattern.compile("\\s*(run|ports|data|user|stop|test) {2,5}(\\S.*)");
  private static final String USER = "the image asks for ";

  /** The labels that sifter repeats at the start of the section. */
  private static final Set<String> REPEATED =
      Set.of("org.opencontainers.image.title", "org.opencontainers.image.description");

  private final Map<String, String> facts = new LinkedHashMap<>();
  private final List<String> others = new ArrayList<>();

  private HelpFacts() {}

  /** What a section tells that is a text for people. */
  static HelpFacts ofText(List<String> lines) {
    HelpFacts facts = new HelpFacts();
    facts.others.addAll(lines);
    return facts;
  }

  /**
   * What a section tells that sifter has written.
   *
   * @param labels those of the image
   */
  static HelpFacts read(List<String> lines, Map<String, String> labels) {
    HelpFacts facts = new HelpFacts();
    Set<String> repeated = new HashSet<>();
    labels.forEach(
        (key, value) -> {
          if (REPEATED.contains(key)) {
            value.lines().map(String::strip).forEach(repeated::add);
          }
        });
    for (String line : lines) {
      Matcher fact = FACT.matcher(line);
      boolean isFact = fact.matches() && isSayable(fact.group(1), fact.group(2));
      if (isFact && facts.facts.putIfAbsent(fact.group(1), fact.group(2)) == null) {
        continue;
      }
      if (!repeated.contains(line.strip())) {
        facts.others.add(line);
      }
    }
    return facts;
  }

  private static boolean isSayable(String name, String text) {
    return switch (name) {
      case "run" -> true; // said by %runscript
      case "ports" -> text.matches("[0-9]+(-[0-9]+)?(/[a-z]+)?( [0-9]+(-[0-9]+)?(/[a-z]+)?)*+");
      case "user" -> text.startsWith(USER) && !user(text).isBlank();
      case "stop" -> text.matches("[A-Z0-9+-]+");
      case "data" -> text.startsWith("/") && DockerfileWord.isSayable(text);
      default -> words(text).isPresent();
    };
  }

  private static String user(String text) {
    return text.substring(USER.length());
  }

  /** The words of a command that the section quotes. */
  private static Optional<List<String>> words(String text) {
    return SimpleCommand.parse(text).filter(SimpleCommand::isPlain).flatMap(SimpleCommand::texts);
  }

  /** The user that the image asks for. */
  Optional<String> user() {
    return Optional.ofNullable(facts.get("user")).map(HelpFacts::user);
  }

  /** The lines that are for people only. */
  List<String> others() {
    return others;
  }

  /** Writes the instructions for all but the user and the command. */
  void write(StageWriter out) {
    fact("ports").ifPresent(ports -> out.instruction("EXPOSE", ports));
    fact("data").ifPresent(data -> volumes(out, data));
    fact("stop").ifPresent(signal -> out.instruction("STOPSIGNAL", signal));
    fact("test").flatMap(HelpFacts::words).ifPresent(words -> healthcheck(out, words));
  }

  private Optional<String> fact(String name) {
    return Optional.ofNullable(facts.get(name));
  }

  private static void volumes(StageWriter out, String data) {
    // A blank before a slash is where the next path begins.
    List<String> paths = List.of(data.split(" (?=/)", -1));
    boolean bare = paths.stream().allMatch(path -> DockerfileWord.of(path).equals(path));
    out.instruction("VOLUME", bare ? String.join(" ", paths) : DockerfileWord.json(paths));
  }

  /** A single word is a command line, as a program without arguments is one too. */
  private static void healthcheck(StageWriter out, List<String> words) {
    boolean isLine = words.size() == 1 && StageWriter.canRunInOneLine(words.get(0));
    out.instruction("HEALTHCHECK", "CMD " + (isLine ? words.get(0) : check(words)));
  }

  private static String check(List<String> words) {
    return DockerfileWord.json(words.size() == 1 ? List.of("/bin/sh", "-c", words.get(0)) : words);
  }
}
