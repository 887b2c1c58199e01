package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.NamedImage;
import org.sifter.analysis.StageView;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.ImageReference;

/** A base image has no tag, or one that names another image next month. */
public final class FloatingBaseTag implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of(
              "SIF065",
              "floating-base-tag",
              Category.REPRODUCIBILITY,
              Severity.WARNING,
              Phase.BUILD)
          .like("DL3006", "DL3007");

  private static final Set<String> FLOATING =
      Set.of("latest", "stable", "edge", "nightly", "devel", "main", "master", "rolling", "lts");

  /** So many digits in a tag are a date, or part of a commit. */
  private static final int LONG_NUMBER = 4;

  private static final String REMEDY = "Write the tag of a release.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (StageView stage : subject.analysis().stages()) {
      NamedImage.of(stage).ifPresent(image -> check(image, findings));
    }
  }

  private static void check(NamedImage image, Findings findings) {
    ImageReference reference = image.image().reference();
    if (reference.digest().isPresent()) {
      return;
    }
    Optional<String> tag = reference.tag();
    if (tag.isEmpty()) {
      findings.report(
          image.span(),
          "%s has no tag, so that it is another image after its next release"
              .formatted(reference.familiar()),
          REMEDY);
    } else if (isFloating(image.image().tag())) {
      findings.report(
          image.tagSpan(),
          "the tag %s of %s is moved to each new release"
              .formatted(tag.get(), image.image().repository()),
          REMEDY);
    }
  }

  private static boolean isFloating(String tag) {
    List<String> words = List.of(tag.split("[-_.]", -1));
    return FLOATING.contains(words.get(0)) && words.stream().noneMatch(FloatingBaseTag::isFixed);
  }

  /** Whether a word of a tag is a date or a commit. */
  private static boolean isFixed(String word) {
    boolean hex = word.length() >= 7 && word.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    boolean number = word.length() >= LONG_NUMBER && word.chars().allMatch(Character::isDigit);
    return number || (hex && word.chars().anyMatch(Character::isDigit));
  }
}
