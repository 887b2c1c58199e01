package org.sifter.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;

/** Why findings matter. That of a rule is read from its page, which is done once for a report. */
final class Reasons {
  private final Map<String, String> byCode = new ConcurrentHashMap<>();

  /** Why a finding matters, and what to do about it: those of the two that are known. */
  List<String> advice(Diagnostic finding) {
    List<String> advice = new ArrayList<>(List.of(of(finding.code()), finding.remedy()));
    advice.removeIf(String::isEmpty);
    return advice;
  }

  /** The reason of a code; empty when it has none. */
  String of(Code code) {
    return byCode.computeIfAbsent(code.id(), id -> code.reason());
  }
}
