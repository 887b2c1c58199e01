package org.sifter.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sifter.config.ConfigCode;
import org.sifter.diag.Code;
import org.sifter.engine.EngineCode;
import org.sifter.parser.SyntaxCode;
import org.sifter.resolve.ResolveCode;
import org.sifter.reverse.ReverseCode;
import org.sifter.translate.TranslationCode;

/** The catalogue of all diagnostics. */
final class Codes {
  private Codes() {}

  /** The codes of all phases, in the order of the phases. */
  static List<Code> all() {
    List<Code> all = new ArrayList<>();
    all.addAll(Arrays.asList(CliCode.values()));
    all.addAll(Arrays.asList(ConfigCode.values()));
    all.addAll(Arrays.asList(SyntaxCode.values()));
    all.addAll(Arrays.asList(ResolveCode.values()));
    all.addAll(Arrays.asList(TranslationCode.values()));
    all.addAll(Arrays.asList(ReverseCode.values()));
    all.addAll(Arrays.asList(EngineCode.values()));
    return all;
  }
}
