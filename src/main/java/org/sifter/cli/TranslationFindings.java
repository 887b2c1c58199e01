package org.sifter.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;
import org.sifter.lint.rules.BuildkitRunFlags;
import org.sifter.lint.rules.DockerOnlyMetadata;
import org.sifter.lint.rules.EnvOverridesHost;
import org.sifter.lint.rules.FixedPlatform;
import org.sifter.lint.rules.HostManagedFile;
import org.sifter.lint.rules.OnbuildIgnored;
import org.sifter.lint.rules.UserIgnored;
import org.sifter.lint.rules.WorkdirIgnored;
import org.sifter.translate.TranslationCode;

/**
 * What the translation finds, as findings of the linter's rules where these are about the same, so
 * that one name selects and suppresses both.
 */
final class TranslationFindings {
  private TranslationFindings() {}

  /**
   * The rule that a kind of diagnostic belongs to, or itself. A rule is made when it is needed, as
   * loading one takes its time.
   */
  static Code asRule(Code code) {
    return code instanceof TranslationCode found ? asRule(found) : code;
  }

  private static Code asRule(TranslationCode code) {
    return switch (code) {
      case RUNS_AS_CALLER -> new UserIgnored().info();
      case HEALTHCHECK -> new DockerOnlyMetadata().info();
      case TRIGGERS -> new OnbuildIgnored().info();
      case HOST_FILE -> new HostManagedFile().info();
      case VARIABLE_OF_ENGINE -> new EnvOverridesHost().info();
      case OTHER_PLATFORM -> new FixedPlatform().info();
      case WORKDIR_WITHOUT_SHELL -> new WorkdirIgnored().info();
      case NETWORK, SECURITY, GIVEN_TO_THE_BUILD, DONE_WITHOUT -> new BuildkitRunFlags().info();
      default -> code;
    };
  }

  /** The diagnostics with the rules that they belong to; errors stay what they are. */
  static List<Diagnostic> asRules(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(d -> d.withCode(asRule(d.code()))).toList();
  }

  /** Adds what rules find to what the translation has found, where it is not the same. */
  static List<Diagnostic> merge(List<Diagnostic> translation, List<Diagnostic> rules) {
    Set<String> known = new HashSet<>();
    translation.forEach(d -> known.add(place(d)));
    List<Diagnostic> all = new ArrayList<>(translation);
    rules.stream().filter(d -> !known.contains(place(d))).forEach(all::add);
    return all;
  }

  private static String place(Diagnostic diagnostic) {
    return diagnostic.code().id() + ":" + diagnostic.line();
  }
}
