package org.sifter.lint;

import java.util.List;
import java.util.Optional;
import org.sifter.diag.Code;
import org.sifter.diag.Severity;
import org.sifter.diag.Wording;

/**
 * What is known of a rule without running it. Its explanation is its {@linkplain RulePage page}.
 *
 * @param id the short id, {@code SIF} and three digits
 * @param name the name in kebab case, e.g. {@code tmp-wipe}
 * @param category what it is about
 * @param severity how grave its findings are unless it says otherwise for one of them
 * @param phase when what it warns of happens
 * @param others the rules of other linters that find the same thing, such as {@code DL3006}; a
 *     comment that suppresses one of them suppresses this rule too
 */
public record RuleInfo(
    String id, String name, Category category, Severity severity, Phase phase, List<String> others)
    implements Code {

  /** The message and the remedy are written by the rule for each finding. */
  private static final String AS_REPORTED = "%s";

  public RuleInfo {
    others = List.copyOf(others);
  }

  /** A rule that no other linter has. */
  public static RuleInfo of(
      String id, String name, Category category, Severity severity, Phase phase) {
    return new RuleInfo(id, name, category, severity, phase, List.of());
  }

  /** The same, with the rules of other linters that find the same thing. */
  public RuleInfo like(String... others) {
    return new RuleInfo(id, name, category, severity, phase, List.of(others));
  }

  /** Whether {@code text} is its id or its name, in any case. */
  public boolean isCalled(String text) {
    return id.equalsIgnoreCase(text) || name.equalsIgnoreCase(text);
  }

  @Override
  public String label() {
    return id + " " + name;
  }

  @Override
  public Wording wording() {
    return new Wording(severity, AS_REPORTED, AS_REPORTED);
  }

  @Override
  public String reason() {
    return RuleReasons.of(name);
  }

  /** Its page; empty when it has none, which only a test may see. */
  public Optional<RulePage> page() {
    return RulePage.of(name);
  }
}
