package org.sifter.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;
import org.sifter.lint.Rule;
import org.sifter.lint.rules.Rules;
import org.sifter.translate.TranslationCode;

/**
 * What the translation finds, as findings of the linter's rules where these are about the same, so
 * that one name selects and suppresses both.
 */
final class TranslationFindings {
  private static final Map<TranslationCode, String> RULES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(TranslationCode.RUNS_AS_CALLER, "user-ignored"),
              Map.entry(TranslationCode.HEALTHCHECK, "docker-only-metadata"),
              Map.entry(TranslationCode.TRIGGERS, "onbuild-ignored"),
              Map.entry(TranslationCode.HOST_FILE, "host-managed-file"),
              Map.entry(TranslationCode.VARIABLE_OF_ENGINE, "env-overrides-host"),
              Map.entry(TranslationCode.OTHER_PLATFORM, "fixed-platform"),
              Map.entry(TranslationCode.WORKDIR_WITHOUT_SHELL, "workdir-ignored"),
              Map.entry(TranslationCode.NETWORK, "buildkit-run-flags"),
              Map.entry(TranslationCode.SECURITY, "buildkit-run-flags"),
              Map.entry(TranslationCode.GIVEN_TO_THE_BUILD, "buildkit-run-flags")));

  private TranslationFindings() {}

  /** The rule that a kind of diagnostic belongs to, or itself. */
  static Code asRule(Code code) {
    String rule = code instanceof TranslationCode ? RULES.get(code) : null;
    return rule == null ? code : Rules.find(rule).map(Rule::info).<Code>map(i -> i).orElse(code);
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
