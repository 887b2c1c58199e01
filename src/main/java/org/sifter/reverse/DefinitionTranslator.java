package org.sifter.reverse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sifter.definition.BootstrapAgent;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionOutline;
import org.sifter.definition.DefinitionOutline.StageOutline;
import org.sifter.definition.DefinitionStage;
import org.sifter.definition.DefinitionSyntaxException;
import org.sifter.definition.Header;
import org.sifter.definition.HeaderField;
import org.sifter.diag.DiagnosticLog;
import org.sifter.plan.ImageReference;
import org.sifter.plan.MalformedValueException;
import org.sifter.shell.ExpandedSize;
import org.sifter.source.Span;

/** Translates definition files to Dockerfiles. */
public final class DefinitionTranslator {
  /** How bytes that are no UTF-8 come in a source file. */
  private static final char FOREIGN_BYTES = '\uDC00';

  /** How a definition file that sifter has written begins. */
  private static final String OWN = "# Translated by sifter from ";

  private static final Pattern FROM = Pattern.compile("(?m)^\\s*(?i:FROM)\\s+[^\\s:]");

  private final DefinitionFile file;
  private final DefinitionOutline outline;
  private final ReverseOptions options;
  private final ReverseFindings findings;
  private final String text;
  private final StageNames names = new StageNames();
  private final MatchedFiles matched = new MatchedFiles();
  private final ExpandedSize size = new ExpandedSize();

  private DefinitionTranslator(
      DefinitionFile file, DefinitionOutline outline, ReverseOptions options, DiagnosticLog log) {
    this.file = file;
    this.outline = outline;
    this.options = options;
    this.text = log.source().text();
    this.findings = new ReverseFindings(log, options.lenient());
  }

  /**
   * Translates a definition file.
   *
   * @param file the definition file, without template variables
   * @param outline where its parts stand in the text that {@code log} is about
   * @param log where what cannot be kept is reported
   * @return the Dockerfile; when errors have been reported it is not the same image
   */
  public static String translate(
      DefinitionFile file, DefinitionOutline outline, ReverseOptions options, DiagnosticLog log) {
    return new DefinitionTranslator(file, outline, options, log).translate();
  }

  /**
   * The text of a definition file without the characters that no shell passes on, nor a Dockerfile
   * can hold. That they were there is an error that {@link #translate} reports.
   */
  public static String readable(String text) {
    return text.replace("\0", "");
  }

  /** Reports why a text is not a definition file. */
  public static void reportSyntax(DiagnosticLog log, DefinitionSyntaxException problem) {
    boolean isDockerfile = FROM.matcher(log.source().text()).find();
    log.report(
        ReverseCode.NOT_A_DEFINITION,
        ReverseFindings.span(log, Math.min(problem.line(), lastLine(log))),
        String.valueOf(problem.getMessage()),
        isDockerfile
            ? "This may be a Dockerfile: sifter convert -f FILE."
            : problem
                .remedy()
                .orElse(
                    "A definition file begins with Bootstrap: and From:, and has sections such as %post."));
  }

  private static int lastLine(DiagnosticLog log) {
    return log.source().lines().line(log.source().text().length());
  }

  private String translate() {
    verifyText();
    ContextFiles context = ContextFiles.of(options.context());
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Translated by sifter from " + options.definitionName() + ". Build it with BuildKit:");
    lines.add("#     docker build -t IMAGE -f Dockerfile .");
    int last = file.stages().size() - 1;
    // A stage may be the base of the last one: what that has for good is set by ENV in all.
    Set<String> ofImage = StageTranslation.variables(file.stages().get(last));
    for (int i = 0; i <= last; i++) {
      DefinitionStage stage = file.stages().get(i);
      StageOutline places = outline.stages().get(i);
      StageWriter head = new StageWriter();
      String translated = names.free(stage.header().stageName().orElse("stage-" + i));
      StageTranslation translation =
          new StageTranslation(
              stage,
              places,
              names,
              matched,
              size,
              context,
              findings,
              new StageTranslation.Role(translated, i == last, isOwn(), ofImage));
      String base = translation.base().orElseGet(() -> image(stage.header(), places, head));
      List<String> steps = trimmed(translation.translate());
      if (isImageItself(stage, base) && steps.isEmpty() && head.lines().isEmpty() && i < last) {
        stage.header().stageName().ifPresent(name -> names.add(name, base));
        continue;
      }
      head.instruction("FROM", base + (i < last ? " AS " + translated : ""));
      lines.add("");
      lines.addAll(head.lines());
      lines.addAll(steps);
      stage.header().stageName().ifPresent(name -> names.add(name, translated));
    }
    return String.join("\n", lines) + "\n";
  }

  /**
   * Whether sifter has made the stage only for what is copied from an image, which instructions can
   * name by itself.
   */
  private boolean isImageItself(DefinitionStage stage, String image) {
    return isOwn()
        && stage.header().stageName().filter(name -> name.matches("image-\\d+")).isPresent()
        && !names.isTaken(image)
        && image.matches("[\\w./:@-]+");
  }

  /** Whether sifter has written the definition file, as its first line says. */
  private boolean isOwn() {
    return text.startsWith(OWN);
  }

  /** Reports characters that would not come through, once. */
  private void verifyText() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isForeign = c >= FOREIGN_BYTES && c <= FOREIGN_BYTES + 0xFF;
      boolean isPair = i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
      if (c == 0 || (isForeign && !isPair)) {
        String unused =
            findings.report(
                ReverseCode.NOT_TEXT,
                new Span(i, i + 1),
                c == 0 ? "a NUL character" : "bytes that are no UTF-8");
        return;
      }
    }
  }

  private String image(Header header, StageOutline places, StageWriter out) {
    String agent = header.agent().name().toLowerCase(Locale.ROOT);
    if (agent.equals(BootstrapAgent.SCRATCH.name())) {
      return "scratch";
    }
    if (!agent.equals(BootstrapAgent.DOCKER.name())
        && !agent.equals(BootstrapAgent.DOCKER_DAEMON.name())) {
      out.comment(
          findings.report(ReverseCode.BOOTSTRAP, places.field("bootstrap"), agent, instead(agent)));
      return "scratch";
    }
    String reference =
        field(header, "registry").map(value -> value + "/").orElse("")
            + field(header, "namespace").map(value -> value + "/").orElse("")
            + header.from().orElse("");
    if (!isImage(reference)) {
      out.comment(
          findings.report(
              ReverseCode.IMAGE_REFERENCE,
              places.field("from"),
              reference.isEmpty() ? "nothing" : reference));
      return "scratch";
    }
    // A name alone would be that of the stage.
    return names.isTaken(reference) ? reference + ":" + ImageReference.DEFAULT_TAG : reference;
  }

  /** Whether {@code FROM} takes it for the name of an image. */
  private static boolean isImage(String text) {
    try {
      return !ImageReference.parse(text).written().isEmpty();
    } catch (MalformedValueException e) {
      return false;
    }
  }

  private static Optional<String> field(Header header, String key) {
    return header.others().stream()
        .filter(field -> field.key().toLowerCase(Locale.ROOT).equals(key))
        .map(HeaderField::value)
        .findFirst();
  }

  private static String instead(String agent) {
    return switch (agent) {
      case "localimage" -> "the definition file of that image can be translated too.";
      case "library", "shub", "oras" -> "many such images are in a Docker registry as well.";
      case "oci", "oci-archive", "docker-archive" -> "load it with docker load, and push it.";
      default -> "official images of most distributions are in the Docker registry.";
    };
  }

  private static List<String> trimmed(List<String> lines) {
    int start = 0;
    int end = lines.size();
    while (start < end && lines.get(start).isEmpty()) {
      start++;
    }
    while (end > start && lines.get(end - 1).isEmpty()) {
      end--;
    }
    return lines.subList(start, end);
  }
}
