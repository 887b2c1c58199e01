package org.sifter.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;
import org.sifter.lint.Rule;
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
  /** Made when they are needed, as loading a rule takes its time. */
  private static final Map<TranslationCode, Supplier<Rule>> RULES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(TranslationCode.RUNS_AS_CALLER, UserIgnored::new),
              Map.entry(TranslationCode.HEALTHCHECK, DockerOnlyMetadata::new),
              Map.entry(TranslationCode.TRIGGERS, OnbuildIgnored::new),
              Map.entry(TranslationCode.HOST_FILE, HostManagedFile::new),
              Map.entry(TranslationCode.VARIABLE_OF_ENGINE, EnvOverridesHost::new),
              Map.entry(TranslationCode.OTHER_PLATFORM, FixedPlatform::new),
              Map.entry(TranslationCode.WORKDIR_WITHOUT_SHELL, WorkdirIgnored::new),
              Map.entry(TranslationCode.NETWORK, BuildkitRunFlags::new),
              Map.entry(TranslationCode.SECURITY, BuildkitRunFlags::new),
              Map.entry(TranslationCode.GIVEN_TO_THE_BUILD, BuildkitRunFlags::new),
              Map.entry(TranslationCode.DONE_WITHOUT, BuildkitRunFlags::new)));

  private TranslationFindings() {}

  /** The rule that a kind of diagnostic belongs to, or itself. */
  static Code asRule(Code code) {
    return code instanceof TranslationCode && RULES.containsKey(code)
        ? RULES.get(code).get().info()
        : code;
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
