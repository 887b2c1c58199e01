package org.sifter.lint.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.BaseImage;
import org.sifter.analysis.BaseTrait;
import org.sifter.analysis.EnvironmentPair;
import org.sifter.analysis.ImageEnvironment;
import org.sifter.analysis.Paths;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.Base;
import org.sifter.shell.Expansion;
import org.sifter.shell.ExpansionException;
import org.sifter.shell.WordExpander;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

/** LD_LIBRARY_PATH loses what the base image has in it, or names the current directory. */
public final class LdLibraryPathReplaced implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of(
          "SIF041", "ld-library-path-replaced", Category.ENVIRONMENT, Severity.WARNING, Phase.RUN);

  private static final String NAME = "LD_LIBRARY_PATH";

  /** Where Docker's NVIDIA runtime puts the driver; with Singularity nothing is there. */
  private static final String DOCKERS_DRIVER = "/usr/local/nvidia";

  private static final List<String> REFERENCES = List.of("${" + NAME + "}", "$" + NAME);

  /** What is known of the old value where an ENV refers to it. */
  private enum Old {
    SET,
    UNSET,
    UNKNOWN
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    ImageEnvironment environment = ImageEnvironment.of(analysis);
    WordExpander expander = new WordExpander(analysis.dockerfile().escape());
    for (EnvironmentPair pair : environment.pairs()) {
      if (pair.name().equals(NAME)) {
        open(pair, expander).ifPresent(value -> checkElements(pair, value, analysis, findings));
      }
    }
    environment.pairs().stream()
        .filter(pair -> pair.name().equals(NAME))
        .findFirst()
        .filter(pair -> open(pair, expander).filter(LdLibraryPathReplaced::keepsOld).isEmpty())
        .ifPresent(first -> checkLoss(first, environment, analysis, findings));
  }

  /** The value with the old one left open; empty when it cannot be expanded. */
  private static Optional<Expansion> open(EnvironmentPair pair, WordExpander expander) {
    try {
      return Optional.of(
          expander.expand(
              pair.written().value().text(),
              name ->
                  name.equals(NAME)
                      ? Optional.of(Expansion.reference(NAME))
                      : pair.moment().state().variable(name)));
    } catch (ExpansionException e) {
      return Optional.empty();
    }
  }

  private static boolean keepsOld(Expansion value) {
    return value.references().contains(NAME);
  }

  private static void checkElements(
      EnvironmentPair pair, Expansion value, Analysis analysis, Findings findings) {
    Old old = old(pair, analysis);
    Optional<String> unset = text(value, "");
    Optional<String> set = text(value, "/old");
    boolean always = set.filter(LdLibraryPathReplaced::hasEmptyElement).isPresent();
    boolean whenUnset = unset.filter(LdLibraryPathReplaced::hasEmptyElement).isPresent();
    if (always || (whenUnset && old != Old.SET)) {
      Optional<Edit> edit = alternative(pair, findings.source());
      boolean certain = always || old == Old.UNSET;
      findings.report(
          certain ? Severity.WARNING : Severity.INFO,
          always
              ? pair.span("::", findings.source())
              : edit.map(Edit::span).orElse(pair.valueSpan()),
          certain
              ? "LD_LIBRARY_PATH gets an empty element, which is the current directory"
              : "LD_LIBRARY_PATH gets an empty element, which is the current directory, if the base"
                  + " image sets none",
          "Write ${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}, which is nothing when there is no old"
              + " value.",
          edit.filter(e -> !always).map(e -> Fix.safe("put the colon into the reference", e)));
    }
    unset
        .flatMap(LdLibraryPathReplaced::relativeElement)
        .ifPresent(
            element ->
                findings.report(
                    pair.span(element, findings.source()),
                    "LD_LIBRARY_PATH has the relative directory %s".formatted(element),
                    "Write an absolute path."));
  }

  /** Whether there was a value before an ENV. */
  private static Old old(EnvironmentPair pair, Analysis analysis) {
    Optional<Expansion> before = pair.moment().state().variable(NAME);
    if (before.isPresent()) {
      return before.get().orUnset().isEmpty() && before.get().isLiteral() ? Old.UNSET : Old.SET;
    }
    if (pair.moment().state().complete()
        || analysis.lineage().get(0).stage().base() instanceof Base.Scratch) {
      return Old.UNSET;
    }
    return analysis.base().map(LdLibraryPathReplaced::ofBase).orElse(Old.UNKNOWN);
  }

  /** What the name of the base image tells: those with few locales are plain distributions. */
  private static Old ofBase(BaseImage base) {
    Set<BaseTrait> traits = BaseTrait.of(base);
    if (traits.contains(BaseTrait.LIBRARY_PATH)) {
      return Old.SET;
    }
    return traits.contains(BaseTrait.ONLY_C_LOCALES) || base.name().equals("alpine")
        ? Old.UNSET
        : Old.UNKNOWN;
  }

  /** The value when the old one is {@code old}; empty when it hangs on other variables too. */
  private static Optional<String> text(Expansion value, String old) {
    StringBuilder text = new StringBuilder();
    for (Expansion.Part part : value.parts()) {
      if (part instanceof Expansion.Literal literal) {
        text.append(literal.text());
      } else if (part instanceof Expansion.Reference reference && reference.name().equals(NAME)) {
        Optional<String> operand = text(reference.operand(), old);
        if (operand.isEmpty()) {
          return Optional.empty();
        }
        text.append(chosen(reference.operator(), operand.get(), old));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(text.toString());
  }

  private static String chosen(Expansion.Operator operator, String operand, String old) {
    return switch (operator) {
      case NONE, ERROR_IF_EMPTY, ERROR_IF_UNSET -> old;
      case DEFAULT_IF_EMPTY, DEFAULT_IF_UNSET -> old.isEmpty() ? operand : old;
      case ALTERNATIVE_IF_NOT_EMPTY, ALTERNATIVE_IF_SET -> old.isEmpty() ? "" : operand;
    };
  }

  private static boolean hasEmptyElement(String path) {
    return !path.isEmpty() && Stream.of(path.split(":", -1)).anyMatch(String::isEmpty);
  }

  private static Optional<String> relativeElement(String path) {
    return Arrays.stream(path.split(":", -1))
        .filter(e -> !e.isEmpty() && !e.startsWith("/") && !e.startsWith("$"))
        .findFirst();
  }

  /** The reference to the old value and the colon beside it, written as one. */
  private static Optional<Edit> alternative(EnvironmentPair pair, SourceFile source) {
    Span value = pair.valueSpan();
    String text = source.text(value);
    for (String reference : REFERENCES) {
      int start = text.indexOf(reference);
      int end = start + reference.length();
      boolean inName = end < text.length() && Expansion.Reference.isName(text.charAt(end) + "");
      if (start < 0 || inName || text.indexOf(reference, end) >= 0) {
        continue;
      }
      if (start > 0 && text.charAt(start - 1) == ':') {
        return Optional.of(
            new Edit(
                new Span(value.start() + start - 1, value.start() + end),
                "${" + NAME + ":+:$" + NAME + "}"));
      }
      if (end < text.length() && text.charAt(end) == ':') {
        return Optional.of(
            new Edit(
                new Span(value.start() + start, value.start() + end + 1),
                "${" + NAME + ":+$" + NAME + ":}"));
      }
    }
    return Optional.empty();
  }

  private static void checkLoss(
      EnvironmentPair pair, ImageEnvironment environment, Analysis analysis, Findings findings) {
    Optional<String> lost = environment.inherited(NAME).flatMap(old -> lost(old, pair));
    boolean needed =
        environment.inherited(NAME).isEmpty()
            && !pair.moment().state().complete()
            && analysis
                .base()
                .filter(base -> BaseTrait.of(base).contains(BaseTrait.NEEDS_LIBRARY_PATH))
                .isPresent();
    if (lost.isPresent() || needed) {
      findings.report(
          pair.valueSpan(),
          "LD_LIBRARY_PATH loses %s".formatted(lost.orElse("the directories of the base image")),
          "Put :$LD_LIBRARY_PATH behind the new directories.");
    }
  }

  /** The first of the base image's directories that the new value has not. */
  private static Optional<String> lost(String old, EnvironmentPair pair) {
    List<String> kept = Arrays.asList(pair.value().orUnset().split(":", -1));
    return Arrays.stream(old.split(":", -1))
        .filter(directory -> directory.startsWith("/"))
        .filter(directory -> !Paths.isWithin(directory, DOCKERS_DRIVER))
        .filter(directory -> !kept.contains(directory))
        .findFirst();
  }
}
